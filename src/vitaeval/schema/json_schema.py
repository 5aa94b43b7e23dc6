"""One JSON schema for a noun, in the dialect that every provider's strict structured output accepts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from vitaeval.errors import VitaevalError
from vitaeval.schema.base import Noun

_RANGES = (
    ("minimum", "maximum", ""),
    ("minLength", "maxLength", " character(s)"),
    ("minItems", "maxItems", " item(s)"),
)
_BOUNDS = frozenset(key for low, high, _ in _RANGES for key in (low, high))
_DROPPED = frozenset({"title", "default", "discriminator", "description", "required", *_BOUNDS})


def json_schema(noun: type[Noun]) -> str:
    """The JSON schema of `noun` as canonical, compact JSON text.

    Every object is closed and requires all its properties (null stands for "unknown"), unions are
    `anyOf`, a constant is an `enum` of one. Bounds, which some providers refuse, become short
    descriptions; validation against the noun still holds them. Keys are sorted, but properties keep the
    order of the noun, because models write an answer in that order. Docstrings are left out: they speak
    to developers, and editing one must not change a prompt's digest.
    Raises VitaevalError for a noun with free keys or fixed-position arrays, which cannot be closed.
    """
    schema = _strict(_opened(noun.model_json_schema()), noun.__name__)
    return json.dumps(schema, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _opened(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """The root written out: a noun that refers to itself is else only a reference, and providers want an object."""
    if "$ref" not in schema:
        return schema
    return {**schema["$defs"][schema["$ref"].rsplit("/", 1)[-1]], "$defs": schema["$defs"]}


def _strict(node: Mapping[str, Any], where: str) -> dict[str, Any]:
    """`node` (a schema) in the strict dialect; `where` names it in an error."""
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    if "prefixItems" in node:
        raise VitaevalError(f"{where}: a fixed-position array has no strict JSON schema")
    found = {_RENAMED.get(key, key): _inner(key, node[key], where) for key in node if key not in _DROPPED}
    if "const" in found:
        found["enum"] = [found.pop("const")]
    if node.get("type") == "object":
        found |= _closed(node, where)
    if said := _said(node):
        found["description"] = said
    return {key: found[key] for key in sorted(found)}


def _inner(key: str, value: Any, where: str) -> Any:
    """`value` of keyword `key`, with the schemas in it made strict."""
    return _REWRITE[key](value, where) if key in _REWRITE else value


def _closed(node: Mapping[str, Any], where: str) -> dict[str, Any]:
    if node.get("additionalProperties", False) is not False:
        raise VitaevalError(f"{where}: an object with free keys has no strict JSON schema")
    return {"additionalProperties": False, "required": list(node.get("properties", {}))}


def _said(node: Mapping[str, Any]) -> str:
    """What a field's own description and bounds say; a noun's docstring is not a field's description."""
    own = "" if "properties" in node or "enum" in node else node.get("description", "")
    spoken = (_bound(node.get(low), node.get(high), unit) for low, high, unit in _RANGES)
    return "; ".join(part for part in (own, *spoken) if part)


def _bound(low: float | None, high: float | None, unit: str) -> str:
    if low is not None and high is not None:
        return f"{low} to {high}{unit}"
    if low is not None:
        return f"at least {low}{unit}"
    return f"at most {high}{unit}" if high is not None else ""


def _named(value: Mapping[str, Any], where: str) -> dict[str, Any]:
    return {name: _strict(item, f"{where}.{name}") for name, item in value.items()}


def _each(value: list[Any], where: str) -> list[Any]:
    return [_strict(item, where) for item in value]


_RENAMED = {"oneOf": "anyOf"}
_REWRITE: Mapping[str, Callable[[Any, str], Any]] = {
    "$defs": _named,
    "properties": _named,
    "items": _strict,
    "anyOf": _each,
    "oneOf": _each,
}
