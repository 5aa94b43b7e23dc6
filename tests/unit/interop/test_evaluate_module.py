import evaluate
import pytest
from tests.measures import LENGTH

from vitaeval.interop.evaluate_module import evaluate_module


def test_computes_the_mean_and_counts_what_has_no_number() -> None:
    found = evaluate_module(LENGTH).compute(predictions=["12345", "1234567890", ""], references=["a", "b", "c"])
    assert found == {"length": 0.75, "length.half": 0.375, "length.n": 2, "length.not_counted": 1}


def test_without_any_number_there_is_no_mean() -> None:
    found = evaluate_module(LENGTH).compute(predictions=[""], references=["a"])
    assert found["length"] is None


def test_combines_with_other_modules() -> None:
    both = evaluate.combine([evaluate_module(LENGTH), evaluate_module(LENGTH)], force_prefix=True)
    found = both.compute(predictions=["12345"], references=["a"])
    assert sum(value == pytest.approx(0.5) for value in found.values()) == 2
