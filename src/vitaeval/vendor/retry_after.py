"""When a vendor says to come back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from vitaeval.vendor.durations import moment, number, span_s

_MILLISECONDS = ("retry-after-ms", "x-ms-retry-after-ms")
_SAID = re.compile(
    r"(?:try again|retry) (?:in|after) ((?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+|\d+(?:\.\d+)? ?s(?:econds?)?)", re.I
)


def retry_after_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds to wait according to `headers` (lower-case names), None where they are silent or unreadable.

    Milliseconds (OpenAI, Azure) are finer and win over `retry-after`, which is a number of seconds or an HTTP date
    (RFC 9110, section 10.2.3). A date is held against the server's own clock if it sent one, else against `now`.
    """
    for name in _MILLISECONDS:
        if (milliseconds := number(headers.get(name, ""))) is not None:
            return milliseconds / 1000
    said = headers.get("retry-after", "")
    if (seconds := number(said)) is not None:
        return seconds
    return until_s(said, headers, now)


def until_s(stamp: str, headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds from the server's `date` (or `now`) until `stamp`, 0 when it has passed, None when it is no moment."""
    then = moment(stamp)
    if then is None:
        return None
    return max(0.0, (then - (moment(headers.get("date", "")) or now)).total_seconds())


def said_after_s(message: str) -> float | None:
    """Seconds that an error's own words ask for ("Please try again in 7.66s"), None where they do not."""
    found = _SAID.search(message)
    return span_s(re.sub(r"\s|econds?", "", found.group(1))) if found else None
