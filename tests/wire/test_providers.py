"""What holds for every provider, through its official SDK over real HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import traceback
from typing import Any

import pytest
from tests.line import FIND, Found, binding, example, prompt, setting
from tests.wire.behaviour import Answer, Behaviour, Drop, Hang, Raw, broken_json, failure, html
from tests.wire.calling import KEY, PROVIDERS, QUICK, SHAPE, model, request
from tests.wire.server import WireServer

from vitaeval.errors import CreditExhausted, Permanent, ProviderError, RateLimited, Transient
from vitaeval.pipeline.stage import Job, run_stage
from vitaeval.schema.chat import Evidence, FinishReason, Sampling, Usage
from vitaeval.schema.config import Structured, Transport
from vitaeval.schema.json_schema import json_schema
from vitaeval.schema.outcome import Ok
from vitaeval.schema.prompt import StageBinding

ALL = pytest.mark.parametrize("name", sorted(PROVIDERS))
BOTH = pytest.mark.parametrize("stream", [False, True], ids=["plain", "stream"])
KEYED = pytest.mark.parametrize("name", sorted(set(PROVIDERS) - {"compatible"}))


@ALL
@BOTH
async def test_an_answer_comes_with_its_tokens_and_its_origin(wire: WireServer, name: str, stream: bool) -> None:
    wire.script(Answer(text="Hello, world", model="m-1-2026-10-01", prompt_tokens=100, completion_tokens=9, cached=60))
    reply = await model(wire, name, stream=stream)(request())
    assert reply.text == "Hello, world"
    assert reply.finish is FinishReason.STOP
    assert reply.served_model == "m-1-2026-10-01"
    assert reply.evidence is Evidence.REAL
    assert reply.usage == Usage(prompt=100, completion=9, cached=60)
    assert (reply.request_id, reply.attempts) == ("req_1", 1)
    assert reply.timing.latency_ms > 0
    assert len(wire.requests) == 1


@ALL
async def test_a_stream_tells_when_its_first_piece_came(wire: WireServer, name: str) -> None:
    wire.script(Answer(text="a" * 64, piece_s=0.02))
    timing = (await model(wire, name, stream=True)(request())).timing
    assert timing.first_token_ms is not None
    assert 0 < timing.first_token_ms < timing.latency_ms
    assert (await model(wire, name)(request())).timing.first_token_ms is None


@ALL
@BOTH
async def test_a_json_schema_goes_out_and_its_answer_comes_back(wire: WireServer, name: str, stream: bool) -> None:
    reply = await model(wire, name, stream=stream)(request(output=SHAPE))
    assert json.loads(reply.text) == {"n": None, "word": "x"}
    assert reply.structured == "schema"
    sent = wire.requests[0].schema
    assert sent is not None
    assert (sent["type"], sent["required"], sent["additionalProperties"]) == ("object", ["n", "word"], False)


@ALL
async def test_prompt_only_sends_no_format(wire: WireServer, name: str) -> None:
    reply = await model(wire, name, structured=Structured.PROMPT)(request(output=SHAPE))
    assert reply.structured == "prompt"
    assert not {"response_format", "output_config"} & wire.requests[0].json.keys()


@ALL
async def test_only_sampling_that_the_model_takes_is_sent_and_the_reply_says_which(wire: WireServer, name: str) -> None:
    reply = await model(wire, name, takes=("max_tokens",))(request())
    assert reply.sent_sampling == ("max_tokens",)
    assert not {"temperature", "top_p", "seed"} & wire.requests[0].json.keys()


@ALL
async def test_sampling_that_is_not_set_is_not_sent(wire: WireServer, name: str) -> None:
    reply = await model(wire, name)(request(sampling=Sampling()))
    required = ("max_tokens",) if name == "anthropic" else ()
    assert reply.sent_sampling == required
    assert not {"temperature", "top_p", "seed"} & wire.requests[0].json.keys()


@ALL
@BOTH
@pytest.mark.parametrize(
    ("answer", "finish", "text"),
    [
        (Answer(text="cut here", finish="length"), FinishReason.LENGTH, "cut here"),
        (Answer(refusal="I can't help with that."), FinishReason.REFUSAL, "I can't help with that."),
    ],
    ids=["length", "refusal"],
)
async def test_how_an_answer_ended_is_data(
    wire: WireServer, name: str, stream: bool, answer: Answer, finish: FinishReason, text: str
) -> None:
    wire.script(answer)
    reply = await model(wire, name, stream=stream)(request(output=SHAPE))
    assert (reply.finish, reply.text) == (finish, text)


@ALL
@BOTH
async def test_missing_usage_is_unknown_and_not_zero(wire: WireServer, name: str, stream: bool) -> None:
    wire.script(Answer(text="hi", usage=False))
    assert (await model(wire, name, stream=stream)(request())).usage is None


OVERLARGE = "Request too large for m-1 on tokens per min (TPM): Limit 6,000, Requested 7,112."
ERRORS: list[tuple[Behaviour, type[ProviderError]]] = [
    (failure(400, "invalid_request_error"), Permanent),
    (failure(400, "context_length_exceeded", "This model's maximum context length is 8 tokens"), Permanent),
    (failure(400, "invalid_request_error", "Your credit balance is too low to access the API"), CreditExhausted),
    (failure(401, "authentication_error"), Permanent),
    (failure(402, "billing_error"), CreditExhausted),
    (failure(403, "permission_error"), Permanent),
    (failure(404, "not_found_error"), Permanent),
    (failure(413, "request_too_large"), Permanent),
    (failure(413, "rate_limit_exceeded", OVERLARGE), Permanent),
    (failure(422, "invalid_request_error"), Permanent),
    (failure(429, "rate_limit_error"), RateLimited),
    (failure(429, "insufficient_quota", "You exceeded your current quota"), CreditExhausted),
    (failure(429, "project_spend_limit_exceeded"), CreditExhausted),
    (failure(498, "capacity_exceeded"), Transient),
    (failure(500), Transient),
    (failure(502), Transient),
    (failure(503), Transient),
    (failure(504), Transient),
    (failure(529, "overloaded_error"), Transient),
    (html(502), Transient),
    (html(200), Transient),
    (broken_json(), Transient),
    (Raw(200, [1, 2]), Transient),
    (Raw(200, {"unexpected": True}), Transient),
    (Drop(), Transient),
    (Hang(), Transient),
    (Hang(after_head=True), Transient),
    (Answer(text="half an answer", cut_after=1), Transient),
    (Answer(text="half an answer" * 9, cut_after=3, abrupt=True), Transient),
]


def named(case: tuple[Behaviour, type[ProviderError]]) -> str:
    behaviour, kind = case
    status = behaviour.status if isinstance(behaviour, Raw) else type(behaviour).__name__
    return f"{status}-{kind.__name__}"


WAYS = [(name, stream) for name in sorted(PROVIDERS) for stream in (False, True)]
SHARED = {("azure", True), ("compatible", False), ("compatible", True)}  # the same SDK and reader as openai's


@pytest.mark.parametrize(("name", "stream"), [way for way in WAYS if way not in SHARED])
@pytest.mark.parametrize("case", ERRORS, ids=named)
async def test_what_goes_wrong_has_a_type_and_takes_one_request(
    wire: WireServer, name: str, stream: bool, case: tuple[Behaviour, type[ProviderError]]
) -> None:
    behaviour, kind = case
    wire.script(behaviour)
    with pytest.raises(ProviderError) as caught:
        await model(wire, name, stream=stream)(request())
    assert type(caught.value) is kind
    assert caught.value.provider == name
    if isinstance(behaviour, Raw) and behaviour.status != 200:
        assert caught.value.status == behaviour.status
    assert len(wire.requests) == 1


@ALL
@pytest.mark.parametrize(
    ("headers", "after_s"),
    [({"retry_after": "7"}, 7.0), ({"retry_after_ms": "350", "retry_after": "1"}, 0.35), ({}, None)],
    ids=["seconds", "milliseconds", "silent"],
)
async def test_a_limit_says_when_to_come_back(
    wire: WireServer, name: str, headers: dict[str, str], after_s: float | None
) -> None:
    wire.script(failure(429, "rate_limit_exceeded", **headers))
    with pytest.raises(RateLimited) as caught:
        await model(wire, name)(request())
    assert caught.value.after_s == after_s


@ALL
async def test_retry_after_as_an_http_date_counts_from_the_servers_own_clock(wire: WireServer, name: str) -> None:
    ahead = {"date": "Wed, 21 Oct 2015 07:28:00 GMT", "retry_after": "Wed, 21 Oct 2015 07:28:30 GMT"}
    wire.script(failure(429, "rate_limit_exceeded", **ahead))
    with pytest.raises(RateLimited) as caught:
        await model(wire, name)(request())
    assert caught.value.after_s == pytest.approx(30)


@ALL
@BOTH
async def test_limit_headers_come_with_the_answer(wire: WireServer, name: str, stream: bool) -> None:
    wire.configure(rpm=600, burst=100, tpm=60_000, token_burst=6_000)
    rate = (await model(wire, name, stream=stream)(request())).rate
    assert rate is not None
    assert (rate.limit_requests, rate.limit_tokens, rate.remaining_requests) == (600, 60_000, 99)
    assert rate.remaining_tokens is not None
    assert 5_900 < rate.remaining_tokens < 6_000
    assert rate.reset_requests_s is not None
    assert rate.requests_window_s == (86_400 if name == "groq" else 60)


@ALL
async def test_a_deadline_ends_a_call_that_trickles(wire: WireServer, name: str) -> None:
    wire.script(Answer(text="x" * 1600, piece_s=0.1))
    chat = model(wire, name, stream=True, transport=Transport(read_timeout_s=5, deadline_s=0.3))
    with pytest.raises(Transient, match="in time"):
        await chat(request())


@ALL
@BOTH
async def test_a_server_that_takes_a_request_and_never_answers_costs_one_deadline(
    wire: WireServer, name: str, stream: bool
) -> None:
    """Also when the library's own time limit does not fire."""
    wire.script(Hang(), Hang(after_head=True), Answer(text="back"))
    patient = Transport(read_timeout_s=3600, deadline_s=0.3)
    chat = model(wire, name, stream=stream, transport=patient)
    for _ in range(2):
        with pytest.raises(Transient, match="in time"):
            await chat(request())
    assert (await chat(request())).text == "back"


