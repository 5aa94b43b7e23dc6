"""Our JSON schemas in the words that each vendor's strict structured output takes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from vitaeval.errors import VitaevalError

_SHAPE = frozenset(
    {"type", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "const", "$ref", "$defs"}
)
_WORDS = frozenset({"description", "title"})
_TAKEN: Mapping[str, frozenset[str]] = {
    "openai": _SHAPE | _WORDS | {"pattern", "format", "minimum", "maximum", "minItems", "maxItems", "multipleOf"},
    "anthropic": _SHAPE | _WORDS | {"format"},
    "groq": _SHAPE | _WORDS,
}
_GROQ_STRICT = "openai/gpt-oss-"


def dialect(vendor: str, schema: str) -> dict[str, Any]:
    """`schema` (JSON text of `schema.json_schema`) for `vendor`: `openai`, `anthropic`, `groq`, or any other.

    A keyword that the vendor refuses becomes words in the description, so that the model still reads it; validation
    of the answer holds it in any case. Others get the schema as it is. Raises VitaevalError when the root is not a
    closed object or a schema refers to itself where the vendor forbids that (Anthropic).
    Sources: "Structured outputs" of developers.openai.com, console.groq.com and platform.claude.com.
    """
    found: dict[str, Any] = json.loads(_adapted(vendor, schema))
    return found


def schema_name(name: str) -> str:
    """`name` in the letters that vendors allow: a-z, A-Z, 0-9, _ and -, at most 64."""
    return re.sub(r"[^A-Za-z0-9_-]", "_", name)[:64] or "answer"


def is_strict(vendor: str, model: str) -> bool:
    """Whether the vendor holds `model` to the schema token by token.

    Groq does so for gpt-oss only and refuses `strict` for other models, which follow a schema as well as they can.
    """
    return vendor != "groq" or model.startswith(_GROQ_STRICT)


@lru_cache(maxsize=64)
def _adapted(vendor: str, schema: str) -> str:
    """Cached as text: what a caller does to its copy reaches nobody else."""
    parsed = json.loads(schema)
    if parsed.get("type") != "object" or parsed.get("additionalProperties") is not False:
        raise VitaevalError("structured output needs a closed object at the root of its JSON schema")
    if vendor == "anthropic":
        _refuse_recursion(parsed)
    taken = _TAKEN.get(vendor)
    return json.dumps(_node(parsed, taken) if taken else parsed)


def _node(node: Mapping[str, Any], taken: frozenset[str]) -> dict[str, Any]:
    kept = {key: _INNER.get(key, _same)(value, taken) for key, value in node.items() if key in taken}
    dropped = [f"{key} {json.dumps(node[key])}" for key in node if key not in taken]
    if dropped:
        kept["description"] = "; ".join([*filter(None, [kept.get("description")]), *dropped])
    return kept


def _same(value: Any, taken: frozenset[str]) -> Any:  # noqa: ARG001
    return value


def _named(value: Mapping[str, Any], taken: frozenset[str]) -> dict[str, Any]:
    return {name: _node(inner, taken) for name, inner in value.items()}


def _each(value: list[Any], taken: frozenset[str]) -> list[Any]:
    return [_node(inner, taken) for inner in value]


_INNER: Mapping[str, Callable[[Any, frozenset[str]], Any]] = {
    "$defs": _named,
    "properties": _named,
    "items": _node,
    "anyOf": _each,
}


def _refuse_recursion(schema: Mapping[str, Any]) -> None:
    uses = {name: _references(inner) for name, inner in schema.get("$defs", {}).items()}
    for name in uses:
        seen: set[str] = set()
        ahead = list(uses[name])
        while ahead:
            step = ahead.pop()
            if step == name:
                raise VitaevalError(f"a JSON schema must not refer to itself here: {name}")
            if step not in seen:
                seen.add(step)
                ahead += uses.get(step, [])


def _references(node: Any) -> list[str]:
    if isinstance(node, Mapping):
        own = [node["$ref"].rsplit("/", 1)[-1]] if isinstance(node.get("$ref"), str) else []
        return own + [name for value in node.values() for name in _references(value)]
    if isinstance(node, list):
        return [name for value in node for name in _references(value)]
    return []
