from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.errors import CreditExhausted, Permanent, ProviderError, RateLimited, Transient
from vitaeval.schema.chat import FinishReason
from vitaeval.vendor.status import Refused, answer_within, provider_error

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def error(status: int | None, kind: str = "", message: str = "", **headers: str) -> ProviderError:
    body = {"error": {"type": kind, "message": message}}
    return provider_error("v", Refused(status, body, {k.replace("_", "-"): v for k, v in headers.items()}), NOW)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 413, 415, 422])
def test_what_would_fail_again_is_permanent(status: int) -> None:
    assert type(error(status)) is Permanent


@pytest.mark.parametrize("status", [408, 409, 425, 498, 500, 502, 503, 504, 520, 529])
def test_what_may_pass_later_is_transient(status: int) -> None:
    assert type(error(status)) is Transient


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [
        (402, "", ""),
        (402, "billing_error", "Payment required"),
        (429, "insufficient_quota", "You exceeded your current quota, please check your plan"),
        (429, "organization_usage_limit_exceeded", ""),
        (429, "credit_balance_exhausted", ""),
        (429, "enforced_spend_limit_reached", "Rate limited"),
        (400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API."),
        (400, "invalid_request_error", "You have reached your specified API usage limits. You will regain access on"),
        (403, "", "Insufficient balance"),
    ],
)
def test_an_empty_account_is_known_behind_any_status(status: int, kind: str, message: str) -> None:
    assert type(error(status, kind, message)) is CreditExhausted


def test_a_quota_that_comes_back_soon_is_a_limit_and_not_an_empty_account() -> None:
    found = error(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota. Please retry in 12.5s.")
    assert isinstance(found, RateLimited)
    assert found.after_s == 12.5


def test_a_limit_takes_the_header_before_the_words() -> None:
    found = error(429, "rate_limit_exceeded", "Please try again in 9s", retry_after="3")
    assert isinstance(found, RateLimited)
    assert found.after_s == 3


@pytest.mark.parametrize(("limit", "requested", "kind"), [(6000, 7112, Permanent), (6000, 700, RateLimited)])
def test_a_request_above_the_limit_never_passes(limit: int, requested: int, kind: type[ProviderError]) -> None:
    message = f"Limit reached on tokens per minute (TPM): Limit {limit}, Used 5900, Requested {requested}."
    assert type(error(429, "rate_limit_exceeded", message)) is kind


def test_a_prompt_that_is_too_long_says_so() -> None:
    found = error(400, "context_length_exceeded", "maximum context length is 8192 tokens")
    assert type(found) is Permanent
    assert "does not fit" in str(found)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("overloaded_error", Transient),
        ("api_error", Transient),
        ("rate_limit_error", RateLimited),
        ("invalid_request_error", Permanent),
        ("billing_error", CreditExhausted),
    ],
)
@pytest.mark.parametrize("status", [None, 200])
def test_an_error_in_a_stream_is_judged_by_its_type(
    status: int | None, kind: str, expected: type[ProviderError]
) -> None:
    assert type(error(status, kind)) is expected


def test_the_reason_names_status_type_words_and_request() -> None:
    found = error(404, "not_found_error", "model: m-9", request_id="req_7")
    assert str(found) == "v: HTTP 404: not_found_error: model: m-9 (request req_7)"
    assert found.status == 404


@given(
    st.none() | st.integers(100, 599),
    st.none() | st.text() | st.dictionaries(st.text(), st.text()),
    st.dictionaries(st.sampled_from(["retry-after", "retry-after-ms", "date"]), st.text()),
)
def test_whatever_comes_is_typed(status: int | None, body: object, headers: dict[str, str]) -> None:
    assert isinstance(provider_error("v", Refused(status, body, headers), NOW), ProviderError)


def test_a_filtered_prompt_is_an_outcome() -> None:
    assert answer_within({"code": "content_filter", "message": "filtered"}) == (FinishReason.CONTENT_FILTER, "")


def test_text_that_is_no_json_is_the_models_answer() -> None:
    body = {"error": {"code": "json_validate_failed", "failed_generation": "Sure! {"}}
    assert answer_within(body) == (FinishReason.STOP, "Sure! {")


@pytest.mark.parametrize("body", [None, "", {"error": {"code": "json_validate_failed"}}, {"code": "not_found"}])
def test_other_errors_hold_no_answer(body: object) -> None:
    assert answer_within(body) is None
