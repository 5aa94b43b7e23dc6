from __future__ import annotations

import asyncio

import pytest
from tests.line import Far, planned, reply, right

from vitaeval.errors import EnvironmentFailure, Transient
from vitaeval.runner.generate import generate
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.config import Suite
from vitaeval.schema.outcome import ExampleOutcome, State

NAMES = tuple(f"e{number}" for number in range(12))


class Slow:
    """A far end that lets the others go first, the earlier the longer, and counts who is inside."""

    def __init__(self) -> None:
        self.inside = self.most = 0

    async def __call__(self, request: Request, /) -> Reply:
        self.inside += 1
        self.most = max(self.most, self.inside)
        for _ in range(20 - NAMES.index(request.purpose.example)):
            await asyncio.sleep(0)
        self.inside -= 1
        return reply(right(request))


def test_outcomes_come_in_the_plans_order_whoever_is_faster() -> None:
    plan = planned(NAMES, suite=Suite(name="all", trials=2))
    ended: list[tuple[str, int]] = []
    found = asyncio.run(generate(plan, Slow(), lambda item: ended.append((item.example, item.trial))))
    assert [(item.example, item.trial) for item in found] == [(job.example.id, job.trial) for job in plan.jobs()]
    assert sorted(ended) == sorted((item.example, item.trial) for item in found)
    assert ended != [(item.example, item.trial) for item in found]


@pytest.mark.parametrize("most", [1, 3, 100])
def test_never_more_examples_are_under_way_than_allowed(most: int) -> None:
    far = Slow()
    asyncio.run(generate(planned(NAMES, concurrency=most), far, lambda _: None))
    assert far.most == min(most, len(NAMES))


def test_one_lost_example_costs_no_other() -> None:
    def say(request: Request) -> str:
        if request.purpose.example == "e3":
            raise Transient("far", "away")
        return right(request)

    found = asyncio.run(generate(planned(NAMES), Far(say=say), lambda _: None))
    assert {item.example for item in found if item.state is State.UNANSWERED} == {"e3"}
    assert sum(item.state is State.SCORED for item in found) == len(NAMES) - 1


def test_a_full_disk_stops_the_rest_and_is_raised_as_it_is() -> None:
    def say(request: Request) -> str:
        if request.purpose.example == "e3":
            raise EnvironmentFailure("disk full")
        return right(request)

    done: list[ExampleOutcome] = []
    far = Far(say=say)
    with pytest.raises(EnvironmentFailure, match="disk full"):
        asyncio.run(generate(planned(NAMES, concurrency=1), far, done.append))
    assert [item.example for item in done] == ["e0", "e1", "e2"]
    assert {request.purpose.example for request in far.asked} == {"e0", "e1", "e2", "e3"}
