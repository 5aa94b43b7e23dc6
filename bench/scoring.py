"""What scoring one CV costs, metric by metric: CPU of a first look at each of the golden set's examples.

Each metric pays for what it is the first to work out (fabrication reads profile and CV for those behind it), as in a
run. `make bench` puts the sum into its table; `python bench/scoring.py` prints the metrics.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean, quantiles

import vitaeval.metrics
from vitaeval.catalog import shelf
from vitaeval.golden.load import load
from vitaeval.runner.score import in_order
from vitaeval.schema.golden import Example
from vitaeval.schema.outcome import State
from vitaeval.schema.score import Metric, NotApplicable, Observation, Score
from vitaeval.schema.task import TaskSpec
from vitaeval.tasks.generate_cv import TASK

ROOT = Path(__file__).resolve().parent.parent


def cpu_ms() -> dict[str, list[float]]:
    """Milliseconds of CPU by metric, one for each example of `generate_cv/core`, answered by the keyless baseline."""
    golden, metrics = load(ROOT / "golden", TASK, "core"), _metrics(TASK)
    took: dict[str, list[float]] = {metric.name: [] for metric in metrics}
    for example in golden.examples:
        for name, ms in _one(example, metrics, golden.card.as_of).items():
            took[name].append(ms)
    return took


def _metrics(task: TaskSpec) -> tuple[Metric, ...]:
    """Those of the task, the optional ones aside, as a run has them."""
    known = shelf(vitaeval.metrics, "METRIC", Metric)
    own = [name for name, item in known.items() if not item.optional and (not item.tasks or task.name in item.tasks)]
    return in_order(own, known)


def _one(example: Example, metrics: Sequence[Metric], as_of: str) -> Mapping[str, float]:
    answers = {}
    for stage in TASK.stages:
        answers[stage.name] = stage.baseline(example, answers)
    cells: dict[str, Score | NotApplicable] = {}
    took = {}
    for metric in metrics:
        seen = Observation(example, State.SCORED, answers, (), as_of, dict(cells))
        began = time.process_time()
        cells[metric.name] = metric.score(seen)
        took[metric.name] = (time.process_time() - began) * 1000
    return took


def main() -> None:
    """A line for each metric and one for all, then the same as JSON for `make bench`."""
    took = cpu_ms()
    whole = [sum(each) for each in zip(*took.values(), strict=True)]
    print("| metric | mean CPU ms | p95 |\n| --- | ---: | ---: |")
    for name, times in (*sorted(took.items(), key=lambda item: -fmean(item[1])), ("all", whole)):
        print(f"| {name} | {fmean(times):.2f} | {quantiles(times, n=20)[-1]:.2f} |")
    print(json.dumps({"mean_ms": fmean(whole), "p95_ms": quantiles(whole, n=20)[-1]}))


if __name__ == "__main__":
    main()
