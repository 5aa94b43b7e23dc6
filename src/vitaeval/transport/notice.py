"""What somebody who waits for a run is told when nothing seems to happen: a line as it begins, a line as it ends."""

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
