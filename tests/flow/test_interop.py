"""Our metrics where other people already work: Hugging Face evaluate and MLflow."""

import json

import pytest
from tests.flow.conftest import Place

import vitaeval
from vitaeval.errors import ConfigError, DataError


def reference(place: Place) -> tuple[str, str]:
    """The id of a golden example and its own good answer."""
    first = (place.root / "golden/generate_cv/core/examples.jsonl").read_text().splitlines()[0]
    row = json.loads(first)
    return row["id"], json.dumps({"answer": row["expected"]["reference"]})


def test_a_golden_answer_is_clean_and_a_broken_one_is_not(place: Place) -> None:
    example, answer = reference(place)
    module = vitaeval.evaluate_module("fabrication", project=place.root)
    assert module.compute(predictions=[answer], references=[example])["fabrication.clean"] == 1.0
    assert module.compute(predictions=["oops"], references=[example])["fabrication.clean"] == 0.0


def test_the_mlflow_scorer_agrees(place: Place) -> None:
    example, answer = reference(place)
    scorer = vitaeval.mlflow_scorer("quality", project=place.root)
    module = vitaeval.evaluate_module("quality", project=place.root)
    found = scorer(inputs={"example": example}, outputs=json.loads(answer))
    assert found.value == module.compute(predictions=[answer], references=[example])["quality"]


def test_typing_errors_are_answered_with_near_matches(place: Place) -> None:
    with pytest.raises(ConfigError, match="did you mean fabrication"):
        vitaeval.evaluate_module("fabricaton", project=place.root)
    with pytest.raises(ConfigError, match="does not belong to task 'parse_job'"):
        vitaeval.evaluate_module("quality", task="parse_job", project=place.root)
    module = vitaeval.evaluate_module("quality", project=place.root)
    with pytest.raises(DataError, match="has no example 'nobody'"):
        module.compute(predictions=["{}"], references=["nobody"])
