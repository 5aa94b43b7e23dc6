from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.answer_stores import MemoryStore

from vitaeval.errors import EnvironmentFailure, ProviderError, Transient
from vitaeval.schema.chat import (
    CallTiming,
    Evidence,
    FinishReason,
    Message,
    OutputFormat,
    Purpose,
    RateHint,
    Reply,
    Request,
    Role,
    Sampling,
    Usage,
)
from vitaeval.schema.config import Endpoint, ModelConfig, Structured
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.cache import cache_key, cached
from vitaeval.transport.clock import Clock

CONFIG = ModelConfig(name="far", provider="far", id="far-1", evidence=Evidence.REAL)
OTHER = ModelConfig(name="near", provider="near", id="near-1", evidence=Evidence.REAL)


def request(text: str = "hello", **more: Any) -> Request:
    values: dict[str, Any] = {
        "purpose": Purpose(task="greet", stage="find", example="first"),
        "messages": (Message(role=Role.USER, content=text),),
        "model": "far/far-1",
        "sampling": Sampling(temperature=0.5),
        "output": OutputFormat(name="Found", json_schema="{}"),
    }
    return Request(**{**values, **more})


def reply(text: str = "hi", **more: Any) -> Reply:
    values: dict[str, Any] = {
        "finish": FinishReason.STOP,
        "served_model": "far-1-2026-01-01",
        "evidence": Evidence.REAL,
        "timing": CallTiming(latency_ms=512.0, first_token_ms=80.0, waited_ms=9000.0),
        "usage": Usage(prompt=30, completion=7, cached=12),
        "cost_usd": 0.0042,
        "request_id": "req_1",
        "fingerprint": "fp_1",
        "attempts": 3,
        "rate": RateHint(remaining_requests=3),
    }
    return Reply(text=text, **{**values, **more})


@dataclass
class Far:
    """A model that can be held up, and remembers what it was asked."""

    say: Callable[[Request], Reply] = lambda asked: reply(asked.messages[0].content.upper())
    asked: list[Request] = field(default_factory=list)
    door: asyncio.Event = field(default_factory=asyncio.Event)
    is_open: bool = True

    async def __call__(self, asked: Request, /) -> Reply:
        self.asked.append(asked)
        if not self.is_open:
            await self.door.wait()
        return self.say(asked)


def refuse(_request: Request) -> Reply:
    raise Transient("far", "500", status=500)


async def settle() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_second_run_asks_nothing_and_gets_the_same_answer_with_its_original_numbers() -> None:
    store, far = MemoryStore(), Far()
    first = await cached(far, store, CONFIG)(request())
    again = await cached(far, store, CONFIG)(request())
    assert len(far.asked) == 1
    assert first == reply("HELLO")
    same = ("text", "finish", "served_model", "usage", "cost_usd", "request_id", "fingerprint", "attempts")
    assert [getattr(again, name) for name in same] == [getattr(first, name) for name in same]
    assert (again.timing.latency_ms, again.timing.first_token_ms) == (512.0, 80.0)
    assert again.evidence is Evidence.REPLAYED


async def test_waiting_and_limits_of_the_first_run_are_not_those_of_the_second() -> None:
    store, far = MemoryStore(), Far()
    await cached(far, store, CONFIG)(request())
    again = await cached(far, store, CONFIG)(request())
    assert (again.timing.waited_ms, again.rate) == (0.0, None)


async def test_a_meter_inside_counts_only_what_was_really_asked() -> None:
    spent = []

    async def metered(asked: Request, /) -> Reply:
        answer = reply()
        spent.append(answer.cost_usd)
        return answer

    chat = cached(metered, MemoryStore(), CONFIG)
    answers = await asyncio.gather(*(chat(request(text)) for text in "aabbbc"))
    answers += [await chat(request("a"))]
    assert spent == [0.0042] * 3
    assert sum(item.evidence is Evidence.REAL for item in answers) == 3


async def test_what_is_asked_many_times_at_once_is_asked_once() -> None:
    far = Far(is_open=False)
    chat = cached(far, MemoryStore(), CONFIG)
    calls = [asyncio.create_task(chat(request())) for _ in range(50)]
    await settle()
    far.door.set()
    answers = await asyncio.gather(*calls)
    assert len(far.asked) == 1
    assert {item.text for item in answers} == {"HELLO"}
    assert sorted(item.evidence for item in answers) == [Evidence.REAL] + [Evidence.REPLAYED] * 49


async def test_those_who_wait_for_a_call_share_its_failure_and_nothing_is_kept() -> None:
    store, far = MemoryStore(), Far(refuse, is_open=False)
    chat = cached(far, store, CONFIG)
    calls = [asyncio.create_task(chat(request())) for _ in range(10)]
    await settle()
    far.door.set()
    found = await asyncio.gather(*calls, return_exceptions=True)
    assert all(isinstance(item, Transient) for item in found)
    assert len(far.asked) == 1
    assert (store.kept, store.leases) == ({}, set())


