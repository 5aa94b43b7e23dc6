"""The one way in which every vendor is called: key, client, deadline, clock, typed errors, reply."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from vitaeval.errors import Permanent, ProviderError
from vitaeval.providers._failure import failure, refused, scrubbed
from vitaeval.providers._patience import within
from vitaeval.providers._pool import Pool
from vitaeval.schema.chat import CallTiming, FinishReason, RateHint, Reply, Request, Usage
from vitaeval.schema.config import ModelConfig, Structured
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Surroundings
from vitaeval.vendor.limits import rate_hint
from vitaeval.vendor.status import answer_within


@dataclass(frozen=True, slots=True)
class Asked:
    """A request in a vendor's words: the SDK's arguments, which of them are sampling, how shape is asked for."""

    arguments: Mapping[str, Any]
    sent: tuple[str, ...]
    structured: Structured | None


@dataclass(frozen=True, slots=True)
class Answered:
    """A whole answer in our words; `first_at` is the moment (perf_counter) of the first piece of a streamed text."""

    text: str
    finish: FinishReason
    model: str | None = None
    usage: Usage | None = None
    fingerprint: str | None = None
    request_id: str | None = None
    rate: RateHint | None = None
    first_at: float | None = None


@dataclass(frozen=True, slots=True)
class Vendor:
    """What differs between vendors. `key_env` None: no key is needed, one is sent where the endpoint names it.

    `open` builds the SDK's client, `ask` words a request, `send` makes the call and reads the answer.
    """

    name: str
    key_env: str | None
    sdk: Callable[[], Any]
    open: Callable[[str], Any]
    ask: Callable[[Request], Asked]
    send: Callable[[Any, Asked], Coroutine[Any, Any, Answered]]


NO_KEY = "none"


def chat_model(vendor: Vendor, config: ModelConfig, around: Surroundings) -> ChatModel:
    """`vendor` as a ChatModel; nothing of the SDK is imported or built before the first call.

    It asks for `config.id` whatever name the request carries, which is one of ours and serves routing and caching.
    """
    pool = Pool(vendor.sdk, vendor.open)

    async def call(request: Request, /) -> Reply:
        key = key_of(vendor, config, around)
        asked = vendor.ask(request)
        client = await pool.client(key)
        began = time.perf_counter()
        outcome = await _attempt(vendor, client, asked, around.transport.deadline_s)
        latency_ms = (time.perf_counter() - began) * 1000
        if isinstance(outcome, ProviderError):
            raise outcome if key == NO_KEY else scrubbed(outcome, key)
        first_ms = None if outcome.first_at is None else (outcome.first_at - began) * 1000
        return reply_of(outcome, asked, config, CallTiming(latency_ms=latency_ms, first_token_ms=first_ms))

    return call


def key_of(vendor: Vendor, config: ModelConfig, around: Surroundings) -> str:
    """The present key, NO_KEY where none is needed. Raises Permanent when a needed one is missing."""
    if vendor.key_env:
        return secret(vendor.name, config.endpoint.key_env or vendor.key_env, around)
    named = config.endpoint.key_env
    return secret(vendor.name, named, around) if named and around.secret(named) else NO_KEY


def secret(provider: str, name: str, around: Surroundings) -> str:
    """The present key. Raises Permanent that names the environment variable when it is missing or no key at all."""
    key = (around.secret(name) or "").strip()
    if not key:
        raise Permanent(provider, f"no key: set the environment variable {name}")
    if not key.isascii() or not key.isprintable():
        raise Permanent(provider, f"what is in {name} has characters that no key has")
    return key


async def _attempt(vendor: Vendor, client: Any, asked: Asked, deadline_s: float) -> Answered | ProviderError:
    """One call. An error is returned, to be raised without the vendor's own behind it, which may hold the key."""
    try:
        return await within(deadline_s, vendor.send(client, asked))
    except Exception as error:
        return _answer_in(vendor, error) or failure(vendor.name, vendor.sdk(), error, datetime.now(UTC))


def _answer_in(vendor: Vendor, error: Exception) -> Answered | None:
    """The model's own behaviour that a vendor reports as an error; None for a real one."""
    if not isinstance(error, vendor.sdk().APIError):
        return None
    told = refused(error)
    found = answer_within(told.body)
    if found is None:
        return None
    rate = rate_hint(vendor.name, told.headers, datetime.now(UTC))
    return Answered(text=found[1], finish=found[0], request_id=told.headers.get("x-request-id"), rate=rate)


def reply_of(answered: Answered, asked: Asked, config: ModelConfig, timing: CallTiming) -> Reply:
    """A vendor's answer as a Reply."""
    return Reply(
        text=answered.text,
        finish=answered.finish,
        served_model=answered.model or config.id,
        evidence=config.evidence,
        timing=timing,
        usage=answered.usage,
        request_id=answered.request_id,
        fingerprint=answered.fingerprint,
        sent_sampling=asked.sent,
        structured=asked.structured.value if asked.structured else None,
        rate=answered.rate,
    )
