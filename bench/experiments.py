"""How often an experiment on live traffic names a winner where the truth is known: `bench/experiments.py [SEEDS]`.

The whole judgement of `vitaeval ab analyse`, look after look, on users with one to four requests each, whose tempers
differ; one request in fifty fails under every arm. Prints a Markdown table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from vitaeval.decisions.experiment import judge
from vitaeval.decisions.traffic import Traffic, User, metrics
from vitaeval.schema.experiment import Aim, Experiment, ExperimentArm, Guardrail, Horizon, Kind, Stopping
from vitaeval.schema.experiment_verdict import ExperimentVerdict, LookTaken
from vitaeval.schema.verdict import Verdict

LOOKS, EACH, FAILING = 10, 1000, 0.02


@dataclass(frozen=True)
class World:
    """What the arms truly are (the control first), and how the experiment ends."""

    name: str
    rates: Sequence[float]
    horizon: Horizon

    def experiment(self) -> Experiment:
        """The registration."""
        names = ["control", *(f"t{number}" for number in range(1, len(self.rates)))]
        known = self.horizon is Horizon.KNOWN
        return Experiment(
            test="world",
            question="Which arm is better?",
            kind=Kind.ONLINE,
            task="generate_cv",
            arms=tuple(ExperimentArm(name=name, prompt=name) for name in names),
            goal=Aim(metric="events.kept", smallest_effect=0.03),
            guardrails=(Guardrail(metric="error", margin=0.04),),
            stopping=Stopping(horizon=self.horizon, users=EACH * len(self.rates) if known else None),
        )

    def users(self, seed: int) -> list[list[User]]:
        """Everybody who will come, by arm."""
        rng = np.random.default_rng(seed)
        return [list(_arm(rng, rate)) for rate in self.rates]


def _arm(rng: np.random.Generator, rate: float) -> Iterator[User]:
    visits, temper = rng.integers(1, 5, EACH), rng.beta(8 * rate, 8 * (1 - rate), EACH)
    kept, failed = rng.binomial(visits, temper), rng.binomial(visits, FAILING)
    for good, bad, count in zip(kept, failed, visits, strict=True):
        yield User([float(good), float(bad)], [int(count), int(count)])


def ended(world: World, seed: int) -> ExperimentVerdict:
    """The experiment from its first look to its last."""
    of, people = world.experiment(), world.users(seed)
    looks: list[LookTaken] = []
    for number in range(1, LOOKS + 1):
        size = EACH * number // LOOKS
        arms = {arm.name: {f"{arm.name}{n}": user for n, user in enumerate(found[:size])}
                for arm, found in zip(of.arms, people, strict=True)}  # fmt: skip
        traffic = Traffic(metrics(of), arms, size, 0, 0, (), dict.fromkeys(metrics(of), size))
        verdict = judge("world", of, traffic, looks)
        looks.append(LookTaken(at="", data="", users=traffic.size, fraction=verdict.fraction, verdict=verdict))
        if verdict.is_final:
            break
    return looks[-1].verdict


WORLDS = (
    World("no difference", (0.60, 0.60), Horizon.KNOWN),
    World("no difference", (0.60, 0.60), Horizon.UNKNOWN),
    World("no difference, three treatments", (0.60,) * 4, Horizon.KNOWN),
    World("+0.05", (0.60, 0.65), Horizon.KNOWN),
    World("+0.10", (0.60, 0.70), Horizon.UNKNOWN),
)


def main(seeds: int) -> None:
    """Measure and print."""
    print("| truth | end | a winner is named | given up | users |\n|---|---|---:|---:|---:|")
    for world in WORLDS:
        said = [ended(world, seed) for seed in range(seeds)]
        won = np.mean([verdict.winner is not None for verdict in said])
        lost = np.mean([verdict.verdict is Verdict.FAIL for verdict in said])
        users = np.mean([sum(verdict.counts.values()) for verdict in said])
        print(f"| {world.name} | {world.horizon} | {won:.3f} | {lost:.3f} | {users:,.0f} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
