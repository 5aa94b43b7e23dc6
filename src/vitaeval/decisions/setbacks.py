"""Examples that passed and now fail: one at a time, and only when it happens again."""

from __future__ import annotations

from vitaeval.decisions.pairs import PASSED, value_of
from vitaeval.schema.run import RunRecord


def suspects(baseline: RunRecord, candidate: RunRecord) -> tuple[str, ...]:
    """Examples that the baseline passed in every answer and the candidate in none, in order of id."""
    before, after = _passes(baseline), _passes(candidate)
    return tuple(
        example for example in sorted(before.keys() & after.keys()) if all(before[example]) and not any(after[example])
    )


def confirmed(baseline: RunRecord, candidate: RunRecord, asked: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `asked` that, in new answers, the baseline passes each time and the candidate never.

    An equal version that passes nine of ten is blocked by a confirmed example in about 6 of 100 gates, without
    confirmation in nearly all.
    """
    return tuple(example for example in suspects(baseline, candidate) if example in asked)


def _passes(run: RunRecord) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {}
    for item in run.examples:
        value = value_of(item, PASSED)
        if value is not None:
            found.setdefault(item.example, []).append(bool(value))
    return found
