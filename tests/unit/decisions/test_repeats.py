"""An answer that comes back to the byte is one answer, however often it was asked for."""

from __future__ import annotations

import numpy as np
import pytest
from tests.records import example_record, run_record
from tests.worlds import run

from vitaeval.decisions.compare import compare
from vitaeval.decisions.repeats import distinct, first_answers, repeating, repeats_itself, repetition
from vitaeval.decisions.stops import fabricated_at_most, renewal, searched
from vitaeval.schema.comparison import Comparing
from vitaeval.schema.outcome import State
from vitaeval.schema.run import ExampleRecord, RunRecord
from vitaeval.schema.score import Score
from vitaeval.schema.verdict import GateRules, HardStop
from vitaeval.stats.upper_bound import upper_bound

STOP = GateRules(name="g", hard_stops=(HardStop(metric="fabrication.critical", title="Critical inventions"),))


def answered(texts: dict[str, list[str]]) -> RunRecord:
    """One example a name, one trial a text, each searched and found clean."""
    cells = {"fabrication": Score(value=0.0, parts={"critical": 0.0, "major": 0.0})}
    return run_record(
        examples=tuple(
            example_record(name, trial=trial, cells=cells, answers={"write": {"text": text}})
            for name, each in texts.items()
            for trial, text in enumerate(each)
        )
    )


def test_equal_answers_of_one_example_are_one_and_of_two_examples_two() -> None:
    found = answered({"a": ["x", "x", "y"], "b": ["x"]})
    assert len(list(distinct(found.examples))) == 3
    assert repeating(found) == (0, 1)
    assert repeating(answered({"a": ["x", "x"], "b": ["x", "y"]})) == (1, 2)


def test_the_bound_on_inventions_counts_different_answers_only() -> None:
    copies = answered({f"e{n}": ["same"] * 5 for n in range(60)})
    draws = answered({f"e{n}": [str(trial) for trial in range(5)] for n in range(60)})
    assert fabricated_at_most(copies) == upper_bound(0, 60)
    assert fabricated_at_most(draws) == upper_bound(0, 300)
    assert (searched(copies, STOP), searched(draws, STOP)) == (60, 300)


def test_a_model_that_repeats_itself_brings_nothing_new_and_one_that_does_not_all() -> None:
    assert renewal(answered({"a": ["x"] * 3, "b": ["y"] * 3}), STOP) == 0.0
    assert renewal(answered({"a": ["1", "2", "3"], "b": ["1", "2", "3"]}), STOP) == 1.0
    assert renewal(answered({"a": ["1", "2", "3"], "b": ["1", "1", "1"]}), STOP) == 0.5
    assert renewal(answered({"a": ["x"]}), STOP) == 0.0
    assert renewal(run_record(examples=()), STOP) == 0.0
    assert len(first_answers(answered({"a": ["1", "2"], "b": ["1"]})).examples) == 2


def test_where_nobody_looks_for_inventions_there_is_no_bound_on_them() -> None:
    blind = [ExampleRecord(**{**dict(item), "cells": {}}) for item in answered({"a": ["x"], "b": ["y"]}).examples]
    assert fabricated_at_most(run_record(examples=tuple(blind))) is None
    assert fabricated_at_most(run_record(examples=())) is None


def test_an_answer_that_was_not_searched_is_not_counted_as_searched() -> None:
    found = answered({"a": ["x"], "b": ["x"]})
    blind = ExampleRecord(**{**dict(found.examples[1]), "cells": {}})
    assert searched(RunRecord(**{**dict(found), "examples": (found.examples[0], blind)}), STOP) == 1


@pytest.mark.parametrize(("copies", "told"), [(6, True), (5, False)])
def test_a_reader_is_told_when_more_than_half_of_the_examples_repeat_themselves(copies: int, told: bool) -> None:
    found = answered({f"e{n}": ["same", "same" if n < copies else "other"] for n in range(10)})
    assert bool(list(repetition(found))) is told


def test_runs_of_one_trial_and_calls_without_an_answer_are_no_repeats() -> None:
    once = answered({"a": ["x"], "b": ["x"]})
    assert not list(repetition(once))
    assert not repeats_itself(once)
    away = [ExampleRecord(**{**dict(item), "trial": 1, "state": State.UNANSWERED}) for item in once.examples]
    assert repeating(RunRecord(**{**dict(once), "examples": (*once.examples, *away)})) == (0, 0)


def test_a_comparison_says_it_and_its_numbers_do_not_change() -> None:
    scores = np.random.default_rng(3).uniform(0.3, 0.8, (20, 1))
    once, copied = run("candidate", scores + 0.05), run("candidate", np.repeat(scores + 0.05, 4, axis=1))
    baseline = run("baseline", scores)
    found = compare(baseline, copied, Comparing())
    assert any("candidate gave the same answer every time" in note for note in found.notes)
    plain = compare(baseline, once, Comparing()).metric("length")
    told = found.metric("length")
    assert plain is not None
    assert told is not None
    assert (told.n, told.delta, told.p) == pytest.approx((plain.n, plain.delta, plain.p))
