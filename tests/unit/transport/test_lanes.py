"""As many at once as the provider takes, and no waiting for a lane that is free."""

from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.transport.virtual import run

from vitaeval.transport.lanes import PATIENCE_S, START, Lanes


@given(st.integers(1, 200), st.booleans(), st.lists(st.booleans(), max_size=200))
def test_between_one_and_the_ceiling_whatever_happens(ceiling: int, is_known: bool, complaints: list[bool]) -> None:
    lanes = Lanes(ceiling, is_known=is_known)
    for moment, complains in enumerate(complaints, start=1):
        if complains:
            lanes.overloaded(moment, moment)
        else:
            lanes.answered()
        assert 1 <= lanes.limit <= ceiling


def test_an_unknown_provider_is_met_with_care_and_a_known_one_with_all_lanes() -> None:
    assert Lanes(128, is_known=False).limit == START
    assert Lanes(128, is_known=True).limit == 128


def test_lanes_double_each_round_until_the_first_complaint_and_grow_by_one_after() -> None:
    lanes = Lanes(1000, is_known=False)
    for _ in range(START):
        lanes.answered()
    assert lanes.limit == 2 * START
    lanes.overloaded(1.0, 2.0)
    assert lanes.limit == START
    for _ in range(START):
        lanes.answered()
    assert START < lanes.limit <= START + 1


def test_a_full_road_is_waited_for() -> None:
    async def main() -> None:
        lanes = Lanes(1, is_known=True)
        await lanes.enter()
        waiting = asyncio.create_task(lanes.enter())
        await asyncio.sleep(1)
        assert not waiting.done()
        lanes.leave()
        await waiting
        assert lanes.under_way == 1

    run(main())


def test_an_unknown_provider_that_does_not_refuse_is_soon_met_with_all_lanes_however_long_its_answers_take() -> None:
    async def main() -> float:
        lanes = Lanes(128, is_known=False)
        for _ in range(128):
            await lanes.enter()
        return asyncio.get_running_loop().time()

    assert run(main()) == 2 * PATIENCE_S


def test_after_a_complaint_silence_opens_no_lane() -> None:
    async def main() -> None:
        lanes = Lanes(128, is_known=False)
        for _ in range(START):
            await lanes.enter()
        waiting = asyncio.create_task(lanes.enter())
        await asyncio.sleep(PATIENCE_S / 2)
        lanes.overloaded(0.0, PATIENCE_S / 2)
        await asyncio.sleep(60)
        assert not waiting.done()
        assert lanes.limit == START / 2
        waiting.cancel()

    run(main())
