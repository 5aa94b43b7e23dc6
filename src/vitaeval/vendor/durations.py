"""Time spans and moments as vendors write them."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_PART = r"(\d+(?:\.\d+)?)(ms|us|s|m|h|d)"
_SPAN = re.compile(rf"(?:{_PART})+")
_SECONDS = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


def span_s(text: str) -> float | None:
    """Seconds of `1h2m3.5s`, `250ms` or a bare number of seconds; None for anything else, never below 0."""
    text = text.strip()
    if _SPAN.fullmatch(text):
        return sum(float(amount) * _SECONDS[unit] for amount, unit in re.findall(_PART, text))
    return number(text)


def number(text: str) -> float | None:
    """A finite number of at least 0 (a negative one counts as 0), None for anything else."""
    try:
        value = float(text)
    except ValueError:
        return None
    return max(0.0, value) if math.isfinite(value) else None


def moment(text: str) -> datetime | None:
    """An HTTP date (RFC 9110, section 5.6.7) or an RFC 3339 time stamp, with its time zone; None for anything else."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except ValueError:
            return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
