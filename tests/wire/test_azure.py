"""Azure OpenAI through OpenAI's SDK."""

from __future__ import annotations

import pytest
from tests.wire.behaviour import Raw
from tests.wire.calling import KEY, model, request
from tests.wire.server import WireServer

from vitaeval.errors import ConfigError
from vitaeval.schema.chat import FinishReason
from vitaeval.schema.config import Endpoint


async def test_deployment_and_version_are_in_the_address_and_the_key_has_its_own_header(
    wire: WireServer,
) -> None:
    endpoint = Endpoint(base_url=wire.url, deployment="prod-4o", api_version="2025-01-01")
    await model(wire, "azure", endpoint=endpoint)(request())
    (seen,) = wire.requests
    assert seen.path == "/openai/deployments/prod-4o/chat/completions"
    assert seen.query == {"api-version": "2025-01-01"}
    assert seen.headers["api-key"] == KEY
    assert "authorization" not in seen.headers


async def test_trap_without_a_deployment_the_models_id_becomes_one(wire: WireServer) -> None:
    await model(wire, "azure")(request())
    assert wire.requests[0].path == "/openai/deployments/m-1/chat/completions"


async def test_the_output_bound_has_the_name_that_the_model_takes(wire: WireServer) -> None:
    await model(wire, "azure")(request())
    reply = await model(wire, "azure", takes=("max_completion_tokens",))(request())
    old, new = (seen.json for seen in wire.requests)
    assert old["max_tokens"] == 40
    assert new["max_completion_tokens"] == 40
    assert "max_tokens" not in new
    assert reply.sent_sampling == ("max_tokens",)


async def test_a_filtered_prompt_is_an_outcome_and_not_an_error(wire: WireServer) -> None:
    filtered = {"message": "The response was filtered", "type": None, "param": "prompt", "code": "content_filter"}
    wire.script(Raw(400, {"error": {**filtered, "status": 400}}))
    reply = await model(wire, "azure")(request())
    assert (reply.finish, reply.text, reply.usage) == (FinishReason.CONTENT_FILTER, "", None)


def test_a_missing_address_is_named_before_any_call(wire: WireServer) -> None:
    with pytest.raises(ConfigError, match="AZURE_OPENAI_ENDPOINT"):
        model(wire, "azure", keys={}, endpoint=Endpoint())


async def test_the_address_may_come_from_the_environment(wire: WireServer) -> None:
    keys = {"AZURE_OPENAI_ENDPOINT": wire.url, "AZURE_OPENAI_API_KEY": KEY}
    await model(wire, "azure", keys=keys, endpoint=Endpoint())(request())
    assert len(wire.requests) == 1
