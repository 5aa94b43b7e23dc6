from __future__ import annotations

from datetime import UTC, datetime

import pytest

from vitaeval.schema.chat import RateHint
from vitaeval.vendor.limits import rate_hint

NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
X = {
    "x-ratelimit-limit-requests": "14400",
    "x-ratelimit-limit-tokens": "18000",
    "x-ratelimit-remaining-requests": "14370",
    "x-ratelimit-remaining-tokens": "17997",
    "x-ratelimit-reset-requests": "2m59.5s",
    "x-ratelimit-reset-tokens": "7.66s",
}


def test_openais_request_limit_counts_a_minute_and_groqs_a_day() -> None:
    expected = {
        "limit_requests": 14400,
        "limit_tokens": 18000,
        "remaining_requests": 14370,
        "remaining_tokens": 17997,
        "reset_requests_s": 179.5,
        "reset_tokens_s": 7.66,
    }
    assert rate_hint("openai", X, NOW) == RateHint(**expected)
    assert rate_hint("groq", X, NOW) == RateHint(**expected, requests_window_s=86400)


def anthropic(kind: str) -> dict[str, str]:
    return {
        "anthropic-ratelimit-requests-limit": "50",
        "anthropic-ratelimit-requests-remaining": "49",
        "anthropic-ratelimit-requests-reset": "2026-03-01T12:00:02Z",
        f"anthropic-ratelimit-{kind}-limit": "40000",
        f"anthropic-ratelimit-{kind}-remaining": "39000",
        f"anthropic-ratelimit-{kind}-reset": "2026-03-01T12:01:00Z",
    }


@pytest.mark.parametrize("kind", ["tokens", "input-tokens"])
def test_anthropics_moments_become_seconds(kind: str) -> None:
    assert rate_hint("anthropic", anthropic(kind), NOW) == RateHint(
        limit_requests=50,
        remaining_requests=49,
        reset_requests_s=2,
        limit_tokens=40000,
        remaining_tokens=39000,
        reset_tokens_s=60,
    )


def test_the_tightest_token_limit_wins_over_that_of_input_tokens() -> None:
    both = anthropic("input-tokens") | anthropic("tokens") | {"anthropic-ratelimit-tokens-remaining": "7"}
    found = rate_hint("anthropic", both, NOW)
    assert found is not None
    assert found.remaining_tokens == 7


@pytest.mark.parametrize("vendor", ["openai", "groq", "anthropic", "compatible"])
def test_no_headers_no_hint(vendor: str) -> None:
    assert rate_hint(vendor, {"content-type": "application/json"}, NOW) is None


def test_an_unreadable_header_is_unknown_and_the_others_still_count() -> None:
    found = rate_hint("compatible", X | {"x-ratelimit-limit-tokens": "many"}, NOW)
    assert found is not None
    assert (found.limit_tokens, found.remaining_tokens) == (None, 17997)
