from __future__ import annotations

from tests.shelves.observations import call, observe

from vitaeval.metrics.tokens import METRIC
from vitaeval.schema.score import NotApplicable, Score


def test_all_calls_are_counted_repairs_included() -> None:
    found = METRIC.score(observe({}, calls=(call(), call(repair=True))))
    assert isinstance(found, Score)
    assert found.value == 2400
    assert found.parts == {"prompt": 2000, "completion": 400, "cached": 600, "calls": 2}


def test_one_uncounted_call_leaves_the_sum_unknown() -> None:
    assert isinstance(METRIC.score(observe({}, calls=(call(), call(usage=None)))), NotApplicable)


def test_without_calls_there_is_nothing_to_count() -> None:
    assert isinstance(METRIC.score(observe({}, calls=())), NotApplicable)
