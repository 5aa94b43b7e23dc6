"""`make bench`: how fast vitaeval is, beside the floor, in one sitting.

`--quick` measures once and with fewer examples; without it every figure is a median of three interleaved repeats.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from machine import HERE, Bench, Took, bench, cost
from rollback import seconds as rollbacks
from workload import write

SIDES = ("floor", "fast", "vitaeval", "cached")
LATENCY_MS = 200.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    repeats: int
    few: int
    many: int
    at_latency: int
    long: int


FULL = Sizes(repeats=3, few=50, many=1000, at_latency=1000, long=5000)
QUICK = Sizes(repeats=1, few=50, many=400, at_latency=500, long=2000)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: its value on each side (the two floors may have none) and the goal in words."""

    figure: str
    floor: float | None
    fast: float | None
    vitaeval: float
    cached: float | None
    goal: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """One run of the benchmark."""

    machine: Bench
    sizes: Sizes

    def examples(self, n: int) -> Path:
        return write(self.machine.folder, n)

    def interleaved(self, n: int, latency_ms: float, concurrency: int) -> dict[str, list[Took]]:
        """Every side in turn, as often as there are repeats."""
        (found,) = self.in_turn((n,), latency_ms, concurrency)
        return found

    def in_turn(self, numbers: Sequence[int], latency_ms: float, concurrency: int) -> list[dict[str, list[Took]]]:
        """The same for several numbers of examples; what is compared is run close together."""
        found: list[dict[str, list[Took]]] = [{side: [] for side in SIDES} for _ in numbers]
        for _ in range(self.sizes.repeats):
            for side in SIDES:
                for n, took in zip(numbers, found, strict=True):
                    took[side].append(self.machine.run(side, self.examples(n), latency_ms, concurrency))
        return found

    def cpu(self) -> Row:
        """CPU of one more example, start-up cancelled out."""
        few, many = self.in_turn((self.sizes.few, self.sizes.many), 0.0, 32)
        more = self.sizes.many - self.sizes.few

        def slope(side: str) -> float:
            return 1000 * (_median(many[side], _cpu) - _median(few[side], _cpu)) / more

        return _row("CPU per example, ms", slope, "≤ 1.5 × fast floor, ≤ 0.5 × floor")

    def at_latency(self, concurrency: int, goal: str) -> list[Row]:
        """Seconds, nearness to the physical limit and calls in flight at 200 ms a call."""
        n = self.sizes.at_latency
        took = self.interleaved(n, LATENCY_MS, concurrency)
        limit_s = n / concurrency * LATENCY_MS / 1000
        what = f"{n} examples at {LATENCY_MS:.0f} ms, {concurrency} at once"
        at_least = "≥ 0.9" if concurrency == 32 else "stretch: ≥ 0.6"
        return [
            _row(f"{what}: s", lambda side: _median(took[side], _eval), goal),
            _row("… with start-up", lambda side: _median(took[side], _wall), ""),
            _row("… share of the physical limit", lambda side: limit_s / _median(took[side], _eval), at_least),
            _row(
                "… most calls in flight", lambda side: max(map(_in_flight, took[side])), f"{concurrency}, never above"
            ),
        ]

    def again(self) -> list[Row]:
        """A second run whose answers are all kept."""
        pairs = [(self._warm(self.sizes.few), self._warm(self.sizes.many)) for _ in range(self.sizes.repeats)]
        few, many = zip(*pairs, strict=True)
        more = self.sizes.many - self.sizes.few
        cpu_ms = 1000 * (_median(_last(many), _cpu) - _median(_last(few), _cpu)) / more
        share = _median(_last(many), _eval) / _median([cold for cold, _ in many], _eval)
        return [
            Row("second run: requests", None, None, float(max(map(_requests, _last(many)))), None, "0"),
            Row("… CPU per example, ms", None, None, cpu_ms, None, "≤ 0.5"),
            Row("… seconds, as share of the first run's at 200 ms", None, None, share, None, "≤ 0.2"),
        ]

    def overlap(self) -> list[Row]:
        """A metric that takes 10 ms of processor an example, beside asking and alone."""
        examples = self.examples(self.sizes.at_latency)
        turns = [("vitaeval", LATENCY_MS), ("dear", 0.0), ("dear", LATENCY_MS)]
        took = [[self.machine.run(side, examples, ms, 32) for side, ms in turns] for _ in range(self.sizes.repeats)]
        asking, scoring, both = (_median(each, _eval) for each in zip(*took, strict=True))
        return [
            Row("with a metric of 10 ms, 32 at once: s", None, None, both, None, ""),
            Row("… asking alone, s", None, None, asking, None, ""),
            Row("… scoring alone (answers at once), s", None, None, scoring, None, ""),
            Row("… together, as share of the slower", None, None, both / max(asking, scoring), None, "≤ 1.1"),
        ]

    def _warm(self, n: int) -> tuple[Took, Took]:
        """The same evaluation twice with one answer store."""
        out = f"warm-{os.urandom(4).hex()}"
        examples = self.examples(n)
        first = self.machine.run("cached", examples, LATENCY_MS, 32, out)
        return first, self.machine.run("cached", examples, LATENCY_MS, 32, out)

    def memory(self) -> Row:
        """Growth of peak memory over 10 000 examples."""
        low, high = self.sizes.many, self.sizes.long

        def growth(side: str) -> float:
            small, large = (self.machine.run(side, self.examples(n), 0.0, 32) for n in (low, high))
            return (large.rss_mb - small.rss_mb) / (high - low) * 10_000

        return _row("memory per 10 000 examples, MB", growth, "≤ 45")

    def cold_start(self) -> Row:
        """CPU of `vitaeval --help`."""
        program = [str(Path(sys.executable).with_name("vitaeval")), "--help"]
        cost(program)
        took = [cost(program).cpu_s * 1000 for _ in range(self.sizes.repeats)]
        return Row("`vitaeval --help`, CPU ms", None, None, median(took), None, "≤ 300")

    def tracking(self) -> Row:
        """CPU of logging one run to MLflow."""
        found = []
        for number in range(self.sizes.repeats):
            out, store = f"tracked-{number}", self.machine.folder / f"store-{number}"
            store.mkdir()
            self.machine.run("vitaeval", self.examples(1000), 0.0, 32, out)
            (run,) = (self.machine.folder / out / "runs").glob("r*")
            found.append(_cpu_s(cost([sys.executable, str(HERE / "tracking.py"), str(run), str(store)]).printed))
        return Row("MLflow, CPU s per run of 1000", None, None, median(found), None, "≤ 0.3 beyond import")

    def scoring(self) -> list[Row]:
        """CPU of scoring one CV with every metric of its task."""
        program = [sys.executable, str(HERE / "scoring.py")]
        found = [json.loads(cost(program).printed) for _ in range(self.sizes.repeats)]
        mean, p95 = (median(each[name] for each in found) for name in ("mean_ms", "p95_ms"))
        return [
            Row("scoring a CV with all metrics: CPU ms, mean", None, None, mean, None, ""),
            Row("… 95th percentile", None, None, p95, None, ""),
        ]

    def rollback(self) -> list[Row]:
        """Seconds until a prompt is taken back, once vitaeval and MLflow have started."""
        found = rollbacks(self.machine.folder / "registries", self.sizes.repeats)
        program = [str(Path(sys.executable).with_name("vitaeval")), "--help"]
        shortest = median(cost(program).wall_s for _ in range(self.sizes.repeats))
        rows = [
            Row(f"rollback, {name}: s after start-up", None, None, s, None, "≤ 2") for name, (s, _) in found.items()
        ]
        whole = max(whole for _, whole in found.values()) / shortest
        return [*rows, Row("… the slowest whole command, × `vitaeval --help`", None, None, whole, None, "")]

    def rows(self) -> list[Row]:
        """All figures."""
        return [
            self.cpu(),
            *self.at_latency(32, "limit / 0.9"),
            *self.at_latency(128, "≤ 1.1 × fast floor, ≤ 0.4 × floor"),
            *self.overlap(),
            *self.again(),
            self.memory(),
            self.cold_start(),
            self.tracking(),
            *self.scoring(),
            *self.rollback(),
        ]


