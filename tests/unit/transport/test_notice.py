"""One line says what happened, what happens now, and until when."""

from __future__ import annotations

import math

from vitaeval.transport import notice


def test_an_outage_names_the_provider_once_and_says_how_long_it_is_waited_for() -> None:
    line = notice.opened(5, "far: HTTP 500: api_error: boom", pause_s=60.0, hold_s=300.0)
    assert line == (
        "far: 5 calls failed in a row (HTTP 500: api_error: boom); holding, next try in 60 s, giving up after 300 s"
    )


def test_who_does_not_hold_does_not_speak_of_giving_up() -> None:
    line = notice.opened(1, "far: no connection", pause_s=60.0, hold_s=None)
    assert line == "far: 1 call failed in a row (no connection); calls are refused, next try in 60 s"


def test_the_end_of_an_outage_says_how_long_it_was() -> None:
    assert notice.closed("far", 19.6) == "far answers again after 20 s"


def test_an_empty_account_comes_with_its_remedy_or_the_length_of_the_pause() -> None:
    ends_run = notice.empty("far", "HTTP 402", math.inf)
    assert ends_run == (
        "far: the account is empty: no further calls; top it up and run the same command again (HTTP 402)"
    )
    assert notice.empty("far", "HTTP 402", 60.0) == "far: the account is empty: no calls for 60 s (HTTP 402)"


def test_a_failed_try_and_giving_up_have_a_line_each() -> None:
    assert notice.still_down("far", "far: HTTP 503", 60.0) == "far is still down (HTTP 503); trying again every 60 s"
    assert notice.gave_up("far", 300.4) == ("far has been down for 300 s: no longer waiting, its calls stay unanswered")
