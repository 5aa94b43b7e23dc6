"""The schema that is sent to providers: closed, complete, and equal for all of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import jsonschema
import pytest
from pydantic import Field

from vitaeval.errors import VitaevalError
from vitaeval.schema.base import Noun
from vitaeval.schema.documents.analysis import MatchAnalysis
from vitaeval.schema.documents.cv import CvAnswer, InsufficientProfile
from vitaeval.schema.documents.job import Company, ParsedJob
from vitaeval.schema.json_schema import json_schema
from vitaeval.vendor.schema_dialect import dialect

OUTPUTS = (CvAnswer, MatchAnalysis, ParsedJob)
REFUSED_BY_SOME_PROVIDER = {
    "default",
    "discriminator",
    "oneOf",
    "const",
    "title",
    "minLength",
    "minimum",
    "maximum",
    "minItems",
    "prefixItems",
}


def nodes(schema: object, is_name: bool = False) -> Iterator[Mapping[str, Any]]:
    """Every schema in a schema; `is_name` marks a mapping whose keys are names of the user's."""
    if isinstance(schema, dict):
        if not is_name:
            yield schema
        for key, value in schema.items():
            yield from nodes(value, not is_name and key in ("properties", "$defs"))
    elif isinstance(schema, list):
        for item in schema:
            yield from nodes(item)


@pytest.mark.parametrize("noun", OUTPUTS)
def test_every_object_is_closed_and_requires_all_it_has(noun: type[Noun]) -> None:
    objects = [node for node in nodes(json.loads(json_schema(noun))) if node.get("type") == "object"]
    assert objects
    for node in objects:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


@pytest.mark.parametrize("noun", OUTPUTS)
def test_no_keyword_that_a_provider_refuses(noun: type[Noun]) -> None:
    for node in nodes(json.loads(json_schema(noun))):
        assert not REFUSED_BY_SOME_PROVIDER & node.keys()
        assert "$ref" not in node or len(node) == 1


@pytest.mark.parametrize("noun", OUTPUTS)
def test_it_is_a_valid_schema_and_the_same_text_each_time(noun: type[Noun]) -> None:
    text = json_schema(noun)
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
    assert text == json_schema(noun)
    assert ": " not in text


def test_properties_keep_the_order_in_which_an_answer_is_written() -> None:
    cv = json.loads(json_schema(CvAnswer))["$defs"]["TailoredCV"]
    assert next(iter(cv["properties"])) == "kind"
    assert list(cv["properties"])[-1] == "self_check"


def test_unions_of_documents_are_told_apart_by_their_kind() -> None:
    schema = json.loads(json_schema(CvAnswer))
    assert len(schema["properties"]["answer"]["anyOf"]) == 2
    answer = CvAnswer(
        answer=InsufficientProfile(kind="insufficient", reasons=("no",), missing_skills=(), suggestions=())
    )
    good = answer.model_dump(mode="json")
    jsonschema.validate(good, schema)
    good["answer"]["kind"] = "maybe"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(good, schema)


def test_what_is_unknown_is_null_and_cannot_be_left_out() -> None:
    schema = json.loads(json_schema(Company))
    jsonschema.validate({"name": None, "industry": None, "size": None}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"name": None, "industry": None}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"name": None, "industry": None, "size": None, "mood": "good"}, schema)


class Bounded(Noun):
    """A docstring for developers."""

    share: float = Field(ge=0, le=1)
    names: Annotated[tuple[str, ...], Field(min_length=1)]
    short: str = Field(max_length=5, description="A code")
    title: str | None = None


def test_bounds_are_said_in_words_and_docstrings_left_out() -> None:
    schema = json.loads(json_schema(Bounded))
    assert schema["properties"]["share"]["description"] == "0 to 1"
    assert schema["properties"]["names"]["description"] == "at least 1 item(s)"
    assert schema["properties"]["short"]["description"] == "A code; at most 5 character(s)"
    assert "developers" not in json_schema(Bounded)


def test_a_field_may_be_called_like_a_keyword_and_a_default_does_not_make_it_optional() -> None:
    schema = json.loads(json_schema(Bounded))
    assert "title" in schema["properties"]
    assert "title" in schema["required"]


class Open(Noun):
    scores: dict[str, float]


class Pair(Noun):
    pair: tuple[str, int]


@pytest.mark.parametrize("noun", [Open, Pair])
def test_what_cannot_be_closed_is_refused_by_name(noun: type[Noun]) -> None:
    with pytest.raises(VitaevalError, match=noun.__name__):
        json_schema(noun)


class Constant(Noun):
    kind: Literal["only"]


def test_a_constant_is_an_enum_of_one() -> None:
    assert json.loads(json_schema(Constant))["properties"]["kind"]["enum"] == ["only"]


class Branch(Noun):
    name: str
    branches: tuple[Branch, ...]


def test_a_noun_that_refers_to_itself_is_an_object_with_its_definitions() -> None:
    schema = json.loads(json_schema(Branch))
    assert (schema["type"], schema["additionalProperties"]) == ("object", False)
    validator = jsonschema.Draft202012Validator(schema)
    assert validator.is_valid({"name": "a", "branches": [{"name": "b", "branches": []}]})
    assert not validator.is_valid({"name": "a", "branches": [{"name": 1, "branches": []}]})
    assert dialect("openai", json_schema(Branch))["properties"]["name"] == {"type": "string"}
