"""Servers that speak OpenAI's format."""

from __future__ import annotations

import pytest
from tests.wire.behaviour import Raw
from tests.wire.calling import KEY, model, request
from tests.wire.server import WireServer

from vitaeval.errors import ConfigError
from vitaeval.schema.config import Endpoint


async def test_no_key_is_needed(wire: WireServer) -> None:
    await model(wire, "compatible", keys={})(request())
    assert wire.requests[0].headers["authorization"] == "Bearer none"


async def test_a_key_is_sent_where_the_endpoint_names_one(wire: WireServer) -> None:
    endpoint = Endpoint(base_url=wire.url + "/v1", key_env="LOCAL_KEY")
    await model(wire, "compatible", keys={"LOCAL_KEY": KEY}, endpoint=endpoint)(request())
    await model(wire, "compatible", keys={}, endpoint=endpoint)(request())
    assert [seen.headers["authorization"] for seen in wire.requests] == [f"Bearer {KEY}", "Bearer none"]


async def test_openais_own_key_does_not_reach_another_server(wire: WireServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    await model(wire, "compatible", keys={"OPENAI_API_KEY": KEY})(request())
    assert KEY.encode() not in wire.requests[0].raw


async def test_the_output_bound_has_the_name_that_all_servers_know(wire: WireServer) -> None:
    await model(wire, "compatible")(request())
    assert wire.requests[0].json["max_tokens"] == 40


async def test_null_counts_and_missing_details_do_not_disturb(wire: WireServer) -> None:
    choice = {"index": 0, "message": {"role": "assistant", "content": "hi"}, "finish_reason": "stop"}
    usage = {"prompt_tokens": 3, "completion_tokens": 1, "prompt_tokens_details": None}
    wire.script(Raw(200, {"choices": [choice], "usage": usage}))
    reply = await model(wire, "compatible")(request())
    assert reply.usage is not None
    assert (reply.text, reply.served_model, reply.usage.cached) == ("hi", "m-1", 0)


def test_a_missing_address_is_said_before_any_call(wire: WireServer) -> None:
    with pytest.raises(ConfigError, match="base_url"):
        model(wire, "compatible", endpoint=Endpoint())
