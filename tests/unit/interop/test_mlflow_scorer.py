import pytest
from tests.measures import LENGTH

from vitaeval.errors import DataError
from vitaeval.interop.mlflow_scorer import mlflow_scorer


def test_feedback_carries_number_reason_and_version() -> None:
    found = mlflow_scorer(LENGTH)(inputs={"example": "a"}, outputs="12345")
    assert (found.value, found.rationale) == (0.5, "letters “12345”")
    assert found.metadata["version"] == "3"


def test_an_object_is_read_as_its_json() -> None:
    assert mlflow_scorer(LENGTH)(inputs={"example": "a"}, outputs={"a": 1}).value == 0.8


def test_what_has_no_number_is_an_error_and_no_zero() -> None:
    found = mlflow_scorer(LENGTH)(inputs={"example": "a"}, outputs="")
    assert found.value is None
    assert "has no answer" in found.error.error_message


def test_inputs_must_name_the_example() -> None:
    with pytest.raises(DataError, match="inputs need `example`"):
        mlflow_scorer(LENGTH)(inputs={"id": "a"}, outputs="x")
