"""Two processes on one key never ask more often than one may."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitaeval.errors import EnvironmentFailure
from vitaeval.transport.bucket import Ask
from vitaeval.transport.pace import Refusal
from vitaeval.transport.quota_file import UNWRITTEN_S, FileStore
from vitaeval.transport.quota_store import MemoryStore

RPM = Ask("rpm", 60.0, 10, 1.0)

GREEDY = """
import asyncio, json, sys, time
from pathlib import Path
from vitaeval.transport.bucket import Ask
from vitaeval.transport.quota_file import FileStore
store = FileStore(Path(sys.argv[1]))
ask = Ask("rpm", 60.0, 100, 1.0)

async def main():
    return sum([await store.take("k", [ask], time.time()) == 0 for _ in range(150)])

print(json.dumps(asyncio.run(main())))
"""


async def test_what_one_takes_the_other_cannot(tmp_path: Path) -> None:
    one, other = FileStore(tmp_path / "quota.db"), FileStore(tmp_path / "quota.db")
    assert [await store.take("k", [RPM], 0.0) for store in (one, other) * 5] == [0.0] * 10
    assert await one.take("k", [RPM], 1.0) > 50
    assert await other.take("k", [RPM], 1.0) > 50
    assert await other.take("another", [RPM], 1.0) == 0


async def test_counts_outlive_the_process(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "quota.db")
    for _ in range(10):
        await store.take("k", [RPM], 5.0)
    await store.close()
    assert await FileStore(tmp_path / "quota.db").take("k", [RPM], 6.0) > 50


async def test_a_word_to_wait_holds_for_all(tmp_path: Path) -> None:
    one, other = FileStore(tmp_path / "quota.db"), FileStore(tmp_path / "quota.db")
    await one.refused("k", Refusal(0.0, 0.0, 30.0, None))
    assert await other.take("k", [RPM], 10.0) == 20.0


async def test_settling_reaches_the_other(tmp_path: Path) -> None:
    one, other = FileStore(tmp_path / "quota.db"), FileStore(tmp_path / "quota.db")
    big = Ask("tpm", 60.0, 100, 90.0)
    await one.take("k", [big], 0.0)
    assert await other.take("k", [big], 1.0) > 0
    await one.settle("k", 0.0, {"tpm": -80.0})
    assert await other.take("k", [big], 1.0) == 0


def test_two_processes_at_full_speed_take_exactly_the_limit(tmp_path: Path) -> None:
    command = [sys.executable, "-c", GREEDY, str(tmp_path / "quota.db")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert sum(json.loads(process.communicate()[0]) for process in both) == 100


@given(
    moves=st.lists(st.tuples(st.floats(0, 20), st.floats(1, 50), st.floats(-20, 20), st.booleans()), max_size=25),
)
@settings(max_examples=25, deadline=None)
async def test_the_file_decides_exactly_as_the_memory_does(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[float, float, float, bool]]
) -> None:
    file, memory = FileStore(tmp_path_factory.mktemp("quota") / "quota.db"), MemoryStore()
    now = 0.0
    for gap, amount, change, is_paced in moves:
        now += gap
        asks = [Ask("tpm", 60.0, 100, amount), Ask("rpm", 60.0, 30, 1.0, is_paced)]
        assert await file.take("k", asks, now) == pytest.approx(await memory.take("k", asks, now))
        await file.settle("k", now, {"tpm": change})
        await memory.settle("k", now, {"tpm": change})
    await file.close()


def test_a_file_that_is_no_database_is_explained(tmp_path: Path) -> None:
    (tmp_path / "quota.db").write_text("not a database, but long enough to be read as one" * 50)
    with pytest.raises(EnvironmentFailure, match="may be deleted"):
        FileStore(tmp_path / "quota.db")


FREELY = Ask("rpm", 60.0, math.inf, 1.0)


async def test_of_requests_that_nobody_limits_none_is_forgotten(tmp_path: Path) -> None:
    one = FileStore(tmp_path / "quota.db")
    for tick in range(40):
        assert await one.take("k", [FREELY], 1 + tick / 1000) == 0.0
    await one.close()
    assert await FileStore(tmp_path / "quota.db").take("k", [Ask("rpm", 60.0, 40, 1.0)], 2.0) > 50


async def test_a_refusal_is_held_against_all_that_was_let_through(tmp_path: Path) -> None:
    file, memory = FileStore(tmp_path / "quota.db"), MemoryStore()
    for store in (file, memory):
        for tick in range(40):
            await store.take("k", [FREELY], tick / 1000)
        await store.refused("k", Refusal(0.039, 0.04, 1.0, None))
    for now in (0.5, 1.1, 1.2, 3.0):
        assert await file.take("k", [FREELY], now) == pytest.approx(await memory.take("k", [FREELY], now), abs=0.05)


async def test_what_another_process_was_refused_stops_this_one_within_a_moment(tmp_path: Path) -> None:
    one, other = FileStore(tmp_path / "quota.db"), FileStore(tmp_path / "quota.db")
    assert await one.take("k", [FREELY], 0.0) == 0.0
    await other.refused("k", Refusal(0.0, 0.01, 30.0, None))
    assert await one.take("k", [FREELY], 0.01 + UNWRITTEN_S) > 20


async def test_a_clock_that_was_set_back_looks_at_the_file(tmp_path: Path) -> None:
    one, other = FileStore(tmp_path / "quota.db"), FileStore(tmp_path / "quota.db")
    assert await one.take("k", [FREELY], 1000.0) == 0.0
    await other.refused("k", Refusal(0.0, 0.01, 30.0, None))
    assert await one.take("k", [FREELY], 0.02) > 20