async def test_after_a_failure_the_next_call_asks_again() -> None:
    store, far = MemoryStore(), Far(refuse)
    chat = cached(far, store, CONFIG)
    with pytest.raises(ProviderError):
        await chat(request())
    far.say = lambda asked: reply("back")
    assert (await chat(request())).text == "back"


async def test_when_the_one_who_asks_is_cancelled_another_takes_over() -> None:
    store, far = MemoryStore(), Far(is_open=False)
    chat = cached(far, store, CONFIG)
    first = asyncio.create_task(chat(request()))
    await settle()
    second = asyncio.create_task(chat(request()))
    await settle()
    first.cancel()
    await settle()
    far.door.set()
    assert (await second).text == "HELLO"
    assert len(far.asked) == 2
    assert store.leases == set()


async def test_when_one_who_waits_is_cancelled_the_call_goes_on_for_the_others() -> None:
    far = Far(is_open=False)
    chat = cached(far, MemoryStore(), CONFIG)
    calls = [asyncio.create_task(chat(request())) for _ in range(3)]
    await settle()
    calls[1].cancel()
    await settle()
    far.door.set()
    assert [(await calls[0]).text, (await calls[2]).text] == ["HELLO", "HELLO"]
    assert len(far.asked) == 1


async def test_a_bug_below_is_raised_and_leaves_no_lease() -> None:
    def broken(_request: Request) -> Reply:
        raise ZeroDivisionError

    store = MemoryStore()
    with pytest.raises(ZeroDivisionError):
        await cached(Far(broken), store, CONFIG)(request())
    assert (store.kept, store.leases) == ({}, set())


async def test_while_another_process_asks_we_wait_for_its_answer() -> None:
    store, far, pauses = MemoryStore(), Far(), []
    key = cache_key(CONFIG, request())
    assert await store.claim(key)

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 12:
            store.kept[key] = reply("theirs").model_dump_json()

    answer = await cached(far, store, CONFIG, Clock(sleep=sleep))(request())
    assert (answer.text, far.asked) == ("theirs", [])
    assert pauses == sorted(pauses)
    assert 0 < pauses[0] < pauses[-1] <= 0.5


async def test_when_the_other_process_gives_up_we_ask_ourselves() -> None:
    store, far = MemoryStore(), Far()
    key = cache_key(CONFIG, request())
    assert await store.claim(key)

    async def sleep(_seconds: float) -> None:
        await store.release(key)

    answer = await cached(far, store, CONFIG, Clock(sleep=sleep))(request())
    assert (answer.text, answer.evidence) == ("HELLO", Evidence.REAL)


async def test_what_another_process_finished_between_our_look_and_our_claim_is_not_asked_again() -> None:
    class Late(MemoryStore):
        async def claim(self, key: str) -> bool:
            self.kept[key] = reply("theirs").model_dump_json()
            return await super().claim(key)

    store, far = Late(), Far()
    assert (await cached(far, store, CONFIG)(request())).text == "theirs"
    assert (far.asked, store.leases) == ([], set())


async def test_the_lease_is_renewed_for_as_long_as_the_call_takes() -> None:
    renewed = asyncio.Event()

    class Short(MemoryStore):
        async def renew(self, key: str) -> None:
            renewed.set()

    store = Short(lease_s=0.003)

    async def slow(_request: Request, /) -> Reply:
        await asyncio.wait_for(renewed.wait(), 5)
        return reply()

    assert (await cached(slow, store, CONFIG)(request())).text == "hi"


async def test_a_lease_that_cannot_be_renewed_stops_no_call() -> None:
    tried = asyncio.Event()

    class Failing(MemoryStore):
        async def renew(self, key: str) -> None:
            tried.set()
            raise EnvironmentFailure("gone")

    async def slow(_request: Request, /) -> Reply:
        await asyncio.wait_for(tried.wait(), 5)
        await asyncio.sleep(0)
        return reply()

    assert (await cached(slow, Failing(lease_s=0.003), CONFIG)(request())).text == "hi"


@pytest.mark.parametrize(
    "answer",
    [
        reply("no json at all"),
        reply(""),
        reply("{", finish=FinishReason.LENGTH),
        reply("I cannot", finish=FinishReason.REFUSAL),
        reply("unpriced", cost_usd=None, usage=None),
        reply("simulated", evidence=Evidence.SIMULATED),
    ],
    ids=lambda item: item.text or "empty",
)
async def test_every_reply_is_kept_whatever_it_is_worth(answer: Reply) -> None:
    store, far = MemoryStore(), Far(lambda asked: answer)
    chat = cached(far, store, CONFIG)
    await chat(request())
    again = await chat(request())
    assert len(far.asked) == 1
    assert (again.text, again.finish, again.usage, again.cost_usd) == (
        answer.text,
        answer.finish,
        answer.usage,
        answer.cost_usd,
    )
    real = answer.evidence is Evidence.REAL
    assert again.evidence is (Evidence.REPLAYED if real else answer.evidence)


