from __future__ import annotations

from tests.shelves.observations import INSUFFICIENT, PARSED, REFERENCE, answered, observe, parsed

from vitaeval.schema.score import NotApplicable
from vitaeval.schema.tailoring import Delivered, Tailoring, delivered, tailoring


def test_a_cv_task_is_seen_with_its_types() -> None:
    case = tailoring(answered(REFERENCE))
    assert isinstance(case, Tailoring)
    assert case.answer == REFERENCE
    assert isinstance(delivered(answered(REFERENCE)), Delivered)


def test_a_refusal_is_an_answer_but_no_cv() -> None:
    assert isinstance(tailoring(answered(INSUFFICIENT)), Tailoring)
    assert isinstance(delivered(answered(INSUFFICIENT)), NotApplicable)


def test_a_missing_answer_and_another_task_are_not_applicable() -> None:
    assert isinstance(tailoring(observe({})), NotApplicable)
    assert isinstance(tailoring(parsed(PARSED)), NotApplicable)
