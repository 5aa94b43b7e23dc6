from __future__ import annotations

from typing import Any

import pytest

from vitaeval.schema.chat import Sampling
from vitaeval.schema.prompt import PromptPart, StageBinding
from vitaeval.tracking.mlflow_prompts import registry_name, stage_digest


def binding(**changes: Any) -> StageBinding:
    values: dict[str, Any] = {
        "stage": "analysis",
        "system": PromptPart(name="system.v1", text="You match."),
        "user": PromptPart(name="user.v1", text="{{ profile }}"),
        "model": None,
        "sampling": Sampling(temperature=0.2),
        "output": "MatchAnalysis",
        "output_schema": '{"type": "object"}',
    }
    return StageBinding.model_validate(values | changes)


def test_the_name_is_one_that_the_registry_accepts() -> None:
    from mlflow.prompt.registry_utils import validate_prompt_name

    validate_prompt_name(registry_name("generate_cv", "analysis"))


def test_renaming_a_part_makes_no_new_content() -> None:
    renamed = binding(system=PromptPart(name="system.v9", text="You match."))
    assert stage_digest(renamed) == stage_digest(binding())


@pytest.mark.parametrize(
    "change",
    [
        {"system": PromptPart(name="system.v1", text="You match well.")},
        {"user": PromptPart(name="user.v1", text="{{ job }}")},
        {"model": "large"},
        {"sampling": Sampling(temperature=0.3)},
        {"output_schema": "{}"},
    ],
)
def test_whatever_reaches_the_model_makes_new_content(change: dict[str, Any]) -> None:
    assert stage_digest(binding(**change)) != stage_digest(binding())
