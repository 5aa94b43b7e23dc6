"""OpenAI's chat completions, which Azure, Groq and every compatible server speak as well."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from vitaeval.errors import Permanent, Transient, VitaevalError
from vitaeval.providers._asking import sampling, shape
from vitaeval.providers._reading import Fields, body_of, count, fields, plain, text
from vitaeval.providers._vendor import Answered, Asked
from vitaeval.schema.chat import FinishReason, Request, Usage
from vitaeval.schema.config import ModelConfig, Structured
from vitaeval.vendor.limits import rate_hint
from vitaeval.vendor.schema_dialect import dialect, is_strict, schema_name
from vitaeval.vendor.status import Refused, provider_error

_FINISH: Mapping[str, FinishReason] = {
    "stop": FinishReason.STOP,
    "length": FinishReason.LENGTH,
    "content_filter": FinishReason.CONTENT_FILTER,
    "tool_calls": FinishReason.STOP,
    "function_call": FinishReason.STOP,
}


@dataclass(frozen=True, slots=True)
class ChatDialect:
    """How a server differs: its name, what it calls the output bound, whether usage in streams must be asked for."""

    name: str
    schemas: str
    max_tokens: str
    asks_stream_usage: bool = True


def ask(dialect_of: ChatDialect, config: ModelConfig, request: Request) -> Asked:
    """Arguments of `chat.completions.create`; the model is the configuration's, by the vendor's own name."""
    chosen = sampling(config, request)
    bound = "max_completion_tokens" if "max_completion_tokens" in config.takes else dialect_of.max_tokens
    named = {bound if name == "max_tokens" else name: value for name, value in chosen.items()}
    structured = shape(config, request, has_json_mode=True)
    messages = [{"role": message.role.value, "content": message.content} for message in request.messages]
    arguments: dict[str, Any] = {"model": config.id, "messages": messages, **named}
    if structured in (Structured.SCHEMA, Structured.JSON):
        arguments["response_format"] = _response_format(dialect_of, structured, request, config.id)
    if config.stream:
        arguments["stream"] = True
    if config.stream and dialect_of.asks_stream_usage:
        arguments["stream_options"] = {"include_usage": True}
    return Asked(arguments, tuple(chosen), structured)


def _response_format(dialect_of: ChatDialect, structured: Structured, request: Request, model: str) -> dict[str, Any]:
    if structured is Structured.JSON or request.output is None:
        return {"type": "json_object"}
    try:
        schema = dialect(dialect_of.schemas, request.output.json_schema)
    except VitaevalError as error:
        raise Permanent(dialect_of.name, str(error)) from None
    strict = is_strict(dialect_of.schemas, model)
    named = {"name": schema_name(request.output.name), "schema": schema, "strict": strict}
    return {"type": "json_schema", "json_schema": named}


_SEEN_BY_SDK = frozenset({"model", "stream"})


def _ready(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """`arguments` with all that the SDKs need not see as a finished body.

    They hold every message and every node of the schema against their own types, only to send them as they are:
    that costs more CPU than the rest of the call.
    """
    seen = {name: value for name, value in arguments.items() if name in _SEEN_BY_SDK}
    body = {name: value for name, value in arguments.items() if name not in _SEEN_BY_SDK}
    return {**seen, "messages": [], "extra_body": body}


async def send(dialect_of: ChatDialect, client: Any, asked: Asked) -> Answered:
    """Make the call and read the answer. Raises Transient when it is cut or is no answer."""
    raw = await client.chat.completions.with_raw_response.create(**_ready(asked.arguments))
    headers = raw.headers
    if asked.arguments.get("stream"):
        gathered = await _gather(dialect_of, raw)
    else:
        gathered = _whole(dialect_of, body_of(dialect_of.name, raw.http_response.content), headers)
    return _answered(dialect_of, gathered, headers)


def read(dialect_of: ChatDialect, body: Fields, headers: Mapping[str, str]) -> Answered:
    """The answer in a body that came whole. Raises ProviderError when it is cut or is no answer."""
    return _answered(dialect_of, _whole(dialect_of, body, headers), headers)


def _answered(dialect_of: ChatDialect, gathered: _Gathered, headers: Mapping[str, str]) -> Answered:
    finish = FinishReason.REFUSAL if gathered.refusal else _FINISH.get(gathered.finish or "")
    if finish is None:
        raise Transient(dialect_of.name, f"the answer was cut: finish reason {gathered.finish or 'missing'}")
    return Answered(
        text="".join(gathered.refusal or gathered.text),
        finish=finish,
        model=gathered.model,
        usage=usage(gathered.usage),
        fingerprint=gathered.fingerprint,
        request_id=text(headers.get("x-request-id") or headers.get("apim-request-id")),
        rate=rate_hint(dialect_of.name, headers, datetime.now(UTC)),
        first_at=gathered.first_at,
    )


@dataclass(slots=True)
class _Gathered:
    """An answer, whole or growing."""

    text: list[str] = field(default_factory=list)
    refusal: list[str] = field(default_factory=list)
    finish: str | None = None
    model: str | None = None
    fingerprint: str | None = None
    usage: Fields = field(default_factory=dict)
    first_at: float | None = None


def _whole(dialect_of: ChatDialect, body: Fields, headers: Mapping[str, str]) -> _Gathered:
    choices = body.get("choices")
    if not isinstance(choices, list) or not choices:
        _refuse(dialect_of, body, headers)
    choice = fields(choices[0])  # type: ignore[index]
    message = fields(choice.get("message"))
    return _Gathered(
        text=_texts(message.get("content")),
        refusal=_texts(message.get("refusal")),
        finish=text(choice.get("finish_reason")),
        model=text(body.get("model")),
        fingerprint=text(body.get("system_fingerprint")),
        usage=fields(body.get("usage")),
    )


def _refuse(dialect_of: ChatDialect, body: Fields, headers: Mapping[str, str]) -> None:
    """A 200 without choices: some gateways report an error that way."""
    if body.get("error"):
        raise provider_error(dialect_of.name, Refused(None, body, headers), datetime.now(UTC))
    raise Transient(dialect_of.name, "the answer has no choices")


def _texts(value: object) -> list[str]:
    found = text(value)
    return [found] if found else []


async def _gather(dialect_of: ChatDialect, raw: Any) -> _Gathered:
    """Read a stream to its end; without a finish reason it was cut, since the SDKs end silently then."""
    stream = raw.parse()
    stream = await stream if hasattr(stream, "__await__") else stream
    if not hasattr(stream, "__aiter__"):
        raise Transient(dialect_of.name, "the answer is no stream")
    gathered = _Gathered()
    async with stream:
        async for chunk in stream:
            _add(dialect_of, gathered, chunk)
    return gathered


def _add(dialect_of: ChatDialect, gathered: _Gathered, chunk: Any) -> None:
    gathered.model = text(getattr(chunk, "model", None)) or gathered.model
    gathered.fingerprint = text(getattr(chunk, "system_fingerprint", None)) or gathered.fingerprint
    own = getattr(chunk, "x_groq", None)
    if error := text(getattr(own, "error", None)):
        raise provider_error(dialect_of.name, Refused(None, {"error": error}, {}), datetime.now(UTC))
    gathered.usage = plain(getattr(chunk, "usage", None) or getattr(own, "usage", None)) or gathered.usage
    for choice in getattr(chunk, "choices", None) or ():
        gathered.finish = text(choice.finish_reason) or gathered.finish
        said, refused = _texts(choice.delta.content), _texts(getattr(choice.delta, "refusal", None))
        if (said or refused) and gathered.first_at is None:
            gathered.first_at = time.perf_counter()
        gathered.text += said
        gathered.refusal += refused


def usage(found: Fields) -> Usage | None:
    """Token counts; None when the server did not give both. Cached tokens are part of the prompt's."""
    prompt, completion = found.get("prompt_tokens"), found.get("completion_tokens")
    if not isinstance(prompt, int) or not isinstance(completion, int):
        return None
    read, written = fields(found.get("prompt_tokens_details")), fields(found.get("completion_tokens_details"))
    return Usage(
        prompt=count(prompt),
        completion=count(completion),
        cached=count(read.get("cached_tokens")),
        cache_write=count(read.get("cache_write_tokens")),
        reasoning=count(written.get("reasoning_tokens")),
    )
