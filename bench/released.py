"""`make bench-gate`: whole gates on the golden set, from simulated answers through claims and scores to the verdict.

Each seed is another draw of both versions' answers, asked in one of five orders. Prints how often each world is
released and what was bought, beside the fixed plan of three answers of both versions to every example.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from rich.console import Console

from vitaeval.app.attempt import Attempt, attempted, gate_rules
from vitaeval.app.climb import Buyer, climb
from vitaeval.app.project import Project
from vitaeval.app.scaffold import init
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.verdict import GateVerdict, Verdict

ROOT = Path(__file__).parents[1]
ORDERS = 5
"""Gates that begin with the same half of the examples share its floor and ceiling, which decide nothing."""
WORLDS = {
    "no better": "{flat: 0.5}",
    "+0.03 on the goal": "{flat: 0.34}",
    "-0.02 on the goal": "{flat: 0.605}",
    "+0.04, an employer invented in 2 of 100": "{flat: 0.3, rates: {employer_invented: 0.02}}",
    "+0.04, an outage of 3 calls in 10": "{flat: 0.3, rates: {outage: 0.3}}",
}


@dataclass
class Seen:
    """What came of one world."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    answers: list[int] = field(default_factory=list)
    examples: int = 0

    def add(self, found: GateVerdict, examples: int) -> None:
        """One more gate."""
        self.verdicts[found.verdict] += 1
        self.answers.append(found.answers)
        self.examples = examples

    def line(self, name: str) -> str:
        """One row of the table."""
        runs = sum(self.verdicts.values())
        others = ", ".join(f"{count} {verdict}" for verdict, count in sorted(self.verdicts.items()))
        share = self.verdicts[Verdict.PASS] / runs
        return f"| {name} | {share:.2f} | {others} | {fmean(self.answers):.0f} | {2 * 3 * self.examples} |"


def attempt_of(behaviour: str, seed: int, project: Project) -> Attempt:
    """The question whether the second of two simulated versions may replace the first; no ledger is asked."""
    words = [
        "task=generate_cv",
        "model=simulated",
        "tracking=none",
        f"model.simulation.seed={seed}",
        f"model.simulation.versions={{1.1.0: {behaviour}}}",
    ]
    found = attempted(("1.0.0", "1.1.0"), gate_rules(project, "release"), words, project)
    arms = (EvalConfig(**{**dict(arm), "epoch": f"seed-{seed}"}) for arm in (found.baseline, found.candidate))
    return Attempt(*arms, found.rules, found.examples, found.asked, f"order-{seed % ORDERS}")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=50)
    given = parser.parse_args()
    seen = {name: Seen() for name in WORLDS}
    with TemporaryDirectory() as place, Path(os.devnull).open("w") as nowhere:
        console = Console(file=nowhere)
        init(Path(place), console)
        buyer = Buyer(Project(Path(place)), console)
        for seed, (name, behaviour) in product(range(given.seeds), WORLDS.items()):
            attempt = attempt_of(behaviour, seed, buyer.project)
            verdict = climb(attempt, buyer)
            seen[name].add(verdict, attempt.examples)
            print(f"seed {seed}: {name}: {verdict.verdict}, {verdict.reason}", file=sys.stderr, flush=True)
    print("| candidate | released | verdicts | answers bought (mean) | fixed plan |\n|---|---:|---|---:|---:|")
    for name, found in seen.items():
        print(found.line(name))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
