"""A number is judged beside its family: the goal alone, all others together, too few people not at all."""

from __future__ import annotations

import numpy as np

from vitaeval.decisions.measured import Measured, Named, judged, measured
from vitaeval.decisions.pairs import Pairs
from vitaeval.schema.comparison import Comparing, Word
from vitaeval.schema.score import Direction

RULES = Comparing()


def pairs(effect: float, n: int = 40, seed: int = 1) -> Pairs:
    rng = np.random.default_rng(seed)
    people = [f"p{number}" for number in range(n)]
    baseline = dict(zip(people, rng.uniform(0.3, 0.7, n).tolist(), strict=True))
    gaps = rng.normal(effect, 0.05, n).tolist()
    return Pairs(baseline, {name: baseline[name] + gap for name, gap in zip(people, gaps, strict=True)}, 0)


def item(metric: str, effect: float, seed: int = 1, **more: str) -> Measured:
    found = measured(Named(metric, metric, "share", Direction.UP, **more), pairs(effect, seed=seed))
    assert found is not None
    return found


def test_fewer_people_than_asked_are_no_number() -> None:
    named = Named("a", "a", "share", Direction.UP)
    assert measured(named, pairs(0.1, n=2), least=3) is None
    assert measured(named, Pairs({}, {}, 4)) is None
    assert measured(named, pairs(0.1, n=3), least=3) is not None


def test_a_borderline_number_loses_its_word_among_many_and_keeps_it_as_the_goal() -> None:
    items = [item("a", 0.018), *(item(f"b{seed}", 0.0, seed) for seed in range(2, 12))]
    alone, beside = (next(iter(judged(items, goal, RULES))) for goal in ("a", None))
    assert alone.p == alone.p_adjusted
    assert beside.p_adjusted > beside.p


def test_the_same_metric_of_two_stages_is_two_numbers() -> None:
    first, second = judged([item("cost", 0.1, stage="find"), item("cost", -0.1, 2, stage="write")], None, RULES)
    assert (first.stage, first.word) == ("find", Word.BETTER)
    assert (second.stage, second.word) == ("write", Word.WORSE)
    assert first.p_adjusted >= first.p
