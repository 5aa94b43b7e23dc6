"""Nights of the released version that stand in for answers a gate would have to buy."""

from __future__ import annotations

from collections.abc import Sequence, Set
from math import ceil

from vitaeval.decisions.night_run import asking
from vitaeval.decisions.pairs import pairs
from vitaeval.decisions.words import p_of
from vitaeval.schema.run import ExampleRecord, RunRecord

SHARE, LEAST, SUSPICION = 0.2, 5, 0.01


def merged(nights: Sequence[RunRecord]) -> RunRecord:
    """All nights as one run of the newest: each night is a trial."""
    answers = ((number, item) for number, night in enumerate(nights) for item in night.examples)
    examples = tuple(ExampleRecord(**{**dict(item), "trial": number}) for number, item in answers)
    return RunRecord(**{**dict(nights[-1]), "examples": examples})


def only(run: RunRecord, examples: Set[str]) -> RunRecord:
    """What the run says of these examples."""
    return RunRecord(**{**dict(run), "examples": tuple(item for item in run.examples if item.example in examples)})


def is_stored(run: RunRecord) -> bool:
    """Whether the run's answers were there before the gate was asked."""
    return asking(run.manifest.config.epoch) is not None


def to_ask_again(examples: int) -> int:
    """Of how many examples the baseline is asked again, to see that the nights still describe it."""
    return min(examples, max(LEAST, ceil(SHARE * examples)))


def tie_in(stored: RunRecord, fresh: RunRecord) -> str | None:
    """Why the nights no longer describe the baseline; None when today's answers are like theirs.

    Other models were served, or the goal differs at the 1 % level: one gate in a hundred then buys what it had.
    """
    if stored.served_models != fresh.served_models:
        return f"the nights were served by {_listed(stored)}, today's answers by {_listed(fresh)}"
    gaps = pairs(stored.examples, fresh.examples, fresh.goal).gaps()
    if not gaps:
        return f"today's answers have no number of {fresh.goal}"
    p = p_of(gaps)
    mean = sum(gaps) / len(gaps)
    return f"today's answers differ from the nights' by {mean:+.3f} (p {p:.3f})" if p < SUSPICION else None


def _listed(run: RunRecord) -> str:
    return ", ".join(run.served_models) or "nothing that it named"
