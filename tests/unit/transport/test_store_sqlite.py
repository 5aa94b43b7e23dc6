from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.answer_stores import KEY, OTHER
from tests.disk import disk_of

from vitaeval.errors import EnvironmentFailure
from vitaeval.transport.clock import Clock
from vitaeval.transport.store_sqlite import SqliteStore


class Time:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.now)


def test_answers_outlive_the_process_and_its_event_loop(tmp_path: Path) -> None:
    async def put() -> None:
        store = SqliteStore(tmp_path / "deep" / "answers.db", "me", Time().clock)
        await store.put(KEY, "kept")
        await store.close()

    async def get() -> str | None:
        store = SqliteStore(tmp_path / "deep" / "answers.db", "me", Time().clock)
        found = await store.get(KEY)
        await store.close()
        return found

    asyncio.run(put())
    assert asyncio.run(get()) == "kept"


async def test_an_answer_lives_as_long_as_it_was_told_to(tmp_path: Path) -> None:
    time = Time()
    store = SqliteStore(tmp_path / "answers.db", "me", time.clock, ttl_s=60)
    await store.put(KEY, "short")
    time.now += 59
    assert await store.get(KEY) == "short"
    time.now += 1
    assert await store.get(KEY) is None
    await store.close()


async def test_what_is_past_its_time_is_dropped_from_the_file(tmp_path: Path) -> None:
    time, path = Time(), tmp_path / "answers.db"
    for owner, ttl_s in (("me", 60.0), ("you", None)):
        store = SqliteStore(path, owner, time.clock, ttl_s=ttl_s)
        await store.put(KEY if ttl_s else OTHER, "x")
        await store.close()
    time.now += 60
    await SqliteStore(path, "me", time.clock).close()
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT key FROM answers").fetchall() == [(OTHER,)]
    file.close()


async def test_the_lease_of_a_process_that_died_runs_out(tmp_path: Path) -> None:
    time = Time()
    dead, living = (SqliteStore(tmp_path / "answers.db", name, time.clock, lease_s=15) for name in ("a", "b"))
    assert await dead.claim(KEY)
    time.now += 14.9
    assert not await living.claim(KEY)
    time.now += 0.1
    assert await living.claim(KEY)
    for store in (dead, living):
        await store.close()


async def test_a_lease_that_is_renewed_stays(tmp_path: Path) -> None:
    time = Time()
    slow, other = (SqliteStore(tmp_path / "answers.db", name, time.clock, lease_s=15) for name in ("a", "b"))
    assert await slow.claim(KEY)
    for _ in range(10):
        time.now += 10
        await slow.renew(KEY)
        assert not await other.claim(KEY)
    for store in (slow, other):
        await store.close()


def test_threads_with_event_loops_of_their_own_share_one_store(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "answers.db", "me", Time().clock)
    problems: list[BaseException] = []

    async def use(thread: int) -> None:
        for number in range(30):
            await store.put(f"{thread}-{number}", "x")
            assert await store.get(f"{thread}-{number}") == "x"

    def run(thread: int) -> None:
        try:
            asyncio.run(use(thread))
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asyncio.run(store.close())
    assert problems == []


OPEN = """
import asyncio, sys
from pathlib import Path
from vitaeval.transport.clock import Clock
from vitaeval.transport.store_sqlite import SqliteStore

async def main(name):
    store = SqliteStore(Path(sys.argv[1]), name, Clock(now=lambda: 1.0))
    for number in range(50):
        await store.put(f"{name}-{number}", "x")
    await store.close()

sys.stdin.readline()
asyncio.run(main(sys.argv[2]))
"""


def test_processes_that_make_the_file_at_the_same_moment_all_write_to_it(tmp_path: Path) -> None:
    path = tmp_path / "answers.db"
    command = [sys.executable, "-c", OPEN, str(path)]
    started = [subprocess.Popen([*command, f"p{number}"], stdin=subprocess.PIPE) for number in range(4)]
    for process in started:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.close()
    assert [process.wait(60) for process in started] == [0] * 4
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT count(*) FROM answers").fetchone() == (200,)
    file.close()


async def test_a_write_that_was_given_up_harms_no_other(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "answers.db", "me", Time().clock)
    tasks = [asyncio.create_task(store.put(f"k{number}", "x")) for number in range(20)]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert [await store.get(f"k{number}") for number in range(1, 20, 2)] == ["x"] * 10
    await store.close()


def test_a_file_that_is_no_cache_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "answers.db"
    path.write_bytes(b"my thesis, chapter one. " * 100)
    with pytest.raises(EnvironmentFailure, match=r"answers\.db: no answer store"):
        SqliteStore(path, "me", Time().clock)
    assert path.read_bytes().startswith(b"my thesis")


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mlflow.db"
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE runs (id)")
    file.close()
    before = path.read_bytes()
    with pytest.raises(EnvironmentFailure, match="belongs to something else"):
        SqliteStore(path, "me", Time().clock)
    assert path.read_bytes() == before


def test_a_place_where_no_file_can_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentFailure, match="cannot open"):
        SqliteStore(tmp_path / "file" / "answers.db", "me", Time().clock)


async def test_a_full_disk_is_the_environments_failure_and_what_was_kept_stays(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "answers.db", "me", Time().clock)
    await store.put(KEY, "before")
    with disk_of(100_000), pytest.raises(EnvironmentFailure, match=r"answers\.db"):
        await store.put(OTHER, "x" * 300_000)
    assert await store.get(KEY) == "before"
    assert await store.get(OTHER) is None
    await store.put(OTHER, "after")
    assert await store.get(OTHER) == "after"
    await store.close()


async def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "answers.db", "me", Time().clock)
    await store.close()
    await store.close()
    with pytest.raises(EnvironmentFailure, match="closed"):
        await store.put(KEY, "x")
    with pytest.raises(EnvironmentFailure):
        await store.get(KEY)
