"""How often a gate releases, by resampling what was measured of one version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vitaeval.decisions.gate import gate_ladder
from vitaeval.decisions.ladder import Look
from vitaeval.decisions.pairs import value_of
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Direction
from vitaeval.schema.verdict import GateMode, GateRules, Standing
from vitaeval.stats.paired import paired


@dataclass(frozen=True, slots=True)
class Measured:
    """Numbers of one version by metric, each an array of examples by trials (up is better); `people` by example."""

    goal: str
    values: Mapping[str, Any]
    people: Any

    def gaps(self, trials: int) -> list[float]:
        """Differences of the goal by person between the first `trials` answers and the `trials` behind them."""
        goal = self.values[self.goal]
        return _by_person(goal[:, :trials].mean(axis=1) - goal[:, trials : 2 * trials].mean(axis=1), self.people)


def measured(run: RunRecord, rules: GateRules) -> Measured:
    """What a gate looks at, of the examples that have every number in every trial."""
    import numpy as np

    metrics = (run.goal, *rules.guardrails)
    found: dict[str, dict[int, Sequence[float | None]]] = {}
    people: dict[str, str] = {}
    for item in run.examples:
        found.setdefault(item.example, {})[item.trial] = [value_of(item, metric) for metric in metrics]
        people[item.example] = item.cluster
    trials = max((len(rows) for rows in found.values()), default=0)
    whole = [name for name, rows in found.items() if len(rows) == trials and not _has_gap(rows.values())]
    table = np.array([[found[name][trial] for trial in sorted(found[name])] for name in whole], float)
    ups = [_sign(run, metric) for metric in metrics]
    values = {metric: table[:, :, at] * ups[at] for at, metric in enumerate(metrics)} if whole else {}
    return Measured(run.goal, values, np.unique([people[name] for name in whole], return_inverse=True)[1])


def _has_gap(rows: Iterable[Sequence[float | None]]) -> bool:
    return any(value is None for row in rows for value in row)


def gates(seen: Measured, rules: GateRules, *, gain: float, replicates: int, seed: int = 0) -> list[bool]:
    """Whether each of `replicates` gates releases a version whose goal is truly `gain` better.

    Each draws people anew (with replacement) and deals out the measured trials to two arms at random, so that at
    `gain` 0 nothing but chance tells the arms apart. Hard stops and service levels are left aside.
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    held = [np.flatnonzero(seen.people == person) for person in range(seen.people.max() + 1)]
    return [_releases(seen, rules, gain, _drawn(held, rng), rng) for _ in range(replicates)]


def _releases(seen: Measured, rules: GateRules, gain: float, drawn: _Drawn, rng: Any) -> bool:
    trials = next(iter(seen.values.values())).shape[1]
    deal = rng.permuted(_places(len(drawn.rows), trials), axis=1)
    rungs = gate_ladder(rules, len(drawn.rows))
    for number, step in enumerate(rungs.steps):
        standings = []
        for metric, values in seen.values.items():
            mine, theirs = deal[: step.examples, : step.trials], deal[: step.examples, trials // 2 :][:, : step.trials]
            rows = drawn.rows[: step.examples, None]
            gaps = values[rows, mine].mean(axis=1) - values[rows, theirs].mean(axis=1)
            is_goal = metric == seen.goal
            gaps = _by_person(gaps + (gain if is_goal else 0.0), drawn.people[: step.examples])
            standings.append(_standing(gaps, rules, Look(rungs, number), None if is_goal else rules.guardrails[metric]))
        if Standing.REFUTED in standings:
            return False
        if all(standing is Standing.SHOWN for standing in standings) and step.examples == len(drawn.rows):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Examples of people drawn anew, in random order; a person drawn twice counts as two."""

    rows: Any
    people: Any


def _drawn(held: Sequence[Any], rng: Any) -> _Drawn:
    """As many people as there are, of whom `held` lists the examples."""
    import numpy as np

    chosen = rng.integers(0, len(held), len(held))
    rows = np.concatenate([held[person] for person in chosen])
    people = np.repeat(np.arange(len(chosen)), [len(held[person]) for person in chosen])
    order = rng.permutation(len(rows))
    return _Drawn(rows[order], people[order])


def _places(rows: int, trials: int) -> Any:
    """0 … trials-1 in each of `rows` rows."""
    import numpy as np

    return np.tile(np.arange(trials), (rows, 1))


def _by_person(gaps: Any, people: Any) -> list[float]:
    import numpy as np

    _, place = np.unique(people, return_inverse=True)
    return list(np.bincount(place, gaps) / np.bincount(place))


def _standing(gaps: list[float], rules: GateRules, look: Look, margin: float | None) -> Standing:
    found = paired(gaps)
    if margin is not None:
        return look.standing(found, null=-margin, target=0.0)
    null = -rules.margin if rules.mode is GateMode.NONINFERIORITY else 0.0
    return look.standing(found, null=null, target=rules.target)


def _sign(run: RunRecord, metric: str) -> int:
    item = run.aggregate(metric)
    return -1 if item is not None and item.direction is Direction.DOWN else 1
