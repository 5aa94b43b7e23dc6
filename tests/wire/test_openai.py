"""OpenAI through its SDK: what is special about it, and the traps of its library."""

from __future__ import annotations

import pytest
from tests.wire.behaviour import Answer, Raw, failure, html
from tests.wire.calling import KEY, QUICK, SHAPE, model, request
from tests.wire.server import WireServer

from vitaeval.errors import Permanent, ProviderError, RateLimited, Transient
from vitaeval.providers._embeddings import EmbeddingServer, embedding_model
from vitaeval.schema.chat import FinishReason, Usage
from vitaeval.schema.config import Structured
from vitaeval.schema.ports import EmbeddingModel
from vitaeval.schema.provider import Surroundings


async def test_the_request_is_what_openai_documents(wire: WireServer) -> None:
    reply = await model(wire, "openai")(request(output=SHAPE))
    (seen,) = wire.requests
    assert (seen.method, seen.path) == ("POST", "/v1/chat/completions")
    assert seen.headers["authorization"] == f"Bearer {KEY}"
    schema = seen.json.pop("response_format")["json_schema"]
    assert (schema["name"], schema["strict"]) == ("Found_thing", True)
    assert seen.json == {
        "model": "m-1",
        "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Say hello."}],
        "temperature": 0.25,
        "top_p": 0.5,
        "max_completion_tokens": 40,
        "seed": 7,
    }
    assert reply.sent_sampling == ("temperature", "top_p", "max_tokens", "seed")


async def test_a_changed_snapshot_shows_in_model_and_fingerprint(wire: WireServer) -> None:
    wire.script(
        Answer(fingerprint="fp_1", model="m-1-a"), Answer(fingerprint="fp_2", model="m-1-b"), Answer(fingerprint=None)
    )
    chat = model(wire, "openai")
    replies = [await chat(request()) for _ in range(3)]
    assert [reply.fingerprint for reply in replies] == ["fp_1", "fp_2", None]
    assert [reply.served_model for reply in replies] == ["m-1-a", "m-1-b", "m-1"]


async def test_reasoning_tokens_are_part_of_the_completion(wire: WireServer) -> None:
    wire.script(Answer(prompt_tokens=10, completion_tokens=90, reasoning=80))
    assert (await model(wire, "openai")(request())).usage == Usage(prompt=10, completion=90, reasoning=80)


async def test_json_mode_is_asked_for_where_the_prompt_says_json(wire: WireServer) -> None:
    chat = model(wire, "openai", structured=Structured.JSON)
    assert (await chat(request(output=SHAPE, user="Answer in JSON."))).structured == "json"
    assert wire.requests[0].json["response_format"] == {"type": "json_object"}


async def test_json_mode_without_the_word_json_would_be_refused_and_is_prompt_only(wire: WireServer) -> None:
    chat = model(wire, "openai", structured=Structured.JSON)
    assert (await chat(request(output=SHAPE))).structured == "prompt"
    assert "response_format" not in wire.requests[0].json


async def test_a_content_filter_is_a_finish(wire: WireServer) -> None:
    wire.script(Answer(text="par", finish="content_filter"))
    assert (await model(wire, "openai")(request())).finish is FinishReason.CONTENT_FILTER


@pytest.mark.parametrize("stream", [False, True])
async def test_trap_html_with_status_200_raises_nothing_in_the_sdk(wire: WireServer, stream: bool) -> None:
    wire.script(html(200))
    with pytest.raises(Transient, match=r"HTML page|cut"):
        await model(wire, "openai", stream=stream)(request())


async def test_trap_a_cut_stream_ends_silently_in_the_sdk(wire: WireServer) -> None:
    wire.script(Answer(text="A whole answer would be longer than this.", cut_after=1))
    with pytest.raises(Transient, match="finish reason missing"):
        await model(wire, "openai", stream=True)(request())


