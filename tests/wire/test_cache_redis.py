"""A real Redis, shared by real processes, killed in the middle of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.answer_stores import CONTRACT, KEY, Check
from tests.wire.asking import Asking, together
from tests.wire.behaviour import Answer, echo
from tests.wire.redis_process import RedisProcess
from tests.wire.server import WireServer, until

from vitaeval.errors import EnvironmentFailure
from vitaeval.transport.clock import Clock
from vitaeval.transport.store_forgiving import ForgivingStore
from vitaeval.transport.store_redis import RedisStore

PROMPTS = 40


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisProcess]:
    server = RedisProcess(tmp_path).start()
    yield server
    server.kill()


@pytest.mark.parametrize("check", CONTRACT, ids=lambda item: item.__name__)
async def test_a_store(check: Check, redis: RedisProcess) -> None:
    mine, theirs = RedisStore(redis.uri, "me"), RedisStore(redis.uri, "you")
    try:
        await check(mine, theirs)
    finally:
        await mine.close()
        await theirs.close()


async def test_keys_are_where_a_reader_of_the_server_looks_for_them(redis: RedisProcess) -> None:
    from redis.asyncio import Redis

    store, server = RedisStore(redis.uri, "me", ttl_s=100, lease_s=7), Redis.from_url(redis.uri, decode_responses=True)
    await store.put(KEY, "x")
    await store.claim(KEY)
    assert sorted(await server.keys("*")) == [f"llm_cache:{KEY}", f"llm_cache_lease:{KEY}"]
    assert 0 < await server.pttl(f"llm_cache:{KEY}") <= 100_000
    assert 0 < await server.pttl(f"llm_cache_lease:{KEY}") <= 7_000
    await server.pexpire(f"llm_cache_lease:{KEY}", 1_000)
    await store.renew(KEY)
    assert await server.pttl(f"llm_cache_lease:{KEY}") > 1_000
    await store.close()
    await server.aclose()


async def test_without_a_time_to_live_answers_stay(redis: RedisProcess) -> None:
    from redis.asyncio import Redis

    store, server = RedisStore(redis.uri, "me"), Redis.from_url(redis.uri)
    await store.put(KEY, "x")
    assert await server.pttl(f"llm_cache:{KEY}") == -1
    await store.close()
    await server.aclose()


async def test_an_owner_that_comes_back_takes_over_the_leases_of_its_earlier_life(redis: RedisProcess) -> None:
    dead, again, other = (
        RedisStore(redis.uri, "host:r1"),
        RedisStore(redis.uri, "host:r1"),
        RedisStore(redis.uri, "host:r10"),
    )
    assert await dead.claim(KEY)
    assert not await other.claim(KEY)
    assert await again.claim(KEY)
    await dead.release(KEY)
    assert not await other.claim(KEY)
    await again.release(KEY)
    assert await other.claim(KEY)
    for store in (dead, again, other):
        await store.close()


def test_two_processes_at_once_ask_every_question_once(redis: RedisProcess, wire: WireServer) -> None:
    wire.always(Answer(echo, latency_s=0.02))
    one, two = together(redis.uri, wire.url, PROMPTS)
    assert Counter(seen.prompt for seen in wire.requests) == Counter(f"prompt {number}" for number in range(PROMPTS))
    assert one["texts"] == two["texts"] == [f"prompt {number}" for number in range(PROMPTS)]
    assert Counter(one["evidence"]) + Counter(two["evidence"]) == {"real": PROMPTS, "replayed": PROMPTS}


def test_a_server_killed_in_the_middle_costs_no_answer_and_one_warning(redis: RedisProcess, wire: WireServer) -> None:
    wire.always(Answer(echo, latency_s=0.05))
    asking = Asking(redis.uri, wire.url, "p", PROMPTS, at_once=4).go()
    until(lambda: wire.stats.answered >= 10)
    redis.kill()
    found = asking.result()
    assert found["texts"] == [f"prompt {number}" for number in range(PROMPTS)]
    assert len(wire.requests) == PROMPTS
    assert len(found["warnings"]) == 1
    assert f"redis at 127.0.0.1:{redis.port}" in found["warnings"][0]


async def test_a_server_that_hangs_is_away_too(redis: RedisProcess) -> None:
    store = RedisStore(redis.uri, "me", timeout_s=0.1)
    await store.put(KEY, "x")
    redis.freeze()
    with pytest.raises(EnvironmentFailure, match=r"redis at 127\.0\.0\.1"):
        await store.get(KEY)
    await store.close()


def test_a_server_that_was_never_there_costs_one_warning(wire: WireServer) -> None:
    wire.always(Answer(echo))
    (found,) = together("redis://127.0.0.1:1/0", wire.url, 5, processes=1)
    assert (found["evidence"], len(found["warnings"]), len(wire.requests)) == ({"real": 5}, 1, 5)


async def test_a_server_that_comes_back_is_used_again(redis: RedisProcess) -> None:
    now, warnings = [0.0], []
    store = ForgivingStore(RedisStore(redis.uri, "me"), warnings.append, Clock(now=lambda: now[0]), rest_s=30)
    await store.put(KEY, "x")
    redis.kill()
    assert await store.get(KEY) is None
    redis.start()
    now[0] = 30.0
    await store.put(KEY, "y")
    assert await store.get(KEY) == "y"
    assert len(warnings) == 1
    await store.close()
