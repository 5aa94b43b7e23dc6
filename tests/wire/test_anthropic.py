"""Anthropic through its SDK: what is special about it, and the traps of its library."""

from __future__ import annotations

import pytest
from tests.wire.behaviour import Answer, Raw, failure
from tests.wire.calling import KEY, SHAPE, model, request
from tests.wire.server import WireServer

from vitaeval.errors import CreditExhausted, Permanent, RateLimited, Transient
from vitaeval.schema.chat import FinishReason, OutputFormat, Sampling, Usage
from vitaeval.schema.config import Endpoint, Structured

BOTH = pytest.mark.parametrize("stream", [False, True], ids=["plain", "stream"])


@pytest.mark.parametrize("tail", ["", "/", "/v1"])
async def test_the_request_is_what_anthropic_documents(wire: WireServer, tail: str) -> None:
    await model(wire, "anthropic", endpoint=Endpoint(base_url=wire.url + tail))(request(output=SHAPE))
    (seen,) = wire.requests
    assert (seen.method, seen.path) == ("POST", "/v1/messages")
    assert KEY in (seen.headers.get("x-api-key", "") + seen.headers.get("authorization", ""))
    chosen = seen.json.pop("output_config")["format"]
    assert (chosen["type"], chosen["schema"]["required"]) == ("json_schema", ["n", "word"])
    assert "pattern" not in chosen["schema"]["properties"]["word"]
    assert seen.json == {
        "model": "m-1",
        "max_tokens": 40,
        "system": "Be brief.",
        "messages": [{"role": "user", "content": "Say hello."}],
        "temperature": 0.25,
        "top_p": 0.5,
    }


async def test_trap_create_takes_no_temperature_and_there_is_no_seed(wire: WireServer) -> None:
    reply = await model(wire, "anthropic")(request())
    assert reply.sent_sampling == ("temperature", "top_p", "max_tokens")
    assert "seed" not in wire.requests[0].json


@pytest.mark.parametrize(("limit", "sent"), [(None, 4096), (64_000, 64_000)])
async def test_trap_max_tokens_is_required(wire: WireServer, limit: int | None, sent: int) -> None:
    reply = await model(wire, "anthropic", max_output=limit)(request(sampling=Sampling()))
    assert wire.requests[0].json["max_tokens"] == sent
    assert reply.sent_sampling == ("max_tokens",)


async def test_trap_a_large_max_tokens_is_refused_by_the_sdk_without_a_timeout(wire: WireServer) -> None:
    reply = await model(wire, "anthropic")(request(sampling=Sampling(max_tokens=200_000)))
    assert reply.finish is FinishReason.STOP


@BOTH
async def test_trap_cached_tokens_are_counted_beside_the_input(wire: WireServer, stream: bool) -> None:
    wire.script(Answer(text="hi", prompt_tokens=1000, completion_tokens=5, cached=600, cache_write=300))
    reply = await model(wire, "anthropic", stream=stream)(request())
    assert reply.usage == Usage(prompt=1000, completion=5, cached=600, cache_write=300)


async def test_trap_overloaded_in_a_stream_has_status_200(wire: WireServer) -> None:
    wire.script(Answer(text="begun and then", fails_after=1))
    with pytest.raises(Transient, match="overloaded_error"):
        await model(wire, "anthropic", stream=True)(request())


@pytest.mark.parametrize("status", [503, 504, 529])
async def test_trap_some_statuses_have_classes_of_their_own(wire: WireServer, status: int) -> None:
    wire.script(failure(status))
    with pytest.raises(Transient) as caught:
        await model(wire, "anthropic")(request())
    assert caught.value.status == status


async def test_trap_an_empty_account_is_a_bad_request(wire: WireServer) -> None:
    said = "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing."
    wire.script(failure(400, "invalid_request_error", said))
    with pytest.raises(CreditExhausted):
        await model(wire, "anthropic")(request())


async def test_trap_a_monthly_cap_looks_like_a_rate_limit(wire: WireServer) -> None:
    error = {"type": "rate_limit_error", "message": "limit", "details": {"error_code": "enforced_spend_limit_reached"}}
    wire.script(Raw(429, {"type": "error", "error": error}), failure(429, "rate_limit_error"))
    with pytest.raises(CreditExhausted):
        await model(wire, "anthropic")(request())
    with pytest.raises(RateLimited):
        await model(wire, "anthropic")(request())


async def test_there_is_no_json_mode_and_the_reply_says_so(wire: WireServer) -> None:
    reply = await model(wire, "anthropic", structured=Structured.JSON)(request(output=SHAPE, user="JSON please"))
    assert reply.structured == "prompt"


async def test_thinking_is_not_part_of_the_text(wire: WireServer) -> None:
    content = [{"type": "thinking", "thinking": "hm", "signature": "s"}, {"type": "text", "text": "yes"}]
    usage = {"input_tokens": 4, "output_tokens": 9, "output_tokens_details": {"thinking_tokens": 7}}
    body = {"id": "m", "type": "message", "role": "assistant", "model": "m-1", "stop_reason": "end_turn"}
    wire.script(Raw(200, {**body, "content": content, "usage": usage}))
    reply = await model(wire, "anthropic")(request())
    assert (reply.text, reply.usage) == ("yes", Usage(prompt=4, completion=9, reasoning=7))


async def test_a_full_context_window_is_a_length_finish(wire: WireServer) -> None:
    wire.script(Answer(text="cut", finish="model_context_window_exceeded"))
    assert (await model(wire, "anthropic")(request())).finish is FinishReason.LENGTH


async def test_a_schema_that_anthropic_refuses_is_named_without_a_request(wire: WireServer) -> None:
    shape = OutputFormat(name="List", json_schema='{"type":"array","items":{"type":"string"}}')
    with pytest.raises(Permanent, match="closed object"):
        await model(wire, "anthropic")(request(output=shape))
    assert wire.requests == []


async def test_the_environment_does_not_lead_elsewhere(wire: WireServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("ANTHROPIC_AUTH_TOKEN", "sk-other")
    await model(wire, "anthropic")(request())
    assert b"sk-other" not in wire.requests[0].raw
