"""Batches through the official SDKs: one order, every answer to its own caller, nothing ordered twice."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.wire.batches import Batches
from tests.wire.behaviour import Raw, failure
from tests.wire.calling import KEY, PROVIDERS, QUICK, SHAPE, address, request
from tests.wire.server import WireServer

from vitaeval.errors import DataError, Permanent, ProviderError, Transient
from vitaeval.schema.chat import Evidence, FinishReason, Purpose, Reply, Request
from vitaeval.schema.config import Endpoint, ModelConfig, Price
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Surroundings
from vitaeval.transport.batch import BatchPace, batched
from vitaeval.transport.batch_file import BatchFile
from vitaeval.transport.clock import Clock
from vitaeval.transport.meter import Meter, metered

VENDORS = ("openai", "groq", "anthropic")
PRICE = Price(input=2.0, output=8.0, batch_factor=0.5, date="2026-11-01", source="a test")
PACE = BatchPace(quiet_s=0.05, poll_s=0.01, poll_max_s=0.02)


def config(wire: WireServer, vendor: str, **changes: object) -> ModelConfig:
    fixed = {"name": "m", "provider": vendor, "id": "m-1", "evidence": Evidence.REAL, "stream": True}
    return ModelConfig(**{**fixed, "endpoint": Endpoint(base_url=address(wire, vendor)), **changes})


def chat(wire: WireServer, vendor: str, folder: Path, pace: BatchPace = PACE, clock: Clock | None = None) -> ChatModel:
    """A fresh line to `vendor`, as a new process would have, over the batch file in `folder`."""
    build = PROVIDERS[vendor].batch
    assert build is not None
    port = build(config(wire, vendor), Surroundings({}, QUICK, lambda _: KEY))
    return batched(port, vendor, BatchFile(folder / "batches.jsonl"), clock or Clock(), pace)


def questions(count: int) -> list[Request]:
    found = [request(user=f"question {number}", output=SHAPE) for number in range(count)]
    return [
        replace(item, purpose=Purpose(task="t", stage="s", example=f"e{number}")) for number, item in enumerate(found)
    ]


async def ask(model: ChatModel, asked: Sequence[Request]) -> list[Reply | ProviderError]:
    found = await asyncio.gather(*(model(item) for item in asked), return_exceptions=True)
    for item in found:
        if not isinstance(item, Reply | ProviderError):
            raise item
    return [item for item in found if isinstance(item, Reply | ProviderError)]


def texts(found: Sequence[Reply | ProviderError]) -> list[str]:
    return [item.text.splitlines()[-1] if isinstance(item, Reply) else type(item).__name__ for item in found]


def fate_of(number: int, fate: str) -> object:
    return lambda prompt: fate if prompt.endswith(f"question {number}") else "answered"


@pytest.mark.parametrize("vendor", VENDORS)
async def test_many_calls_are_one_order_and_each_caller_gets_its_own_answer(
    wire: WireServer, tmp_path: Path, vendor: str
) -> None:
    far = Batches(vendor).attach(wire)
    found = await ask(chat(wire, vendor, tmp_path), questions(12))
    assert len(far.orders) == 1
    assert texts(found) == [f"question {number}" for number in range(12)]
    first = found[0]
    assert isinstance(first, Reply)
    assert (first.finish, first.structured, first.served_model) == (FinishReason.STOP, "schema", "m-1")
    assert first.usage is not None
    assert (first.usage.prompt, first.usage.completion) == (1000, 500)
    assert "temperature" in first.sent_sampling


@pytest.mark.parametrize("vendor", VENDORS)
async def test_an_item_says_what_a_single_call_would_say(wire: WireServer, tmp_path: Path, vendor: str) -> None:
    """The same body as a live call: no stream, sampling in place, nothing of the SDK's own arguments."""
    far = Batches(vendor).attach(wire)
    item = questions(1)[0]
    await chat(wire, vendor, tmp_path)(item)
    live = PROVIDERS[vendor].build(config(wire, vendor, stream=False), Surroundings({}, QUICK, lambda _: KEY))
    await live(item)
    ((body,),) = [order.values() for order in far.orders.values()]
    assert body == wire.requests[-1].json
    assert body["temperature"] == 0.25


