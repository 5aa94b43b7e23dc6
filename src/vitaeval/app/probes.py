"""The questions that show how a model behaves on the wire, and what its configuration makes us expect."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vitaeval.errors import Permanent, ProviderError
from vitaeval.schema.chat import FinishReason, Message, OutputFormat, Purpose, Reply, Request, Role, Sampling
from vitaeval.schema.config import ModelConfig, Structured

Came = Reply | ProviderError

MOST_TOKENS = 200
"""Bound of an answer: room for a little thinking, at most a cent with the dearest model that is configured."""

FEW_TOKENS = 16
WORD = OutputFormat(
    name="Word",
    json_schema=json.dumps(
        {
            "additionalProperties": False,
            "properties": {"word": {"type": "string"}, "letters": {"type": "integer"}},
            "required": ["word", "letters"],
            "type": "object",
        },
        separators=(",", ":"),
    ),
)


@dataclass(frozen=True, slots=True)
class Probe:
    """One question to `model`, and what differs from what was expected."""

    name: str
    model: ModelConfig
    request: Request
    differs: Callable[[Came], list[str]]


def hello(config: ModelConfig) -> Probe:
    """The smallest question."""
    request = _request(
        config, "Say the word ready and nothing else.", Sampling(temperature=0.2, max_tokens=MOST_TOKENS)
    )
    return Probe("plain", config, request, lambda came: list(_plain(config, came)))


def suite(config: ModelConfig) -> tuple[Probe, ...]:
    """Plain, JSON schema, streamed, cut by length, and a request that must be refused."""
    return (hello(config), _schema_probe(config), _stream_probe(config), _length_probe(config), _stranger_probe(config))


def _schema_probe(config: ModelConfig) -> Probe:
    text = "Answer with a JSON object: the word is lamp; count its letters. Keys: word, letters."
    request = _request(config, text, Sampling(max_tokens=MOST_TOKENS), WORD)
    return Probe("JSON schema", config, request, lambda came: list(_structured(config, came)))


def _stream_probe(config: ModelConfig) -> Probe:
    streaming = ModelConfig(**{**dict(config), "stream": True})
    request = _request(config, "Say ready.", Sampling(max_tokens=MOST_TOKENS))
    return Probe("streamed", streaming, request, lambda came: list(_streamed(came)))


def _length_probe(config: ModelConfig) -> Probe:
    request = _request(config, "Write the numbers from 1 to 300 in words.", Sampling(max_tokens=FEW_TOKENS))
    return Probe("cut by length", config, request, lambda came: list(_cut(config, came)))


def _stranger_probe(config: ModelConfig) -> Probe:
    stranger = ModelConfig(**{**dict(config), "id": f"{config.id}-never-existed"})
    request = _request(stranger, "Say ready.", Sampling(max_tokens=FEW_TOKENS))
    return Probe("unknown model", stranger, request, lambda came: list(_refused(came)))


def _request(config: ModelConfig, text: str, sampling: Sampling, output: OutputFormat | None = None) -> Request:
    system = Message(role=Role.SYSTEM, content="You answer as briefly as you can.")
    return Request(
        purpose=Purpose(task="models", stage="check", example="check"),
        messages=(system, Message(role=Role.USER, content=text)),
        model=config.id,
        sampling=sampling,
        output=output,
    )


def _answered(came: Came) -> Iterator[str]:
    """What is missing in any answer."""
    if isinstance(came, ProviderError):
        yield f"no answer: {came}"
        return
    if came.finish is FinishReason.LENGTH:
        yield f"cut after {MOST_TOKENS} tokens: it thinks before it answers; give model.sampling.max_tokens room"
    elif not came.text.strip():
        yield f"an empty answer (finish {came.finish})"
    if came.usage is None:
        yield "no usage: tokens and cost stay unknown"


def _plain(config: ModelConfig, came: Came) -> Iterator[str]:
    yield from _answered(came)
    if isinstance(came, Reply):
        expected = {"temperature", "max_tokens"} & _taken(config)
        if set(came.sent_sampling) != expected:
            yield f"sampling sent: {_list(set(came.sent_sampling))}; the configuration takes {_list(expected)}"


def _structured(config: ModelConfig, came: Came) -> Iterator[str]:
    yield from _answered(came)
    if not isinstance(came, Reply) or came.finish is FinishReason.LENGTH:
        return
    if came.structured != config.structured:
        yield f"its shape was asked for by {came.structured}; the configuration says {config.structured}"
    try:
        found = json.loads(came.text)
    except ValueError:
        yield f"not JSON: {came.text[:60]!r}"
        return
    if config.structured is Structured.SCHEMA and (not isinstance(found, dict) or set(found) != {"word", "letters"}):
        yield f"JSON, but not of the schema that was sent: {came.text[:60]!r}"


def _streamed(came: Came) -> Iterator[str]:
    yield from _answered(came)
    if isinstance(came, Reply) and came.timing.first_token_ms is None:
        yield "no time to first token: it was not streamed"


def _cut(config: ModelConfig, came: Came) -> Iterator[str]:
    if isinstance(came, ProviderError):
        yield f"no answer: {came}"
    elif "max_tokens" not in _taken(config):
        return
    elif came.finish is not FinishReason.LENGTH:
        yield f"finish {came.finish} where {FEW_TOKENS} tokens cannot be enough: a cut answer passes for a whole one"


def _refused(came: Came) -> Iterator[str]:
    if isinstance(came, Reply):
        yield f"answers to any model name (served {came.served_model}): a misspelt id is not noticed"
    elif not isinstance(came, Permanent):
        yield f"refused, but not for good: {type(came).__name__}: {came}"


def _taken(config: ModelConfig) -> set[str]:
    """Sampling parameters by our names."""
    newer = {"max_tokens"} if "max_completion_tokens" in config.takes else set()
    return {*config.takes, *newer}


def _list(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none"
