from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.runner.planned import model, past, priced

from vitaeval.runner.questions import Question
from vitaeval.runner.tokens import (
    CHARS_PER_TOKEN,
    Asked,
    answer_times,
    completion_tokens,
    prompt_tokens,
    repair_share,
    with_repairs,
)
from vitaeval.schema.chat import Sampling
from vitaeval.schema.config import ModelConfig, Structured
from vitaeval.schema.plan import NOTHING, Spread


def question(example: str = "e0", **more: Any) -> Question:
    values: dict[str, Any] = {
        "stage": "find",
        "attempt": 0,
        "prompt_chars": 1200,
        "schema_chars": 600,
        "answer_chars": 240,
        "max_tokens": None,
        "held": False,
    }
    return Question(example=example, **{**values, **more})


def asked(*questions: Question, config: ModelConfig | None = None) -> Asked:
    return Asked(questions, config or model(), (), "d" * 64)


def test_characters_are_divided_by_the_documented_range() -> None:
    assert CHARS_PER_TOKEN == (5, 4, 3)
    found = prompt_tokens(asked(question())).value
    assert (found.low, found.likely, found.high) == (240, 300, 600)


@pytest.mark.parametrize("way", ["json", "prompt"])
def test_a_schema_that_is_not_sent_beside_the_prompt_costs_nothing(way: str) -> None:
    assert prompt_tokens(asked(question(), config=model(structured=Structured(way)))).value.high == 400


@pytest.mark.parametrize(
    ("more", "bound"),
    [
        ({}, 100),
        ({"max_output": 80}, 80),
        ({"takes": ("max_completion_tokens",)}, 100),
        ({"takes": ("seed",), "max_output": 500}, 500),
        ({"takes": ("seed",)}, None),
    ],
)
def test_an_answer_is_bounded_by_what_is_sent_or_by_the_model(more: dict[str, Any], bound: float | None) -> None:
    assert completion_tokens(asked(question(), config=model(**more))).value.high == bound


def test_the_versions_own_bound_counts_where_the_model_sets_none() -> None:
    free = model(sampling=Sampling())
    assert completion_tokens(asked(question(max_tokens=90), config=free)).value.high == 90


@given(st.integers(0, 10_000), st.integers(1, 2000))
def test_no_answer_is_expected_to_pass_its_bound(chars: int, bound: int) -> None:
    found = completion_tokens(
        asked(question(answer_chars=chars), config=model(sampling=Sampling(max_tokens=bound)))
    ).value
    assert found.high == bound
    assert found.likely <= bound


def test_few_past_answers_do_not_set_the_upper_end() -> None:
    few, many = priced(3), priced(12)
    for plan, high in ((few, 3 * 100), (many, 12 * 20)):
        calls = [call for call in past(plan) if call.stage == "find"]
        questions = [question(item.id) for item in plan.examples]
        found = completion_tokens(Asked(questions, model(), calls, plan.setting.prompt.digest)).value
        assert found.high == high


def test_no_repair_in_few_calls_proves_little() -> None:
    few, many = (
        repair_share(Asked([], model(), [call for call in past(priced(n)) if call.stage == "find"], "d" * 64))
        for n in (3, 100)
    )
    assert few == Spread(low=0, likely=0, high=1)
    assert many == Spread(low=0, likely=0, high=0.03)


def test_a_repair_quotes_prompt_and_answer() -> None:
    one = Spread(low=1, likely=1, high=1)
    prompt, completion = with_repairs(one.times(100), one.times(20), one, calls=1)
    assert prompt.likely == 100 + 100 + 20 + 60
    assert completion.likely == 40
    assert with_repairs(one, one, NOTHING, calls=5) == (one, one)


def test_measured_answer_times_replace_the_rule_of_thumb() -> None:
    plan = priced(2)
    calls = [call for call in past(plan, latency_ms=3000.0) if call.stage == "find"]
    found = answer_times(Asked([question(), question("e1")], model(), calls, "d" * 64), NOTHING)
    assert found == Spread(low=6, likely=6, high=6)
