"""Scorers that worker processes can make: one that works, and some that come to grief there."""

from __future__ import annotations

import os
import signal
import sys

from tests.line import length, metric, planned

from vitaeval.app.scorer import Scorer, scorer
from vitaeval.schema.config import Suite
from vitaeval.schema.score import Observation, Score

NAMES = tuple(f"e{number}" for number in range(30))
TRIALS = 2
PLAN = planned(NAMES, suite=Suite(name="all", trials=TRIALS))


def telling(seen: Observation) -> Score:
    """The process in which it was scored."""
    return Score(value=os.getpid())


def sound() -> Scorer:
    """Scores the letter's length."""
    return scorer(PLAN, [metric()])


def with_pid() -> Scorer:
    """Also tells where each example was scored."""
    return scorer(PLAN, [metric(), metric("where", score=telling, parts=(), worst_parts=(), high=None)])


def deadly(here: int, example: str, how: signal.Signals) -> Scorer:
    """Kills its own process at `example`, anywhere but in the process `here`."""

    def score(seen: Observation) -> Score:
        if seen.example.id == example and os.getpid() != here:
            os.kill(os.getpid(), how)
        return length(seen)

    return scorer(PLAN, [metric(score=score)])


def talkative() -> Scorer:
    """Prints while it scores, as some libraries do."""

    def score(seen: Observation) -> Score:
        print("x" * 100_000)
        sys.stdout.flush()
        return length(seen)

    return scorer(PLAN, [metric(score=score)])


def broken() -> Scorer:
    """Cannot be made."""
    raise ZeroDivisionError("no scorer")