@pytest.mark.parametrize("vendor", VENDORS)
async def test_after_a_crash_the_batch_is_found_by_its_id_and_not_ordered_again(
    wire: WireServer, tmp_path: Path, vendor: str
) -> None:
    far = Batches(vendor, polls=10_000).attach(wire)
    doomed = asyncio.create_task(ask(chat(wire, vendor, tmp_path), questions(5)))
    while not any(far.looks.values()):
        await asyncio.sleep(0.01)
    doomed.cancel()
    far.polls = 0
    found = await ask(chat(wire, vendor, tmp_path), questions(6))
    assert texts(found) == [f"question {number}" for number in range(6)]
    assert [len(items) for items in far.orders.values()] == [5, 1]


@pytest.mark.parametrize("vendor", VENDORS)
async def test_the_batch_is_on_disk_before_it_is_looked_at_and_tells_no_text(
    wire: WireServer, tmp_path: Path, vendor: str
) -> None:
    far = Batches(vendor, polls=0).attach(wire)
    kept: list[str] = []
    look = far._message_batch if vendor == "anthropic" else far._batch

    def spy(seen: object, *more: object) -> Raw:
        kept.append((tmp_path / "batches.jsonl").read_text())
        return look(seen, *more)

    name = "_message_batch" if vendor == "anthropic" else "_batch"
    setattr(far, name, spy)
    far.attach(wire)
    await ask(chat(wire, vendor, tmp_path), questions(2))
    (line,) = kept[0].splitlines()
    entry = json.loads(line)
    assert (entry["batch"], entry["provider"], len(entry["keys"])) == ("batch_0", vendor, 2)
    assert "question" not in line
    assert KEY not in line


@pytest.mark.parametrize("vendor", VENDORS)
@pytest.mark.parametrize(
    ("fate", "kind"), [("failed", Permanent), ("expired", Transient), ("silent", Transient)], ids=str
)
async def test_an_item_without_an_answer_fails_alone_and_can_be_asked_again(
    wire: WireServer, tmp_path: Path, vendor: str, fate: str, kind: type[ProviderError]
) -> None:
    far = Batches(vendor, fate=fate_of(1, fate)).attach(wire)
    found = await ask(chat(wire, vendor, tmp_path), questions(3))
    assert texts(found) == ["question 0", kind.__name__, "question 2"]
    far.fate = lambda prompt: "answered"
    again = await ask(chat(wire, vendor, tmp_path), questions(3))
    assert texts(again) == [f"question {number}" for number in range(3)]
    assert [len(items) for items in far.orders.values()] == [3, 1]


@pytest.mark.parametrize("vendor", ["openai", "groq"])
async def test_a_batch_that_is_refused_as_a_whole_says_why(wire: WireServer, tmp_path: Path, vendor: str) -> None:
    Batches(vendor, refusal="line 1: unknown model").attach(wire)
    found = await ask(chat(wire, vendor, tmp_path), questions(2))
    assert all(isinstance(item, Permanent) and "unknown model" in str(item) for item in found)


@pytest.mark.parametrize("vendor", VENDORS)
async def test_a_batch_that_the_vendor_has_forgotten_is_ordered_again_next_time(
    wire: WireServer, tmp_path: Path, vendor: str
) -> None:
    far = Batches(vendor, polls=0).attach(wire)
    await ask(chat(wire, vendor, tmp_path), questions(2))
    far.orders.clear()
    assert texts(await ask(chat(wire, vendor, tmp_path), questions(2))) == ["Permanent", "Permanent"]
    assert texts(await ask(chat(wire, vendor, tmp_path), questions(2))) == ["question 0", "question 1"]


@pytest.mark.parametrize("vendor", VENDORS)
async def test_an_answer_costs_half(wire: WireServer, tmp_path: Path, vendor: str) -> None:
    Batches(vendor).attach(wire)
    meter = Meter()
    line = metered(chat(wire, vendor, tmp_path), meter, {"ours/name": PRICE})
    await ask(line, questions(4))
    assert meter.total.cost_usd == pytest.approx(4 * (1000 * 2.0 + 500 * 8.0) / 1e6 / 2)