async def test_trap_length_raises_in_the_sdks_parse_helper_and_is_data_here(wire: WireServer) -> None:
    wire.script(Answer(text='{"n": 1, "wo', finish="length", completion_tokens=40))
    reply = await model(wire, "openai")(request(output=SHAPE))
    assert (reply.finish, reply.text) == (FinishReason.LENGTH, '{"n": 1, "wo')
    assert reply.usage is not None
    assert reply.usage.completion == 40


async def test_trap_usage_of_a_stream_comes_in_a_chunk_without_choices(wire: WireServer) -> None:
    reply = await model(wire, "openai", stream=True)(request())
    assert wire.requests[0].json["stream_options"] == {"include_usage": True}
    assert reply.usage is not None
    assert reply.usage.prompt > 0


async def test_trap_all_statuses_from_500_are_one_class_and_keep_their_number(wire: WireServer) -> None:
    for status in (500, 502, 503, 504, 529):
        wire.script(failure(status))
        with pytest.raises(Transient) as caught:
            await model(wire, "openai")(request())
        assert caught.value.status == status


async def test_trap_the_sdk_would_retry_twice(wire: WireServer) -> None:
    wire.script(failure(500), failure(500), failure(500))
    with pytest.raises(Transient):
        await model(wire, "openai")(request())
    assert len(wire.requests) == 1


async def test_trap_insufficient_quota_is_a_rate_limit_error_for_the_sdk(wire: WireServer) -> None:
    wire.script(failure(429, "insufficient_quota", "You exceeded your current quota"))
    with pytest.raises(ProviderError) as caught:
        await model(wire, "openai")(request())
    assert not isinstance(caught.value, RateLimited)
    assert not caught.value.retryable


async def test_an_error_in_a_stream_is_typed(wire: WireServer) -> None:
    wire.script(Answer(text="begun and", fails_after=1))
    with pytest.raises(Transient, match="server_error"):
        await model(wire, "openai", stream=True)(request())


async def test_an_error_with_status_200_is_an_error(wire: WireServer) -> None:
    wire.script(Raw(200, {"error": {"type": "invalid_request_error", "message": "no such model"}}))
    with pytest.raises(Permanent, match="no such model"):
        await model(wire, "openai")(request())


def embedder(wire: WireServer, key_env: str | None = "OPENAI_API_KEY", batch: int = 256) -> EmbeddingModel:
    server = EmbeddingServer("openai", "e-1", wire.url + "/v1", key_env, batch)
    return embedding_model(server, Surroundings({}, QUICK, {"OPENAI_API_KEY": KEY}.get))


async def test_texts_become_vectors_in_order(wire: WireServer) -> None:
    vectors = await embedder(wire)(["a", "four", "sixsix"])
    assert [vector[0] for vector in vectors] == [1.0, 4.0, 6.0]
    assert wire.requests[0].headers["authorization"] == f"Bearer {KEY}"


async def test_many_texts_go_out_in_batches_and_none_makes_no_request(wire: WireServer) -> None:
    vectors = await embedder(wire, batch=2)(["x" * length for length in range(1, 6)])
    assert [vector[0] for vector in vectors] == [1.0, 2.0, 3.0, 4.0, 5.0]
    assert len(wire.requests) == 3
    assert await embedder(wire)([]) == ()
    assert len(wire.requests) == 3


async def test_vectors_may_come_in_any_order_but_none_may_be_missing(wire: WireServer) -> None:
    rows = [{"index": 1, "embedding": [2.0]}, {"index": 0, "embedding": [1.0]}]
    wire.script(Raw(200, {"data": rows}), Raw(200, {"data": rows[:1]}))
    assert await embedder(wire)(["a", "b"]) == ((1.0,), (2.0,))
    with pytest.raises(Transient, match="2 vectors were asked for, 1 came"):
        await embedder(wire)(["a", "b"])


async def test_embeddings_fail_with_our_errors(wire: WireServer) -> None:
    wire.script(failure(401, "invalid_api_key", f"bad key {KEY}"))
    with pytest.raises(Permanent) as caught:
        await embedder(wire)(["a"])
    assert KEY not in str(caught.value)
    with pytest.raises(Permanent, match="OTHER_KEY"):
        await embedder(wire, key_env="OTHER_KEY")(["a"])
