"""What somebody who waits for a run is told when nothing seems to happen: a line for each thing that changes."""

from __future__ import annotations

import math
from collections.abc import Callable

Tell = Callable[[str], None]


def silent(_line: str) -> None:
    """Tell nobody."""


def opened(failures: int, reason: str, pause_s: float, hold_s: float | None) -> str:
    """A provider is left alone for `pause_s` seconds; `reason` begins with its name.

    `hold_s` are the seconds for which calls are held, None when they are refused meanwhile.
    """
    provider, _, why = reason.partition(": ")
    meanwhile = "calls are refused" if hold_s is None else "holding"
    end = "" if hold_s is None else f", giving up after {hold_s:.0f} s"
    return f"{provider}: {_calls(failures)} failed in a row ({why}); {meanwhile}, next try in {pause_s:.0f} s{end}"


def still_down(provider: str, reason: str, pause_s: float) -> str:
    """The first try after the pause has failed as well; said once an outage."""
    why = reason.removeprefix(f"{provider}: ")
    return f"{provider} is still down ({why}); trying again every {pause_s:.0f} s"


def gave_up(provider: str, down_s: float) -> str:
    """Calls are held no longer; said once an outage."""
    return f"{provider} has been down for {down_s:.0f} s: no longer waiting, its calls stay unanswered"


def closed(provider: str, down_s: float) -> str:
    """A provider is back after `down_s` seconds."""
    return f"{provider} answers again after {down_s:.0f} s"


def empty(provider: str, reason: str, pause_s: float) -> str:
    """An account can pay no more and is left alone for `pause_s` seconds, infinity for this run's whole life."""
    if math.isinf(pause_s):
        then = "no further calls; top it up and run the same command again"
    else:
        then = f"no calls for {pause_s:.0f} s"
    return f"{provider}: the account is empty: {then} ({reason})"


def _calls(number: int) -> str:
    return "1 call" if number == 1 else f"{number} calls"
