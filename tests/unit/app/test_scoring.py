"""Scored while others are under way: the same results whoever scores, and nothing is lost when a worker is."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from tests import scorers
from tests.line import Far, reply, right
from tests.records import manifest
from tests.scorers import NAMES, PLAN

from vitaeval.app.results import Results
from vitaeval.app.scorer import Scorer
from vitaeval.app.scoring import Rule, Run, Way, scored_as_they_come
from vitaeval.errors import EnvironmentFailure
from vitaeval.runner import folder as folders
from vitaeval.runner.book import Clock
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.run import Anchors

BESIDE = Rule(samples=2, cheap_s=-1.0, start_s=0.0, most_workers=2)
BETWEEN = Rule(samples=2, cheap_s=1e9)
AFTER = Rule(samples=2, cheap_s=-1.0, start_s=1e9)
ENDED = Clock(datetime(2026, 1, 1, tzinfo=UTC), 1.0)


class Late:
    """Answers the later ones first."""

    async def __call__(self, request: Request, /) -> Reply:
        for _ in range(len(NAMES) - NAMES.index(request.purpose.example)):
            await asyncio.sleep(0)
        return reply(right(request))


def files(folder: Path, rule: Rule, make: Callable[[], Scorer], chat: ChatModel | None = None) -> dict[str, bytes]:
    """Everything that a run leaves behind."""
    run = Run(PLAN, make(), make, rule)
    made = folders.create(folder, manifest())
    with Results(made, PLAN, run.scorer.metrics) as results:
        asyncio.run(scored_as_they_come(run, chat or Late(), results, lambda outcome: None))
        results.publish(ENDED, Anchors(floor={}, ceiling={}))
    return {path.name: path.read_bytes() for path in made.iterdir()}


def children() -> set[str]:
    """Processes that this one has started and not yet buried, as far as the system tells."""
    return {pid for path in Path("/proc/self/task").glob("*/children") for pid in path.read_text().split()}


@pytest.fixture(autouse=True)
def _found_by_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[3]))


@pytest.fixture
def alone(tmp_path: Path) -> dict[str, bytes]:
    """What one process makes of the run."""
    return files(tmp_path / "alone", BETWEEN, scorers.sound)


@pytest.mark.parametrize("rule", [BESIDE, AFTER, replace(BETWEEN, samples=1000)], ids=["beside", "after", "thread"])
def test_whoever_scores_leaves_the_same_files_to_the_last_byte(
    rule: Rule, alone: dict[str, bytes], tmp_path: Path
) -> None:
    assert files(tmp_path / "other", rule, scorers.sound) == alone
    assert set(alone) == {"run.json", "record.json", "report.json", "report.md"}


def test_workers_do_the_work_that_they_were_started_for(tmp_path: Path) -> None:
    made = tmp_path / "r"
    files(made, BESIDE, scorers.with_pid)
    record = folders.read_record(made / manifest().run_id)
    where = {item.value("where") for item in record.examples}
    assert float(os.getpid()) in where
    assert 2 <= len(where) <= 3
    assert sum(item.value("where") == os.getpid() for item in record.examples) == BESIDE.samples


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("example", [NAMES[-3], NAMES[0]])
def test_what_a_dead_worker_left_is_scored_here(
    how: signal.Signals, example: str, alone: dict[str, bytes], tmp_path: Path
) -> None:
    make = partial(scorers.deadly, os.getpid(), example, how)
    assert files(tmp_path / "other", BESIDE, make) == alone


def test_a_worker_that_cannot_be_started_costs_nothing_but_time(
    alone: dict[str, bytes], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run = Run(PLAN, scorers.sound(), scorers.broken, BESIDE)
    made = folders.create(tmp_path / "other", manifest())
    with Results(made, PLAN, run.scorer.metrics) as results:
        asyncio.run(scored_as_they_come(run, Late(), results, lambda outcome: None))
        results.publish(ENDED, Anchors(floor={}, ceiling={}))
    assert {path.name: path.read_bytes() for path in made.iterdir()} == alone
    told = capfd.readouterr().err.splitlines()
    assert set(told) == {"a scoring process could not start: no scorer"}
    assert len(told) <= 2


def test_metrics_may_print(alone: dict[str, bytes], tmp_path: Path) -> None:
    assert files(tmp_path / "other", BESIDE, scorers.talkative) == alone


@pytest.mark.parametrize("rule", [BESIDE, BETWEEN, AFTER], ids=["beside", "between", "after"])
def test_an_error_of_asking_stops_all_and_leaves_no_process_behind(rule: Rule, tmp_path: Path) -> None:
    before = children()

    def say(request: Request) -> str:
        if request.purpose.example == NAMES[20]:
            raise EnvironmentFailure("disk full")
        return right(request)

    with pytest.raises(EnvironmentFailure, match="disk full"):
        files(tmp_path / "r", rule, scorers.sound, Far(say=say))
    assert [path.name for path in (tmp_path / "r" / manifest().run_id).iterdir()] == ["run.json"]
    assert not children() - before


@pytest.mark.parametrize("rule", [BESIDE, BETWEEN, AFTER], ids=["beside", "between", "after"])
def test_an_error_of_keeping_stops_all_and_leaves_no_process_behind(rule: Rule, tmp_path: Path) -> None:
    before = children()

    class Full(Results):
        def put(self, place: int, outcome: ExampleOutcome, entry: object) -> None:
            if place > 10:
                raise EnvironmentFailure("disk full")

    run = Run(PLAN, scorers.sound(), scorers.sound, rule)
    made = folders.create(tmp_path, manifest())
    with Full(made, PLAN, run.scorer.metrics) as results, pytest.raises(EnvironmentFailure, match="disk full"):
        asyncio.run(scored_as_they_come(run, Late(), results, lambda outcome: None))
    assert not children() - before


@pytest.mark.parametrize(
    ("cost_s", "left", "way", "workers"),
    [
        (0.0005, 10**6, Way.BETWEEN, 0),
        (0.02, 12, Way.AFTER, 0),
        (0.02, 200, Way.BESIDE, 1),
        (0.02, 400, Way.BESIDE, 2),
        (0.02, 10**5, Way.BESIDE, 4),
    ],
)
def test_workers_are_started_where_they_spare_more_than_they_cost(
    cost_s: float, left: int, way: Way, workers: int
) -> None:
    rule = Rule()
    assert rule.way(cost_s, left) is way
    if way is Way.BESIDE:
        assert rule.workers(cost_s, left, processors=8) == workers
        assert rule.workers(cost_s, left, processors=1) == 1
