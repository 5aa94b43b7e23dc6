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
    """One question, whether its answer is streamed, and what differs from what was expected."""

    name: str
    request: Request
    differs: Callable[[Came], list[str]]
    stream: bool = False


def hello(config: ModelConfig) -> Probe:
    """The smallest question."""
    request = _request(
        config, "Say the word ready and nothing else.", Sampling(temperature=0.2, max_tokens=MOST_TOKENS)
    )
    return Probe("plain", request, lambda came: list(_plain(config, came)), stream=config.stream)


def suite(config: ModelConfig) -> tuple[Probe, ...]:
    """Plain, JSON schema, streamed, cut by length, and a request that must be refused."""
    bounded = Sampling(max_tokens=MOST_TOKENS)
    spell = "Answer with a JSON object: the word is lamp; count its letters. Keys: word, letters."
    stranger = _request(config, "Say ready.", Sampling(max_tokens=FEW_TOKENS), model=f"{config.id}-never-existed")
    count = "Write the numbers from 1 to 300 in words."
    return (
        hello(config),
        Probe(
            "JSON schema", _request(config, spell, bounded, output=WORD), lambda came: list(_structured(config, came))
        ),
        Probe("streamed", _request(config, "Say ready.", bounded), lambda came: list(_streamed(came)), stream=True),
        Probe(
            "cut by length",
            _request(config, count, Sampling(max_tokens=FEW_TOKENS)),
            lambda came: list(_cut(config, came)),
        ),
        Probe("unknown model", stranger, lambda came: list(_refused(came))),
    )


def _request(
    config: ModelConfig,
    text: str,
    sampling: Sampling,
    *,
    output: OutputFormat | None = None,
    model: str | None = None,
) -> Request:
    return Request(
        purpose=Purpose(task="models", stage="check", example="check"),
        messages=(
            Message(role=Role.SYSTEM, content="You answer as briefly as you can."),
            Message(role=Role.USER, content=text),
        ),
        model=model or config.id,
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
        expected = {"temperature", "max_tokens"} & set(config.takes)
        if set(came.sent_sampling) != expected:
            yield f"sampling sent: {_list(came.sent_sampling)}; the configuration takes {_list(expected)}"


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
    elif "max_tokens" not in config.takes:
        return
    elif came.finish is not FinishReason.LENGTH:
        yield f"finish {came.finish} where {FEW_TOKENS} tokens cannot be enough: a cut answer passes for a whole one"


def _refused(came: Came) -> Iterator[str]:
    if isinstance(came, Reply):
        yield f"answers to any model name (served {came.served_model}): a misspelt id is not noticed"
    elif not isinstance(came, Permanent):
        yield f"refused, but not for good: {type(came).__name__}: {came}"


def _list(names: object) -> str:
    assert isinstance(names, set | tuple)  # noqa: S101 - only called with these
    return ", ".join(sorted(names)) or "none"
