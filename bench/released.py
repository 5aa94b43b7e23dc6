"""`make bench-gate`: whole gates on the golden set, from simulated answers through claims and scores to the verdict.

Each seed is another draw of both versions' answers. Prints how often each world is released and what was bought,
beside the fixed plan of three answers of both versions to every example.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from rich.console import Console

from vitaeval.app.attempt import Attempt, attempted, gate_rules
from vitaeval.app.climb import Buyer, climb
from vitaeval.app.project import Project
from vitaeval.app.scaffold import init
from vitaeval.schema.config import EvalConfig
from vitaeval.schema.verdict import Verdict

ROOT = Path(__file__).parents[1]
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

    def line(self, name: str, examples: int) -> str:
        """One row of the table."""
        runs = sum(self.verdicts.values())
        others = ", ".join(f"{count} {verdict}" for verdict, count in sorted(self.verdicts.items()))
        share = self.verdicts[Verdict.PASS] / runs
        return f"| {name} | {share:.2f} | {others} | {fmean(self.answers):.0f} | {2 * 3 * examples} |"


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
    return Attempt(*arms, found.rules, found.examples, found.asked, f"seed-{seed}")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=50)
    given = parser.parse_args()
    print(
        "| candidate | released | verdicts | answers bought (mean) | fixed plan |\n|---|---:|---|---:|---:|", flush=True
    )
    with TemporaryDirectory() as place, Path(os.devnull).open("w") as nowhere:
        console = Console(file=nowhere)
        init(Path(place), console)
        buyer = Buyer(Project(Path(place)), console)
        for name, behaviour in WORLDS.items():
            seen, examples = Seen(), 0
            for seed in range(given.seeds):
                attempt = attempt_of(behaviour, seed, buyer.project)
                verdict = climb(attempt, buyer)
                print(f"{name} · seed {seed}: {verdict.verdict}, {verdict.reason}", file=sys.stderr, flush=True)
                seen.verdicts[verdict.verdict] += 1
                seen.answers.append(verdict.answers)
                examples = attempt.examples
            print(seen.line(name, examples), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
