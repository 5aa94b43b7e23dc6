"""What every metric on the shelf must keep, whoever wrote it."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
from tests.shelves.documents import AS_OF
from tests.shelves.observations import SAMPLES

import vitaeval.metrics
from vitaeval.catalog import shelf
from vitaeval.runner import score as runner
from vitaeval.runner.columns import Columns
from vitaeval.schema.documents.cv import CvAnswer
from vitaeval.schema.outcome import ExampleOutcome, Malformed, Ok, State
from vitaeval.schema.score import Crashed, Direction, Metric, NotApplicable, Observation, Score

ROOT = Path(__file__).parents[2]
METRICS = shelf(vitaeval.metrics, "METRIC", Metric)
FEW = ("reference", "refused", "no answer", "empty cv", "emoji cv", "arabic cv")
"""What an optional metric is shown: it may load a model, and is not applicable where that is not installed."""


AGAIN = tuple(name for name in SAMPLES if name != "100 kB cv")
"""What is scored more than once."""


def samples_of(metric: Metric) -> Mapping[str, Observation]:
    return {name: SAMPLES[name] for name in FEW} if metric.optional else SAMPLES


CASES = [(name, sample) for name, metric in METRICS.items() for sample in samples_of(metric)]


@pytest.fixture(scope="module")
def cells() -> Mapping[tuple[str, str], Score | NotApplicable]:
    """Every metric on every sample, each after what it needs."""
    return {(name, sample): cell for sample in SAMPLES for name, cell in scored(sample).items()}


def scored(sample: str, *, optional: bool = True) -> dict[str, Score | NotApplicable]:
    found: dict[str, Score | NotApplicable] = {}
    for metric in in_order():
        if sample in samples_of(metric) and (optional or not metric.optional):
            found[metric.name] = metric.score(replace(SAMPLES[sample], scores=dict(found)))
    return found


def in_order() -> Iterator[Metric]:
    waiting = list(METRICS.values())
    done: set[str] = set()
    while waiting:
        ready = [metric for metric in waiting if done.issuperset(metric.needs)]
        assert ready, f"a circle of needs among {[metric.name for metric in waiting]}"
        yield from ready
        done |= {metric.name for metric in ready}
        waiting = [metric for metric in waiting if metric not in ready]


SIDES = {
    "fabrication.clean": Direction.UP,
    "fabrication.rate": Direction.DOWN,
    "ats.coverage": Direction.UP,
    "ats.stuffing": Direction.DOWN,
    "validity.repaired": Direction.DOWN,
    "tone.cliche": Direction.DOWN,
}


@pytest.mark.parametrize("name", METRICS)
def test_a_metric_is_called_like_its_module(name: str) -> None:
    assert METRICS[name].name == name


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_a_metric_needs_only_what_is_on_the_shelf(metric: Metric) -> None:
    assert set(metric.needs) <= set(METRICS) - {metric.name}


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_a_metric_declares_a_range_and_its_worst_value_lies_in_it(metric: Metric) -> None:
    assert metric.high is None or metric.low < metric.high
    assert metric.worst is None or within(metric, metric.worst)
    assert metric.title
    assert metric.unit
    assert metric.version


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_a_metric_speaks_of_declared_parts_only(metric: Metric) -> None:
    assert len(set(metric.parts)) == len(metric.parts)
    assert set(metric.counts) <= set(metric.parts)
    assert set(metric.worst_parts) <= set(metric.parts)
    assert set(metric.against) <= set(metric.parts)


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_a_part_that_is_worst_at_nought_is_better_when_it_rises(metric: Metric) -> None:
    assert all(metric.direction_of(part) is Direction.UP for part in metric.worst_parts)


def test_a_cleaner_version_is_the_better_one() -> None:
    known = {name: METRICS[name.partition(".")[0]].direction_of(name.partition(".")[2]) for name in SIDES}
    assert known == SIDES


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_a_metric_reaches_a_worker_process_by_name(metric: Metric) -> None:
    assert pickle.loads(pickle.dumps(metric)) == metric


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_a_metric_says_what_its_number_means(metric: Metric) -> None:
    assert metric.score.__doc__


@pytest.mark.parametrize(("name", "sample"), CASES)
def test_a_score_keeps_the_declared_range(
    name: str, sample: str, cells: Mapping[tuple[str, str], Score | NotApplicable]
) -> None:
    cell = cells[name, sample]
    assert isinstance(cell, Score | NotApplicable)
    if isinstance(cell, Score):
        metric = METRICS[name]
        assert isfinite(cell.value)
        assert within(metric, cell.value)
        assert set(cell.parts) <= set(metric.parts)
        for part, value in cell.parts.items():
            assert value >= 0
            assert value <= 1 or part in metric.counts


@pytest.mark.parametrize(("name", "sample"), CASES)
def test_evidence_has_its_place(name: str, sample: str, cells: Mapping[tuple[str, str], Score | NotApplicable]) -> None:
    cell = cells[name, sample]
    for finding in cell.findings if isinstance(cell, Score) else ():
        assert finding.kind
        assert (finding.start is None) == (finding.end is None)
        if finding.start is not None and finding.end is not None:
            assert 0 <= finding.start <= finding.end


@pytest.mark.parametrize("name", METRICS)
def test_every_declared_part_is_returned_by_some_sample(
    name: str, cells: Mapping[tuple[str, str], Score | NotApplicable]
) -> None:
    returned = {
        part for (metric, _), cell in cells.items() if metric == name and isinstance(cell, Score) for part in cell.parts
    }
    assert returned == set(METRICS[name].parts) or (METRICS[name].optional and not returned)


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_has_an_answer_to_some_sample(
    name: str, cells: Mapping[tuple[str, str], Score | NotApplicable]
) -> None:
    has_answer = any(isinstance(cell, Score) for (metric, _), cell in cells.items() if metric == name)
    assert has_answer or METRICS[name].optional


@pytest.mark.parametrize("sample", AGAIN)
def test_scoring_again_gives_the_same(sample: str, cells: Mapping[tuple[str, str], Score | NotApplicable]) -> None:
    assert scored(sample) == {name: cell for (name, other), cell in cells.items() if other == sample}


@pytest.mark.parametrize("name", METRICS)
def test_a_quoted_place_holds_what_is_quoted(name: str, cells: Mapping[tuple[str, str], Score | NotApplicable]) -> None:
    for sample, observation in samples_of(METRICS[name]).items():
        cell = cells[name, sample]
        for finding in cell.findings if isinstance(cell, Score) else ():
            field = stands_at(observation, finding.where)
            if field is not None and finding.start is not None:
                assert field[finding.start : finding.end] == finding.text


def stands_at(observation: Observation, where: str | None) -> str | None:
    """The text of the delivered CV at a JSON pointer; None where the pointer leads to no text."""
    answer = observation.answers.get("generation")
    node: Any = answer.answer if isinstance(answer, CvAnswer) and where and where.startswith("/") else None
    for step in (where or "/").split("/")[1:]:
        if isinstance(node, tuple):
            node = node[int(step)] if step.isdecimal() and int(step) < len(node) else None
        else:
            node = getattr(node, step, None)
    return node if isinstance(node, str) else None


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_a_missing_answer_is_never_a_good_one(metric: Metric) -> None:
    cell = metric.score(replace(SAMPLES["no answer"], state=State.MALFORMED))
    assert isinstance(cell, NotApplicable) or metric.high is None or cell.value == bad_end(metric)


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS.keys())
def test_a_malformed_answer_gets_the_bad_end_or_no_number(metric: Metric) -> None:
    seen = SAMPLES["no answer"]
    outcome = ExampleOutcome(seen.example.id, 0, {"generation": Malformed("cut off")}, seen.calls, State.MALFORMED)
    cell = runner.score(outcome, seen.example, [metric], AS_OF).cells[metric.name]
    assert isinstance(cell, Score | NotApplicable)
    if isinstance(cell, Score) and metric.high is not None:
        assert cell.value == bad_end(metric)
    assert metric.worst is None or metric.worst == bad_end(metric)


def bad_end(metric: Metric) -> float | None:
    """The end of the range where nobody wants to be."""
    return metric.low if metric.direction is Direction.UP else metric.high


@pytest.mark.parametrize("name", METRICS)
def test_a_crash_costs_its_own_cell_and_names_metric_and_exception(name: str) -> None:
    shelf_order = [replace(item, score=crash) if item.name == name else item for item in in_order()]
    seen = SAMPLES["reference"]
    answers = {stage: Ok(answer) for stage, answer in seen.answers.items()}
    outcome = ExampleOutcome(seen.example.id, 0, dict(answers), seen.calls, State.SCORED)
    cells = runner.score(outcome, seen.example, shelf_order, AS_OF).cells
    assert set(cells) == set(METRICS)
    assert cells[name] == Crashed(error=f"{name}: RuntimeError: out of order")
    assert not any(isinstance(cell, Crashed) for other, cell in cells.items() if other != name)


def crash(_: Observation) -> Score:
    raise RuntimeError("out of order")


def test_old_and_new_numbers_of_a_metric_are_never_mistaken_for_each_other(
    cells: Mapping[tuple[str, str], Score | NotApplicable],
) -> None:
    for metric in METRICS.values():
        newer = replace(metric, version=f"{metric.version}.1")
        old, new = (Columns([item], 1) for item in (metric, newer))
        assert {item.version for item in old.aggregates() if item.metric.split(".")[0] == metric.name} == {
            metric.version
        }
        assert {item.version for item in new.aggregates() if item.metric.split(".")[0] == metric.name} == {
            newer.version
        }


def test_scores_depend_on_no_seed_locale_zone_or_order_of_examples() -> None:
    script = "import sys; from tests.shelves.test_metrics import dumped; print(dumped(sys.argv[1]))"
    places = [
        ("forwards", {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC", "PYTHONUTF8": "0"}),
        ("backwards", {"PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "PYTHONUTF8": "1"}),
    ]
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script, order],
            env={**os.environ, **place, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
        )
        for order, place in places
    ]
    outputs = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert outputs[0] == outputs[1] != b""


def dumped(order: str) -> str:
    """Every cell of every sample as JSON lines in the order of their names, scored in the `order` asked for."""
    names = AGAIN if order == "forwards" else AGAIN[::-1]
    lines = [
        json.dumps([sample, name, cell.model_dump(mode="json")])
        for sample in names
        for name, cell in scored(sample, optional=False).items()
    ]
    return "\n".join(sorted(lines))


def within(metric: Metric, value: float) -> bool:
    return value >= metric.low and (metric.high is None or value <= metric.high)
