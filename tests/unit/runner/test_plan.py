from __future__ import annotations

from typing import Any

import pytest
from tests.line import TASK, binding, config, example, golden, planned, prompt

from vitaeval.runner.plan import plan
from vitaeval.schema.chat import Evidence, Sampling
from vitaeval.schema.config import ModelConfig, Suite, Tracking


def key(**more: Any) -> str:
    return planned(**more).generation_key


def test_the_first_trial_is_complete_before_the_second_begins() -> None:
    jobs = planned(suite=Suite(name="all", trials=2)).jobs()
    assert [(job.example.id, job.trial) for job in jobs] == [("first", 0), ("second", 0), ("first", 1), ("second", 1)]


def test_the_same_questions_have_the_same_key() -> None:
    assert key() == key()


@pytest.mark.parametrize(
    "more",
    [
        {"concurrency": 1},
        {"tracking": Tracking(name="x", uri="file:x", experiment="y")},
        {"metrics": ("length",)},
        {"max_unanswered": 1.0},
    ],
)
def test_what_decides_no_answer_changes_no_key(more: dict[str, Any]) -> None:
    assert key(**more) == key()


def model(**more: Any) -> ModelConfig:
    return ModelConfig(**{"name": "far", "provider": "far", "id": "far-1", "evidence": Evidence.SIMULATED, **more})


@pytest.mark.parametrize(
    "more",
    [
        {"epoch": "1"},
        {"suite": Suite(name="all", trials=2)},
        {"model": model(id="far-2")},
        {"model": model(provider="near")},
        {"model": model(sampling=Sampling(temperature=0.1))},
        {"names": ("first",)},
        {"names": ("second", "first")},
    ],
)
def test_what_decides_an_answer_changes_the_key(more: dict[str, Any]) -> None:
    assert key(**more) != key()


def test_another_prompt_or_golden_set_changes_the_key() -> None:
    examples = (example("first"), example("second"))
    other_prompt = prompt(binding("find", "{{ job }}"))
    other_prompt = type(other_prompt)(**{**dict(other_prompt), "digest": "e" * 64})
    keys = {
        plan(config(), TASK, prompt(), golden(*examples), examples).generation_key,
        plan(config(), TASK, other_prompt, golden(*examples), examples).generation_key,
    }
    assert len(keys) == 2