@pytest.mark.parametrize("vendor", VENDORS)
async def test_looking_goes_on_through_a_server_that_is_down(wire: WireServer, tmp_path: Path, vendor: str) -> None:
    far = Batches(vendor).attach(wire)
    down = [failure(500), failure(503), Raw(200, "<html>", "text/html")]
    path, look = next((path, look) for method, path, look in wire.mind.routes if method == "GET" and "batches" in path)
    wire.route("GET", path, lambda seen: down.pop() if down else look(seen))
    assert texts(await ask(chat(wire, vendor, tmp_path), questions(2))) == ["question 0", "question 1"]
    assert len(far.orders) == 1


async def test_an_order_is_repeated_after_429_and_after_nothing_else(wire: WireServer, tmp_path: Path) -> None:
    far = Batches("anthropic").attach(wire)
    refusals = [failure(429, "rate_limit_error")]
    order = next(handler for method, _, handler in wire.mind.routes if method == "POST")
    wire.route("POST", "/v1/messages/batches", lambda seen: refusals.pop() if refusals else order(seen))
    assert texts(await ask(chat(wire, "anthropic", tmp_path), questions(2))) == ["question 0", "question 1"]
    refusals.append(failure(500))
    more = [replace(item, trial=1) for item in questions(2)]
    assert texts(await ask(chat(wire, "anthropic", tmp_path), more)) == ["Transient", "Transient"]
    assert len(far.orders) == 1


async def test_a_full_batch_is_closed_at_once(wire: WireServer, tmp_path: Path) -> None:
    far = Batches("openai").attach(wire)
    found = await ask(chat(wire, "openai", tmp_path, replace(PACE, items=4)), questions(10))
    assert texts(found) == [f"question {number}" for number in range(10)]
    assert sorted(len(items) for items in far.orders.values()) == [2, 4, 4]
    assert sorted(far.asked) == sorted(set(far.asked))


async def test_waiting_grows_and_ends_with_the_batch_still_known(wire: WireServer, tmp_path: Path) -> None:
    far = Batches("openai", polls=10_000).attach(wire)
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await asyncio.sleep(0)

    patient = BatchPace(quiet_s=1, poll_s=10, slower=2, poll_max_s=60, give_up_s=300)
    clock = Clock(now=lambda: sum(slept), sleep=sleep)
    (found,) = await ask(chat(wire, "openai", tmp_path, patient, clock), questions(1))
    assert isinstance(found, Transient)
    assert "resume" in str(found)
    assert [pause for pause in slept if pause > 1] == [10, 20, 40, 60, 60, 60]
    far.polls = 0
    assert texts(await ask(chat(wire, "openai", tmp_path), questions(1))) == ["question 0"]
    assert len(far.orders) == 1


async def test_a_missing_key_is_no_reason_to_forget_a_batch(wire: WireServer, tmp_path: Path) -> None:
    far = Batches("openai", polls=0).attach(wire)
    await ask(chat(wire, "openai", tmp_path), questions(1))
    build = PROVIDERS["openai"].batch
    assert build is not None
    keyless = build(config(wire, "openai"), Surroundings({}, QUICK, lambda _: None))
    model = batched(keyless, "openai", BatchFile(tmp_path / "batches.jsonl"), Clock(), PACE)
    (found,) = await ask(model, questions(1))
    assert "OPENAI_API_KEY" in str(found)
    assert texts(await ask(chat(wire, "openai", tmp_path), questions(1))) == ["question 0"]
    assert len(far.orders) == 1


def test_a_torn_last_line_is_cut_and_a_broken_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "batches.jsonl"
    line = json.dumps({"batch": "b", "provider": "p", "at": 1.0, "keys": {"c": "k"}})
    path.write_text(f'{line}\n{{"batch": "b", "lo')
    assert set(BatchFile(path).places) == {"k"}
    assert path.read_text() == f"{line}\n"
    path.write_text(f"oops\n{line}\n")
    with pytest.raises(DataError, match=r"batches\.jsonl:1"):
        BatchFile(path)