@ALL
async def test_a_server_that_trickles_a_whole_answer_costs_one_deadline(name: str) -> None:
    async def trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n")
        with contextlib.suppress(ConnectionError):
            while not writer.is_closing():
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(0.02)

    server = await asyncio.start_server(trickle, "127.0.0.1", 0)
    where = WireServer(server.sockets[0].getsockname()[1])
    chat = model(where, name, transport=Transport(read_timeout_s=5, deadline_s=0.3))
    with pytest.raises(Transient, match="in time"):
        await chat(request())
    server.close()


@KEYED
async def test_a_missing_key_is_named_before_any_request(wire: WireServer, name: str) -> None:
    with pytest.raises(Permanent, match=str(PROVIDERS[name].key_env)):
        await model(wire, name, keys={})(request())
    assert wire.requests == []


@KEYED
async def test_a_key_can_change_between_two_calls(wire: WireServer, name: str) -> None:
    keys = {str(PROVIDERS[name].key_env): "sk-first"}
    chat = model(wire, name, keys=keys)
    await chat(request())
    keys[str(PROVIDERS[name].key_env)] = "sk-second"
    await chat(request())
    before, after = (seen.raw for seen in wire.requests)
    assert b"sk-first" in before
    assert b"sk-second" in after
    assert b"sk-first" not in after


