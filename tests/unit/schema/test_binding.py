from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError
from tests.bindings import binding, model, prompt

from vitaeval.schema.binding import Binding, bind
from vitaeval.schema.prompt import PromptPart


def test_a_binding_comes_back_from_its_text() -> None:
    assert Binding.model_validate_json(binding().model_dump_json(indent=1)) == binding()


@pytest.mark.parametrize("other", [binding(text="Write a good CV."), binding(name="small")])
def test_another_text_or_model_is_another_binding(other: Binding) -> None:
    assert other.digest != binding().digest


def test_another_name_for_the_same_content_is_the_same_binding() -> None:
    assert binding("1.0.1").digest == binding("1.0.0").digest
    renamed = prompt().stages[0].model_copy(update={"system": PromptPart(name="system.v7", text="Write a CV.")})
    assert bind(prompt().model_copy(update={"stages": (renamed,)}), {"main": model()}).digest == binding().digest


def test_the_sampling_that_is_sent_is_bound() -> None:
    bound = bind(prompt(), {"main": model(temperature=0.9)})
    assert bound.stage("main").sampling.temperature == 0.9
    assert bound.digest != binding().digest


def test_a_text_that_was_changed_is_no_binding() -> None:
    text = binding().model_dump_json().replace("Write a CV.", "Invent a CV.")
    with pytest.raises(ValidationError, match="not that of its content"):
        Binding.model_validate_json(text)


def test_the_published_schema_is_that_of_the_noun() -> None:
    published = Path(__file__).parents[3] / "docs" / "binding.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == Binding.model_json_schema()