def _row(figure: str, value: Callable[[str], float], goal: str) -> Row:
    floor, fast, ours, cached = (value(side) for side in SIDES)
    return Row(figure, floor, fast, ours, cached, goal)


def _median(took: Sequence[Took], read: Callable[[Took], float]) -> float:
    return median(map(read, took))


def _last(pairs: Sequence[tuple[Took, Took]]) -> list[Took]:
    return [second for _, second in pairs]


def _cpu(took: Took) -> float:
    return took.cpu_s


def _eval(took: Took) -> float:
    return took.eval_s


def _wall(took: Took) -> float:
    return took.wall_s


def _in_flight(took: Took) -> float:
    return took.most_in_flight


def _requests(took: Took) -> int:
    return took.requests


def _cpu_s(printed: str) -> float:
    return float(json.loads(printed)["cpu_s"])


def table(rows: Sequence[Row]) -> str:
    """The figures in Markdown, with vitaeval's ratio to both floors."""
    head = ("figure", "floor", "fast floor", "vitaeval", "× floor", "× fast floor", "with answer store", "goal")
    lines = [head, ("---", *["---:"] * 6, "---"), *map(_cells, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(row: Row) -> tuple[str, ...]:
    ratios = (row.vitaeval / base if base else None for base in (row.floor, row.fast))
    numbers = (row.floor, row.fast, row.vitaeval, *ratios, row.cached)
    return (row.figure, *map(_number, numbers), row.goal)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value == int(value) or value >= 100 else f"{value:.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="once, with fewer examples")
    sizes = QUICK if parser.parse_args().quick else FULL
    with tempfile.TemporaryDirectory(prefix="vitaeval-bench-") as folder, bench(Path(folder)) as machine:
        rows = Sitting(machine, sizes).rows()
    load = os.getloadavg()[0]
    print(
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f},",
        end=" ",
    )
    print(f"median of {sizes.repeats}, {sizes.many} examples for CPU\n\n{table(rows)}")


if __name__ == "__main__":
    main()