@KEYED
@BOTH
async def test_no_key_leaks_when_the_server_says_it_back(
    wire: WireServer, name: str, stream: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wire.script(failure(401, "invalid_api_key", f"Incorrect API key provided: {KEY}"))
    with pytest.raises(Permanent) as caught:
        await model(wire, name, stream=stream)(request())
    assert KEY.encode() in wire.requests[0].raw
    assert KEY not in "".join(traceback.format_exception(caught.value))
    assert KEY not in repr(caught.value)
    chain = [caught.value.__cause__, caught.value.__context__]
    assert KEY not in repr(chain)


@ALL
async def test_one_client_keeps_its_connection(wire: WireServer, name: str) -> None:
    chat = model(wire, name)
    before = wire.stats.connections
    for _ in range(5):
        await chat(request())
    assert wire.stats.connections - before == 1


@ALL
async def test_many_calls_at_once_are_really_at_once(wire: WireServer, name: str) -> None:
    chat = model(wire, name, transport=Transport())
    await chat(request())
    wire.reset()
    wire.always(Answer(text="hi", latency_s=1))
    await asyncio.gather(*(chat(request(user=f"call {number}")) for number in range(24)))
    assert wire.stats.max_in_flight == 24
    assert wire.stats.answered == 24


@ALL
def test_a_provider_lives_through_two_event_loops(wire: WireServer, name: str) -> None:
    chat = model(wire, name)
    assert [asyncio.run(_one(chat)), asyncio.run(_one(chat))] == ["hi", "hi"]


async def _one(chat: Any) -> str:
    return (await chat(request(user="x"))).text


@ALL
async def test_a_stage_repairs_an_invalid_answer(wire: WireServer, name: str) -> None:
    wire.script(Answer(text="Sure! Here it is."), Answer(text='{"word": "right"}'))
    plain = binding("find", "Read {{ job }}")
    bound = prompt(StageBinding(**{**dict(plain), "output_schema": json_schema(Found)}))
    result = await run_stage(model(wire, name), setting(bound), FIND, Job(example(), 0), {})
    assert result.outcome == Ok(Found(word="right"))
    assert [call.repair for call in result.calls] == [False, True]
    asked = [message["role"] for message in wire.requests[1].json["messages"]]
    assert asked[-3:] == ["user", "assistant", "user"]


@ALL
async def test_the_vendor_is_asked_for_its_own_name_of_the_model(wire: WireServer, name: str) -> None:
    await model(wire, name, id="vendor-name-1")(request())
    assert wire.requests[0].json["model"] == "vendor-name-1"


@pytest.fixture(autouse=True)
def _says_hi(wire: WireServer) -> None:
    wire.configure(content=None)
    wire.always(lambda seen: Answer(text=None if seen.schema else "hi"))


@ALL
async def test_the_time_limits_of_the_configuration_hold(wire: WireServer, name: str) -> None:
    wire.script(Hang())
    with pytest.raises(Transient, match="no answer in time"):
        await model(wire, name, transport=Transport(read_timeout_s=0.1, deadline_s=60))(request())
    assert QUICK.deadline_s < 60
