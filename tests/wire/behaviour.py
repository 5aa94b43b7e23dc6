"""What the wire server can do to a request: answer it, refuse it, or go wrong in a named way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.wire.seen import Seen

Text = str | Callable[[Seen], str]


@dataclass(frozen=True)
class Answer:
    """A model's answer. Token counts null: about four characters a token. `finish` in OpenAI's words.

    `cut_after` ends a stream after that many pieces of text, without a finish reason: with `abrupt` by closing
    the connection, else as if the body were complete. `fails_after` sends the vendor's mid-stream error instead.
    """

    text: Text | None = None
    finish: str = "stop"
    refusal: str | None = None
    model: str | None = None
    fingerprint: str | None = "fp_wire"
    usage: bool = True
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cached: int = 0
    cache_write: int = 0
    reasoning: int = 0
    latency_s: float = 0.0
    piece_s: float = 0.0
    piece: int = 16
    cut_after: int | None = None
    abrupt: bool = False
    fails_after: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Raw:
    """Exactly this: an error, a proxy's page, broken JSON, or another route's answer.

    `body` a mapping is sent as JSON. `retry_after` is sent as given (seconds or an HTTP date).
    """

    status: int = 200
    body: Mapping[str, Any] | list[Any] | str | bytes = b""
    content_type: str = "application/json"
    latency_s: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Hang:
    """No answer ever; `after_head` sends the status line and headers first."""

    after_head: bool = False


@dataclass(frozen=True)
class Drop:
    """The connection is closed without an answer."""


Behaviour = Answer | Raw | Hang | Drop
Step = Behaviour | Callable[[Seen], Behaviour]


def failure(status: int, kind: str = "api_error", message: str = "something failed", **headers: str) -> Raw:
    """An error in the shape that both OpenAI's and Anthropic's SDKs understand; `retry_after=…` is a header."""
    error = {"type": kind, "code": kind, "message": message, "param": None}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Raw(status, {"type": "error", "error": error}, headers=named)


def html(status: int = 200) -> Raw:
    """A proxy's page instead of an answer."""
    return Raw(status, "<html><body><h1>Please sign in</h1></body></html>", "text/html; charset=utf-8")


def broken_json() -> Raw:
    """A 200 whose body stops in the middle."""
    return Raw(200, b'{"id": "chatcmpl-1", "object": "chat.comple')


def echo(seen: Seen) -> str:
    """Say back all that was asked."""
    return seen.prompt


def shaped(seen: Seen) -> str:
    """The smallest JSON that follows the schema that was sent, or a fixed object when none was."""
    import json

    schema = seen.schema
    return json.dumps(smallest(schema, schema.get("$defs", {})) if schema else {"answer": "ok"})


def smallest(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Any:
    """The smallest value that follows `schema`."""
    if "$ref" in schema:
        return smallest(defs[schema["$ref"].rsplit("/", 1)[-1]], defs)
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return smallest(schema["anyOf"][-1], defs)
    kind = schema.get("type")
    kind = kind[-1] if isinstance(kind, list) else kind
    if kind == "object":
        return {name: smallest(inner, defs) for name, inner in schema.get("properties", {}).items()}
    return {"string": "x", "integer": 1, "number": 1, "boolean": True, "array": [], "null": None}[kind]
