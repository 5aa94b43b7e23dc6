from __future__ import annotations

import pytest
from tests.shelves.observations import call, observe

from vitaeval.metrics.cost import METRIC
from vitaeval.schema.score import NotApplicable, Score


def test_the_price_of_all_calls_is_summed() -> None:
    found = METRIC.score(observe({}, calls=(call(), call(repair=True), call(cost_usd=0.0))))
    assert isinstance(found, Score)
    assert found.value == pytest.approx(0.04)


def test_one_unknown_price_makes_the_sum_unknown_and_not_smaller() -> None:
    found = METRIC.score(observe({}, calls=(call(), call(cost_usd=None))))
    assert found == NotApplicable(reason="price unknown")


def test_a_keyless_answer_is_free_and_not_unknown() -> None:
    found = METRIC.score(observe({}, calls=(call(cost_usd=0.0),)))
    assert isinstance(found, Score)
    assert found.value == 0


def test_without_calls_there_is_no_price() -> None:
    assert isinstance(METRIC.score(observe({}, calls=())), NotApplicable)
