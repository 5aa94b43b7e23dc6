from __future__ import annotations

import pytest
from tests.records import example_record
from tests.verdicts import verdict

from vitaeval.decisions.bill import bill, billed
from vitaeval.schema.run import ExampleRecord
from vitaeval.schema.score import Score


def paid(usd: float | None) -> ExampleRecord:
    return example_record(cells={} if usd is None else {"cost": Score(value=usd)})


def test_answers_are_counted_and_their_prices_added() -> None:
    assert bill([paid(0.25), paid(0.5)]) == (2, 0.75)
    assert bill([]) == (0, 0.0)


def test_one_unknown_price_makes_the_sum_unknown() -> None:
    assert bill([paid(0.25), paid(None)]) == (2, None)


def test_an_answer_without_a_call_costs_nothing() -> None:
    assert bill([example_record(calls=0, cells={}), paid(0.25)]) == (2, 0.25)


def test_later_answers_are_added_to_a_verdicts_bill() -> None:
    found = billed(verdict(answers=10, cost_usd=1.0), [paid(0.5)])
    assert (found.answers, found.cost_usd) == (11, pytest.approx(1.5))
    assert billed(verdict(answers=10, cost_usd=1.0), [paid(None)]).cost_usd is None
    assert billed(verdict(answers=10), [paid(0.5)]).cost_usd is None
