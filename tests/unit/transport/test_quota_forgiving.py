"""Without the shared place each process keeps to half of a quota, and says so once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vitaeval.errors import EnvironmentFailure
from vitaeval.transport.bucket import Ask
from vitaeval.transport.clock import Clock
from vitaeval.transport.pace import Refusal
from vitaeval.transport.quota_forgiving import ForgivingQuotas
from vitaeval.transport.quota_store import MemoryStore

RPM = Ask("rpm", 60.0, 10, 1.0)


class Away(MemoryStore):
    """A shared place that can go away."""

    is_away = False
    asked = 0

    async def take(self, name: str, asks: Sequence[Ask], now: float) -> float:
        self._reach()
        return await super().take(name, asks, now)

    async def settle(self, name: str, at: float, changes: Mapping[str, float]) -> None:
        self._reach()
        await super().settle(name, at, changes)

    async def refused(self, name: str, refusal: Refusal) -> None:
        self._reach()
        await super().refused(name, refusal)

    def _reach(self) -> None:
        self.asked += 1
        if self.is_away:
            raise EnvironmentFailure("there: gone")


class Scene:
    def __init__(self) -> None:
        self.inner, self.now, self.warnings = Away(), 0.0, list[str]()
        self.quotas = ForgivingQuotas(self.inner, self.warnings.append, Clock(now=lambda: self.now), rest_s=30)

    async def taken(self, tries: int = 20) -> int:
        return sum([await self.quotas.take("k", [RPM], self.now) == 0 for _ in range(tries)])


async def test_a_place_that_works_decides_alone() -> None:
    scene = Scene()
    assert (await scene.taken(), scene.warnings) == (10, [])


async def test_half_of_a_limit_is_left_while_the_place_is_away_and_one_warning_comes() -> None:
    scene = Scene()
    scene.inner.is_away = True
    assert await scene.taken() == 5
    scene.now = 100.0
    assert await scene.taken() == 5
    assert len(scene.warnings) == 1
    assert "half" in scene.warnings[0]
    assert "there: gone" in scene.warnings[0]


async def test_what_was_taken_before_counts_after() -> None:
    scene = Scene()
    assert await scene.taken(4) == 4
    scene.inner.is_away = True
    assert await scene.taken() == 1


async def test_a_word_to_wait_holds_without_the_place() -> None:
    scene = Scene()
    await scene.quotas.refused("k", Refusal(0.0, 0.0, 50.0, None))
    scene.inner.is_away = True
    assert await scene.quotas.take("k", [RPM], 10.0) == 40.0


async def test_a_dead_place_is_left_alone_for_a_while_and_then_used_again() -> None:
    scene = Scene()
    scene.inner.is_away = True
    await scene.taken()
    assert scene.inner.asked == 1
    scene.inner.is_away, scene.now = False, 70.0
    assert await scene.taken() == 10
