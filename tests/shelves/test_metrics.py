"""What every metric on the shelf must keep, whoever wrote it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isfinite
from pathlib import Path

import pytest
from tests.shelves.observations import SAMPLES

import vitaeval.metrics
from vitaeval.catalog import shelf
from vitaeval.schema.outcome import State
from vitaeval.schema.score import Metric, NotApplicable, Observation, Score

ROOT = Path(__file__).parents[2]
METRICS = shelf(vitaeval.metrics, "METRIC", Metric)
CASES = [(name, sample) for name in METRICS for sample in SAMPLES]


@pytest.fixture(scope="module")
def cells() -> Mapping[tuple[str, str], Score | NotApplicable]:
    """Every metric on every sample, each after what it needs."""
    return {
        (name, sample): cell for sample, observation in SAMPLES.items() for name, cell in scored(observation).items()
    }


def scored(observation: Observation) -> dict[str, Score | NotApplicable]:
    found: dict[str, Score | NotApplicable] = {}
    for metric in in_order():
        found[metric.name] = metric.score(replace(observation, scores=dict(found)))
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
    assert returned == set(METRICS[name].parts)


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_has_an_answer_to_some_sample(
    name: str, cells: Mapping[tuple[str, str], Score | NotApplicable]
) -> None:
    assert any(isinstance(cell, Score) for (metric, _), cell in cells.items() if metric == name)


@pytest.mark.parametrize("sample", SAMPLES)
def test_scoring_again_gives_the_same(sample: str, cells: Mapping[tuple[str, str], Score | NotApplicable]) -> None:
    again = scored(SAMPLES[sample])
    assert again == {name: cells[name, sample] for name in METRICS}


@pytest.mark.parametrize("name", METRICS)
def test_a_missing_answer_is_never_a_good_one(name: str) -> None:
    metric = METRICS[name]
    seen = replace(SAMPLES["no answer"], state=State.MALFORMED)
    cell = scored(seen)[name]
    assert isinstance(cell, NotApplicable) or metric.high is None or cell.value == metric.low


def test_scores_do_not_depend_on_the_seed_of_hashing() -> None:
    script = "from tests.shelves.test_metrics import dumped; print(dumped())"
    outputs = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    ]
    assert outputs[0] == outputs[1] != b""


def dumped() -> str:
    """Every cell of every sample as JSON lines."""
    return "\n".join(
        f"{sample} {name} {cell.model_dump_json()}"
        for sample, observation in SAMPLES.items()
        for name, cell in scored(observation).items()
    )


def within(metric: Metric, value: float) -> bool:
    return value >= metric.low and (metric.high is None or value <= metric.high)