async def test_a_keyless_answer_is_not_kept() -> None:
    store, far = MemoryStore(), Far(lambda asked: reply(evidence=Evidence.PROMPT_BLIND))
    await cached(far, store, CONFIG)(request())
    assert store.kept == {}


async def test_a_substitutes_answer_is_kept_under_the_substitute_only() -> None:
    store, far = MemoryStore(), Far(lambda asked: reply("near's", substitute="near/near-1"))
    chat = cached(far, store, CONFIG, substitutes={"near/near-1": OTHER})
    await chat(request())
    await chat(request())
    assert len(far.asked) == 2
    own = Far()
    found = await cached(own, store, OTHER)(request(model="near/near-1"))
    assert (found.text, found.substitute, own.asked) == ("near's", None, [])


async def test_the_answer_of_an_unknown_substitute_is_not_kept() -> None:
    store = MemoryStore()
    await cached(Far(lambda asked: reply(substitute="who")), store, CONFIG)(request())
    assert store.kept == {}


@pytest.mark.parametrize("text", ["", "{", '{"text": 1}', '{"from": "a later version"}'])
async def test_what_cannot_be_read_is_asked_again_and_replaced(text: str) -> None:
    store, far = MemoryStore(), Far()
    key = cache_key(CONFIG, request())
    store.kept[key] = text
    assert (await cached(far, store, CONFIG)(request())).text == "HELLO"
    assert json.loads(store.kept[key])["text"] == "HELLO"


DIFFERENT = {
    "message": request("hello!"),
    "role": request(messages=(Message(role=Role.SYSTEM, content="hello"),)),
    "split": request(messages=(Message(role=Role.USER, content="hel"), Message(role=Role.USER, content="lo"))),
    "model": request(model="far/far-2"),
    "temperature": request(sampling=Sampling(temperature=0.6)),
    "no temperature": request(sampling=Sampling()),
    "seed": request(sampling=Sampling(temperature=0.5, seed=1)),
    "top_p": request(sampling=Sampling(temperature=0.5, top_p=1.0)),
    "max_tokens": request(sampling=Sampling(temperature=0.5, max_tokens=1)),
    "schema": request(output=OutputFormat(name="Found", json_schema="[]")),
    "no schema": request(output=None),
    "trial": request(trial=1),
    "epoch": request(epoch="2026-01-02"),
}


@pytest.mark.parametrize("other", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_whatever_can_change_an_answer_changes_the_key(other: Request) -> None:
    assert cache_key(CONFIG, other) != cache_key(CONFIG, request())


@pytest.mark.parametrize(
    "change",
    [
        {"provider": "near"},
        {"endpoint": Endpoint(base_url="http://127.0.0.1:1/v1")},
        {"endpoint": Endpoint(deployment="blue")},
        {"structured": Structured.JSON},
        {"takes": ("temperature",)},
    ],
)
def test_whoever_else_is_asked_or_otherwise_has_another_key(change: dict[str, Any]) -> None:
    other = ModelConfig(**{**dict(CONFIG), **change})
    assert cache_key(other, request()) != cache_key(CONFIG, request())


def test_the_run_the_example_and_the_name_of_the_key_are_no_part_of_the_question() -> None:
    purpose = Purpose(task="greet", stage="write", example="second", attempt=1)
    renamed = ModelConfig(**{**dict(CONFIG), "name": "alias", "note": "n", "endpoint": Endpoint(key_env="MY_KEY")})
    assert cache_key(renamed, request(purpose=purpose, inputs={"a": 1})) == cache_key(CONFIG, request())


def test_the_key_is_the_same_on_every_machine_and_in_every_release() -> None:
    assert cache_key(CONFIG, request("Zürich")) == "1d674ee966bb45bc4f1eab945c08f388bfa3c410d6d0493dcba563309ffdd201"


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_two_conversations_share_a_key_only_when_they_are_equal(one: list[str], two: list[str]) -> None:
    def key(texts: list[str]) -> str:
        messages = tuple(Message(role=Role.USER, content=text) for text in texts)
        return cache_key(CONFIG, replace(request(), messages=messages))

    assert (key(one) == key(two)) == (one == two)


async def test_different_questions_at_once_do_not_wait_for_each_other() -> None:
    far = Far(is_open=False)
    chat: ChatModel = cached(far, MemoryStore(), CONFIG)
    calls = [asyncio.create_task(chat(request(text))) for text in ("a", "b", "c")]
    await settle()
    assert len(far.asked) == 3
    far.door.set()
    assert [item.text for item in await asyncio.gather(*calls)] == ["A", "B", "C"]
