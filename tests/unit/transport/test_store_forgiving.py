from __future__ import annotations

from tests.answer_stores import KEY, MemoryStore

from vitaeval.transport.clock import Clock
from vitaeval.transport.store_forgiving import ForgivingStore


class Scene:
    """A store that can go away, seen through a forgiving one, and a clock that is set by hand."""

    def __init__(self) -> None:
        self.inner = MemoryStore()
        self.now = 0.0
        self.warnings: list[str] = []
        self.store = ForgivingStore(self.inner, self.warnings.append, Clock(now=lambda: self.now), rest_s=30)


async def test_a_store_that_is_away_is_like_an_empty_one_that_nobody_shares() -> None:
    scene = Scene()
    await scene.store.put(KEY, "x")
    scene.inner.is_away = True
    assert await scene.store.get(KEY) is None
    assert await scene.store.claim(KEY)
    assert await scene.store.claim(KEY)
    for nothing in (scene.store.put(KEY, "y"), scene.store.renew(KEY), scene.store.release(KEY), scene.store.close()):
        await nothing
    assert scene.inner.kept == {KEY: "x"}


async def test_one_warning_is_enough_for_the_whole_run() -> None:
    scene = Scene()
    scene.inner.is_away = True
    for _ in range(5):
        await scene.store.get(KEY)
        scene.now += 31
    assert len(scene.warnings) == 1
    assert "memory: gone" in scene.warnings[0]


async def test_a_dead_store_is_not_asked_for_a_while_and_then_found_again() -> None:
    scene = Scene()
    await scene.store.put(KEY, "x")
    scene.inner.is_away = True
    await scene.store.get(KEY)
    asked = scene.inner.asked
    scene.now += 29
    assert await scene.store.get(KEY) is None
    assert scene.inner.asked == asked
    scene.inner.is_away = False
    scene.now += 1
    assert await scene.store.get(KEY) == "x"


async def test_a_store_that_works_is_used_without_a_word() -> None:
    scene = Scene()
    await scene.store.put(KEY, "x")
    assert (await scene.store.get(KEY), scene.warnings) == ("x", [])
