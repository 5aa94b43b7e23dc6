"""The only owner of the wall clock."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def seconds() -> float:
    """The present moment in seconds since 1970, the same for all processes of the machine."""
    return now().timestamp()
