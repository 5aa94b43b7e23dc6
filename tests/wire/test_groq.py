"""Groq through its SDK: what is special about it, and the traps of its library."""

from __future__ import annotations

import json

import pytest
from tests.wire.behaviour import Answer, Raw, failure
from tests.wire.calling import KEY, SHAPE, model, request
from tests.wire.server import WireServer

from vitaeval.errors import Permanent, Transient
from vitaeval.schema.chat import FinishReason, Usage
from vitaeval.schema.config import Endpoint


@pytest.mark.parametrize("tail", ["", "/", "/openai/v1", "/openai/v1/"])
async def test_trap_the_sdk_adds_its_own_path_to_the_address(wire: WireServer, tail: str) -> None:
    await model(wire, "groq", endpoint=Endpoint(base_url=wire.url + tail))(request())
    (seen,) = wire.requests
    assert seen.path == "/openai/v1/chat/completions"
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    assert seen.json["max_completion_tokens"] == 40


async def test_a_schema_is_strict_only_where_groq_can_hold_it(wire: WireServer) -> None:
    for name in ("llama-4-scout", "openai/gpt-oss-120b"):
        await model(wire, "groq", id=name)(request(output=SHAPE))
    assert [seen.json["response_format"]["json_schema"]["strict"] for seen in wire.requests] == [False, True]


async def test_trap_usage_of_a_stream_comes_unasked(wire: WireServer) -> None:
    wire.script(Answer(text="hello", prompt_tokens=20, completion_tokens=5, cached=8, reasoning=2))
    reply = await model(wire, "groq", stream=True)(request())
    assert "stream_options" not in wire.requests[0].json
    assert reply.usage == Usage(prompt=20, completion=5, cached=8, reasoning=2)


@pytest.mark.parametrize(("status", "kind"), [(413, Permanent), (498, Transient)])
async def test_trap_413_and_498_have_no_class_of_their_own(
    wire: WireServer, status: int, kind: type[Exception]
) -> None:
    wire.script(failure(status))
    with pytest.raises(kind):
        await model(wire, "groq")(request())


async def test_text_that_groq_refuses_as_no_json_is_still_the_models_answer(wire: WireServer) -> None:
    error = {
        "message": "Failed to generate JSON. Please adjust your prompt. See 'failed_generation' for more details.",
        "type": "invalid_request_error",
        "code": "json_validate_failed",
        "failed_generation": 'Sure! Here it is: {"n": 1',
    }
    wire.script(Raw(400, {"error": error}))
    reply = await model(wire, "groq")(request(output=SHAPE))
    assert (reply.finish, reply.text) == (FinishReason.STOP, 'Sure! Here it is: {"n": 1')
    assert reply.usage is None


async def test_an_error_told_in_the_last_chunk_is_an_error(wire: WireServer) -> None:
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": []}
    told = json.dumps({**chunk, "x_groq": {"id": "r", "error": "over capacity"}})
    wire.script(Raw(200, f"data: {told}\n\ndata: [DONE]\n\n", "text/event-stream"))
    with pytest.raises(Transient, match="over capacity"):
        await model(wire, "groq", stream=True)(request())
