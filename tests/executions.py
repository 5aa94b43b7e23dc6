"""Requests that nobody made, for what reads execution records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from vitaeval.schema.execution import Execution

START = datetime(2026, 11, 1, tzinfo=UTC)


def execution(number: int = 0, **more: Any) -> Execution:
    """One request, a minute after the one before."""
    values: dict[str, Any] = {
        "id": f"q{number}",
        "time": START + timedelta(minutes=number),
        "task": "generate_cv",
        "version": "1.1.0",
    }
    return Execution(**{**values, **more})


def traffic(seed: int, *spells: tuple[int, str, float, float], **more: Any) -> Iterator[Execution]:
    """Spells of (how many requests, version or `a/b` in turn, error rate, mean quality), a minute apart."""
    rng, number = Random(seed), 0
    for count, versions, errors, quality in spells:
        for place in range(count):
            version = versions.split("/")[place % len(versions.split("/"))]
            failed = rng.random() < errors
            signals = {} if failed else {"quality": min(1.0, max(0.0, rng.gauss(quality, 0.18)))}
            yield execution(number, version=version, error="timeout" if failed else None, signals=signals, **more)
            number += 1
