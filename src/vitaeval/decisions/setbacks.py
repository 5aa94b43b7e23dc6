"""Examples that passed and now fail: one at a time, and only when it happens again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vitaeval.decisions.pairs import PASSED, value_of
from vitaeval.schema.run import RunRecord


def suspects(baseline: RunRecord, candidate: RunRecord) -> tuple[str, ...]:
    """Examples that the baseline passed in every answer and the candidate in none, in order of id.

    One answer of each tells little: of equal versions that pass nine times in ten, nearly every gate finds some. Three
    more answers leave one in about 1 of 100 gates.
    """
    return lost(_passes(baseline), _passes(candidate))


def lost(before: Mapping[str, Sequence[bool]], after: Mapping[str, Sequence[bool]]) -> tuple[str, ...]:
    """Examples with answers on both sides that pass every time before and never after, in order of id."""
    return tuple(name for name in sorted(before.keys() & after.keys()) if all(before[name]) and not any(after[name]))


def _passes(run: RunRecord) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {}
    for item in run.examples:
        value = value_of(item, PASSED)
        if value is not None:
            found.setdefault(item.example, []).append(bool(value))
    return found
