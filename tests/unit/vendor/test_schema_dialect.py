from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from pydantic import Field

from vitaeval.errors import VitaevalError
from vitaeval.schema.base import Noun
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.json_schema import json_schema
from vitaeval.vendor.schema_dialect import dialect, is_strict, schema_name

VENDORS = ["openai", "anthropic", "groq", "compatible"]


class Inner(Noun):
    code: str = Field(pattern=r"^[a-z]+$", description="a short code")


class Outer(Noun):
    inner: Inner
    more: tuple[Inner, ...]
    maybe: int | None


class Forest(Noun):
    trees: tuple[Tree, ...]


class Tree(Noun):
    label: str
    below: tuple[Tree, ...]


def keywords(node: Any) -> set[str]:
    """All keywords in `node`, without the names of properties and definitions."""
    if isinstance(node, list):
        return set().union(*map(keywords, node)) if node else set()
    if not isinstance(node, dict):
        return set()
    found = set(node)
    for key, value in node.items():
        named = key in ("properties", "$defs")
        found |= keywords(list(value.values())) if named else keywords(value) if key != "enum" else set()
    return found


@pytest.mark.parametrize("vendor", VENDORS)
@pytest.mark.parametrize("noun", [Outer, JobPosting])
def test_a_valid_answer_stays_valid_in_every_dialect(vendor: str, noun: type[Noun]) -> None:
    schema = dialect(vendor, json_schema(noun))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["required"] == list(schema["properties"])
    assert schema["additionalProperties"] is False


def test_a_refused_keyword_becomes_words() -> None:
    text = json_schema(Outer)
    assert "pattern" in keywords(dialect("openai", text))
    adapted = dialect("anthropic", text)
    assert "pattern" not in keywords(adapted)
    assert adapted["$defs"]["Inner"]["properties"]["code"]["description"] == 'a short code; pattern "^[a-z]+$"'


def test_an_unknown_server_gets_the_schema_as_it_is() -> None:
    assert dialect("compatible", json_schema(Outer)) == json.loads(json_schema(Outer))


def test_a_property_may_be_called_like_a_keyword() -> None:
    schema = {"type": "object", "additionalProperties": False, "required": ["pattern"]}
    schema["properties"] = {"pattern": {"type": "string"}}
    assert dialect("anthropic", json.dumps(schema))["properties"] == {"pattern": {"type": "string"}}


def test_recursion_is_refused_before_anthropic_does() -> None:
    text = json_schema(Forest)
    with pytest.raises(VitaevalError, match="Tree"):
        dialect("anthropic", text)
    assert "Tree" in dialect("openai", text)["$defs"]


@pytest.mark.parametrize("schema", ['{"type":"array","items":{"type":"string"}}', '{"type":"object"}'])
@pytest.mark.parametrize("vendor", VENDORS)
def test_only_a_closed_object_can_be_the_root(vendor: str, schema: str) -> None:
    with pytest.raises(VitaevalError, match="closed object"):
        dialect(vendor, schema)


def test_changing_a_schema_does_not_change_the_next_one() -> None:
    text = json_schema(Inner)
    dialect("openai", text)["properties"].clear()
    assert dialect("openai", text)["properties"]


@pytest.mark.parametrize(("name", "expected"), [("CvAnswer", "CvAnswer"), ("a b/c", "a_b_c"), ("", "answer")])
def test_names_have_only_allowed_letters(name: str, expected: str) -> None:
    assert schema_name(name) == expected
    assert len(schema_name("x" * 99)) == 64


def test_groq_is_strict_only_for_the_models_it_can_hold_to_a_schema() -> None:
    assert is_strict("groq", "openai/gpt-oss-120b")
    assert not is_strict("groq", "llama-4-scout")
    assert is_strict("openai", "gpt-4o")
