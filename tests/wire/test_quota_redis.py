"""Quotas that processes share through a real Redis, also when their clocks differ and when it dies."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.wire.redis_process import RedisProcess
from tests.wire.server import WireServer, until

from vitaeval.errors import EnvironmentFailure
from vitaeval.transport.bucket import Ask
from vitaeval.transport.clock import Clock
from vitaeval.transport.pace import Refusal
from vitaeval.transport.quota_redis import RedisQuotas

RPM = Ask("rpm", 60.0, 10, 1.0)
USER = Path(__file__).with_name("quota_user.py")


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisProcess]:
    server = RedisProcess(tmp_path).start()
    yield server
    server.kill()


def quotas(redis: RedisProcess, ahead_s: float = 0.0) -> RedisQuotas:
    """As a process whose clock is wrong by `ahead_s` sees them."""
    return RedisQuotas(redis.uri, Clock(now=lambda: time.time() + ahead_s))


@pytest.mark.parametrize("ahead_s", [0.0, 3600.0, -3600.0])
async def test_what_one_takes_the_other_cannot_whatever_its_clock_says(redis: RedisProcess, ahead_s: float) -> None:
    one, other = quotas(redis), quotas(redis, ahead_s)
    for _ in range(5):
        assert await one.take("k", [RPM], time.time()) == 0
        assert await other.take("k", [RPM], time.time() + ahead_s) == 0
    assert 50 < await one.take("k", [RPM], time.time()) < 62
    assert 50 < await other.take("k", [RPM], time.time() + ahead_s) < 62
    assert await other.take("another", [RPM], time.time() + ahead_s) == 0
    await one.close()
    await other.close()


async def test_a_word_to_wait_and_a_settlement_reach_the_other(redis: RedisProcess) -> None:
    one, other = quotas(redis), quotas(redis, 3600.0)
    big, at = Ask("tpm", 60.0, 100, 90.0), time.time()
    assert await one.take("k", [big], at) == 0
    assert await other.take("k", [big], time.time() + 3600) > 0
    await one.settle("k", at, {"tpm": -80.0})
    assert await other.take("k", [big], time.time() + 3600) == 0
    await one.refused("k", Refusal(at, time.time(), 30.0, None))
    assert 25 < await other.take("k", [big], time.time() + 3600) <= 30.1
    await one.close()
    await other.close()


async def test_a_server_that_comes_back_empty_is_used_again(redis: RedisProcess) -> None:
    store = quotas(redis)
    for _ in range(10):
        await store.take("k", [RPM], time.time())
    redis.kill()
    with pytest.raises(EnvironmentFailure, match=r"redis at 127\.0\.0\.1"):
        await store.take("k", [RPM], time.time())
    redis.start()
    assert await store.take("k", [RPM], time.time()) == 0
    await store.close()


async def test_neither_an_address_nor_a_keys_name_is_readable_on_the_server(redis: RedisProcess) -> None:
    from redis.asyncio import Redis

    store, server = quotas(redis), Redis.from_url(redis.uri, decode_responses=True)
    await store.take("openai https://inner.example OPENAI_API_KEY gpt", [RPM], time.time())
    (key,) = await server.keys("*")
    assert (key[:10], len(key)) == ("llm_quota:", 74)
    assert 86_400_000 < await server.pttl(key) <= 2 * 86_400_000
    await store.close()
    await server.aclose()


@dataclass
class User:
    """A process that asks the wire server as fast as its quota allows."""

    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, redis: RedisProcess, wire: WireServer, first: int, number: int, **limits: int) -> User:
        words = [redis.uri, wire.url, str(first), str(number), json.dumps(limits)]
        return cls(subprocess.Popen([sys.executable, str(USER), *words], stdout=subprocess.PIPE))

    def result(self) -> dict[str, Any]:
        out, _ = self.process.communicate(timeout=120)
        assert self.process.returncode == 0
        found: dict[str, Any] = json.loads(out)
        return found


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("limits", [{"rpm": 1200}, {"tpm": 36_000}, {"rpm": 1200, "tpm": 30_000}], ids=str)
def test_processes_on_one_key_use_its_quota_to_95_percent_with_no_more_than_1_percent_refused(
    redis: RedisProcess, wire: WireServer, number: int, limits: dict[str, int]
) -> None:
    wire.configure(latency_ms=20, content="x" * 100, **limits)
    asked = 300
    users = [User.start(redis, wire, 10_000 * user, asked // number, **limits) for user in range(number)]
    found = [user.result() for user in users]
    assert [(item["answered"], item["warnings"]) for item in found] == [(asked // number, [])] * number
    assert wire.stats.answered == len(wire.stats.told) == asked
    assert wire.stats.statuses[429] <= 0.01 * asked
    each = sum(item["tokens"] for item in found) / asked
    pace = wire.stats.pace
    assert max(pace / limits.get("rpm", 10**9), pace * each / limits.get("tpm", 10**9)) >= 0.95


@pytest.mark.slow
def test_a_redis_that_dies_leaves_each_process_half_of_the_quota_and_one_warning(
    redis: RedisProcess, wire: WireServer
) -> None:
    wire.configure(latency_ms=20, rpm=3000)
    users = [User.start(redis, wire, first, 300, rpm=3000) for first in (0, 10_000)]
    until(lambda: wire.stats.answered > 150, 60)
    redis.kill()
    found = [user.result() for user in users]
    assert [item["answered"] for item in found] == [300, 300]
    assert [len(item["warnings"]) for item in found] == [1, 1]
    assert "half of each" in found[0]["warnings"][0]
    assert wire.stats.statuses[429] <= 12
