from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.transport import virtual

from vitaeval.errors import EnvironmentFailure, Permanent, ProviderError, Transient
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.batch import BatchPace, batched
from vitaeval.transport.batch_file import BatchFile

TAKES_S = 1000.0
PACE = BatchPace()


@dataclass
class Port:
    """Batches that end TAKES_S after they were ordered; `bad` prompts fail, results come in any order."""

    bad: frozenset[str] = frozenset()
    seed: int = 1
    orders: list[list[str]] = field(default_factory=list)
    began: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    broken: int = 0

    async def submit(self, requests: Sequence[tuple[str, Request]], /) -> str:
        assert len({custom for custom, _ in requests}) == len(requests)
        self.orders.append([request.purpose.example for _, request in requests])
        self.began.append(virtual.now())
        return str(len(self.orders) - 1)

    async def has_ended(self, batch: str, /) -> bool:
        self.looks.append(virtual.now())
        return virtual.now() >= self.began[int(batch)] + TAKES_S

    async def results(self, batch: str, asked: Mapping[str, Request], /) -> Mapping[str, Reply | ProviderError]:
        if self.broken:
            self.broken -= 1
            raise Transient("p", "the download was cut")
        items = list(asked.items())
        random.Random(self.seed).shuffle(items)
        return {custom: self._outcome(request.purpose.example) for custom, request in items}

    def _outcome(self, example: str) -> Reply | ProviderError:
        return Permanent("p", "no") if example in self.bad else virtual.reply(example)


def line(port: Port, folder: Path, pace: BatchPace = PACE) -> ChatModel:
    return batched(port, "p", BatchFile(folder / "batches.jsonl"), virtual.clock(), pace)


async def arriving(model: ChatModel, names: Sequence[str], gap_s: float = 0.0) -> list[Reply | ProviderError]:
    async def one(number: int, name: str) -> Reply | ProviderError:
        await asyncio.sleep(number * gap_s)
        return await virtual.outcome(model(virtual.request(name)))

    return await asyncio.gather(*(one(number, name) for number, name in enumerate(names)))


def texts(found: Sequence[Reply | ProviderError]) -> list[str]:
    return [item.text if isinstance(item, Reply) else type(item).__name__ for item in found]


@settings(max_examples=40, deadline=None)
@given(
    count=st.integers(1, 30),
    bad=st.sets(st.integers(0, 29)),
    limit=st.integers(1, 12),
    gap_s=st.sampled_from([0.0, 0.3, 5.0]),
    seed=st.integers(0, 99),
)
def test_every_caller_gets_its_own_outcome_and_nothing_is_ordered_twice(
    count: int, bad: set[int], limit: int, gap_s: float, seed: int
) -> None:
    names = [f"e{number}" for number in range(count)]
    port = Port(frozenset(f"e{number}" for number in bad), seed)
    with TemporaryDirectory() as folder:
        found = virtual.run(arriving(line(port, Path(folder), BatchPace(items=limit)), names, gap_s))
        left = set(BatchFile(Path(folder) / "batches.jsonl").places)
    assert texts(found) == ["Permanent" if name in port.bad else name for name in names]
    assert sorted(name for order in port.orders for name in order) == sorted(names)
    assert max(map(len, port.orders)) <= limit
    assert len(left) == len([name for name in names if name not in port.bad])


def test_callers_a_moment_apart_share_a_batch_and_late_ones_do_not(tmp_path: Path) -> None:
    port = Port()
    virtual.run(arriving(line(port, tmp_path), ["a", "b", "c"], 0.9))
    virtual.run(arriving(line(port, tmp_path), ["d", "e"], 3.0))
    assert port.orders == [["a", "b", "c"], ["d"], ["e"]]


def test_a_batch_is_closed_before_its_text_grows_too_long(tmp_path: Path) -> None:
    port = Port()
    virtual.run(arriving(line(port, tmp_path, BatchPace(characters=1000)), ["a", "b", "c", "d", "e"]))
    assert [len(order) for order in port.orders] == [2, 2, 1]


def test_latency_is_the_time_from_the_order_to_the_answer(tmp_path: Path) -> None:
    port = Port()
    (found,) = virtual.run(arriving(line(port, tmp_path), ["a"]))
    assert isinstance(found, Reply)
    assert (found.batched, found.timing.latency_ms) == (True, 0.0)
    assert found.timing.waited_ms == pytest.approx((port.looks[-1] - port.began[0]) * 1000)
    assert TAKES_S <= found.timing.waited_ms / 1000 <= TAKES_S + PACE.poll_max_s


def test_results_that_cannot_be_fetched_are_fetched_again(tmp_path: Path) -> None:
    port = Port(broken=3)
    assert texts(virtual.run(arriving(line(port, tmp_path), ["a", "b"]))) == ["a", "b"]
    assert len(port.orders) == 1


def test_a_caller_that_is_stopped_takes_nothing_from_another_with_the_same_question(tmp_path: Path) -> None:
    port = Port()

    async def both() -> Reply:
        model = line(port, tmp_path)
        first, second = (asyncio.ensure_future(model(virtual.request("a"))) for _ in range(2))
        await asyncio.sleep(10)
        first.cancel()
        return await second

    assert virtual.run(both()).text == "a"
    assert port.orders == [["a"]]


def test_a_disk_that_takes_no_more_stops_the_callers_and_names_the_batch(tmp_path: Path) -> None:
    model = line(Port(), tmp_path / "missing")
    with pytest.raises(EnvironmentFailure, match="batch 0"):
        virtual.run(arriving(model, ["a", "b"]))
