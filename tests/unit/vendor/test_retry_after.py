from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.vendor.retry_after import retry_after_s, said_after_s, until_s

NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


def test_milliseconds_are_finer_than_seconds_and_win() -> None:
    assert retry_after_s({"retry-after": "1", "retry-after-ms": "250"}, NOW) == 0.25


def test_a_date_counts_from_now_when_the_server_shows_no_clock() -> None:
    assert retry_after_s({"retry-after": "Sun, 01 Mar 2026 12:01:30 GMT"}, NOW) == 90


def test_a_date_counts_from_the_servers_clock_when_ours_is_wrong() -> None:
    headers = {"retry-after": "Sun, 01 Mar 2026 09:00:10 GMT", "date": "Sun, 01 Mar 2026 09:00:00 GMT"}
    assert retry_after_s(headers, NOW) == 10


def test_a_date_in_the_past_means_now() -> None:
    assert retry_after_s({"retry-after": "Sun, 01 Mar 2026 11:00:00 GMT"}, NOW) == 0


@pytest.mark.parametrize("headers", [{}, {"retry-after": "later"}, {"retry-after-ms": "nan"}])
def test_silence_is_unknown(headers: dict[str, str]) -> None:
    assert retry_after_s(headers, NOW) is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_header_can_break_the_reading(after: str, milliseconds: str) -> None:
    found = retry_after_s({"retry-after": after, "retry-after-ms": milliseconds}, NOW)
    assert found is None or found >= 0


@pytest.mark.parametrize(
    ("message", "seconds"),
    [
        ("Rate limit reached. Please try again in 7.66s.", 7.66),
        ("Limit 6000, Used 5900, Requested 700. Please try again in 1m2.5s. Visit us", 62.5),
        ("Please try again in 120ms", 0.12),
        ("Requests have exceeded the rate limit. Please retry after 26 seconds.", 26),
        ("Rate limit reached", None),
    ],
)
def test_an_errors_own_words_say_when(message: str, seconds: float | None) -> None:
    assert said_after_s(message) == (None if seconds is None else pytest.approx(seconds))


def test_what_is_no_moment_has_no_distance() -> None:
    assert until_s("tomorrow", {}, NOW) is None
