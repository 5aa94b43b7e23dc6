"""Anthropic's messages."""

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
from vitaeval.schema.chat import FinishReason, Request, Role, Usage
from vitaeval.schema.config import ModelConfig, Structured
from vitaeval.vendor.limits import rate_hint
from vitaeval.vendor.schema_dialect import dialect
from vitaeval.vendor.status import Refused, provider_error

NAME = "anthropic"
DEFAULT_MAX_TOKENS = 4096
_FINISH: Mapping[str, FinishReason] = {
    "end_turn": FinishReason.STOP,
    "stop_sequence": FinishReason.STOP,
    "tool_use": FinishReason.STOP,
    "max_tokens": FinishReason.LENGTH,
    "model_context_window_exceeded": FinishReason.LENGTH,
    "refusal": FinishReason.REFUSAL,
}
_IN_BODY = ("temperature", "top_p")


def ask(config: ModelConfig, request: Request) -> Asked:
    """Arguments of `messages.create`.

    `max_tokens` is required: the request's, else the model's limit, else 4,096. The method takes no `temperature` or
    `top_p`, so they go into the body beside its arguments; there is no `seed` and no JSON mode.
    """
    chosen = sampling(config, request)
    structured = shape(config, request, has_json_mode=False)
    bound = chosen.get("max_tokens") or config.max_output or DEFAULT_MAX_TOKENS
    arguments: dict[str, Any] = {"model": config.id, "max_tokens": bound, "messages": _messages(request)}
    if system := "\n\n".join(message.content for message in request.messages if message.role is Role.SYSTEM):
        arguments["system"] = system
    if structured is Structured.SCHEMA and request.output is not None:
        arguments["output_config"] = {"format": {"type": "json_schema", "schema": _schema(request.output.json_schema)}}
    if extra := {name: chosen[name] for name in _IN_BODY if name in chosen}:
        arguments["extra_body"] = extra
    if config.stream:
        arguments["stream"] = True
    return Asked(arguments, (*extra, "max_tokens"), structured)


def _messages(request: Request) -> list[dict[str, str]]:
    spoken = [message for message in request.messages if message.role is not Role.SYSTEM]
    return [{"role": message.role.value, "content": message.content} for message in spoken]


def _schema(schema: str) -> dict[str, Any]:
    try:
        return dialect(NAME, schema)
    except VitaevalError as error:
        raise Permanent(NAME, str(error)) from None


async def send(client: Any, asked: Asked) -> Answered:
    """Make the call and read the answer. Raises Transient when it is cut or is no answer."""
    raw = await client.messages.with_raw_response.create(**asked.arguments)
    headers = raw.headers
    if asked.arguments.get("stream"):
        gathered = await _gather(raw)
    else:
        gathered = _whole(body_of(NAME, raw.http_response.content), headers)
    return _answered(gathered, headers)


def read(body: Fields, headers: Mapping[str, str]) -> Answered:
    """The answer in a body that came whole. Raises ProviderError when it is cut or is no answer."""
    return _answered(_whole(body, headers), headers)


def _answered(gathered: _Gathered, headers: Mapping[str, str]) -> Answered:
    finish = _FINISH.get(gathered.stop or "")
    if finish is None:
        raise Transient(NAME, f"the answer was cut: stop reason {gathered.stop or 'missing'}")
    return Answered(
        text="".join(gathered.text),
        finish=finish,
        model=gathered.model,
        usage=usage(gathered.usage),
        request_id=text(headers.get("request-id")),
        rate=rate_hint(NAME, headers, datetime.now(UTC)),
        first_at=gathered.first_at,
    )


@dataclass(slots=True)
class _Gathered:
    """An answer, whole or growing."""

    text: list[str] = field(default_factory=list)
    stop: str | None = None
    model: str | None = None
    usage: Fields = field(default_factory=dict)
    first_at: float | None = None


def _whole(body: Fields, headers: Mapping[str, str]) -> _Gathered:
    content = body.get("content")
    if not isinstance(content, list):
        if body.get("error"):
            raise provider_error(NAME, Refused(None, body, headers), datetime.now(UTC))
        raise Transient(NAME, "the answer has no content")
    said = [text(block.get("text")) for block in map(fields, content) if block.get("type") == "text"]
    return _Gathered(
        text=[piece for piece in said if piece],
        stop=text(body.get("stop_reason")),
        model=text(body.get("model")),
        usage=fields(body.get("usage")),
    )


async def _gather(raw: Any) -> _Gathered:
    """Read a stream to its end: usage begins in `message_start` and is completed by `message_delta`."""
    stream = await raw.parse()
    if not hasattr(stream, "__aiter__"):
        raise Transient(NAME, "the answer is no stream")
    gathered = _Gathered()
    async with stream:
        async for event in stream:
            _add(gathered, event)
    return gathered


def _add(gathered: _Gathered, event: Any) -> None:
    match event.type:
        case "message_start":
            gathered.model = text(event.message.model)
            gathered.usage = plain(event.message.usage)
        case "content_block_delta" if event.delta.type == "text_delta":
            gathered.first_at = gathered.first_at or time.perf_counter()
            gathered.text.append(event.delta.text)
        case "message_delta":
            gathered.stop = text(event.delta.stop_reason)
            said = {name: value for name, value in plain(event.usage).items() if value is not None}
            gathered.usage = {**gathered.usage, **said}


def usage(found: Fields) -> Usage | None:
    """Token counts; None when the server did not give both.

    Anthropic counts tokens read from the cache and written to it beside `input_tokens`; our prompt holds all three.
    """
    given, completion = found.get("input_tokens"), found.get("output_tokens")
    if not isinstance(given, int) or not isinstance(completion, int):
        return None
    read, written = count(found.get("cache_read_input_tokens")), count(found.get("cache_creation_input_tokens"))
    return Usage(
        prompt=count(given) + read + written,
        completion=count(completion),
        cached=read,
        cache_write=written,
        reasoning=count(fields(found.get("output_tokens_details")).get("thinking_tokens")),
    )
