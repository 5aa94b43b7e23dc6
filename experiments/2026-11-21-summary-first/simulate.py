"""SIMULATED outcomes of the experiment: `python simulate.py USERS FILE.jsonl` writes what the first USERS users did.

Everything is drawn from one seed, so the same words write the same file. In truth 6 of 100
requests more are kept under the treatment, which is 3 % slower and fails as often: the analysis is not told.
"""

from __future__ import annotations

import hashlib
import math
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import vitaeval
from vitaeval.schema.execution import Execution

TEST, SEED = "summary-first", 20261121
BEGUN = datetime(2026, 11, 21, tzinfo=UTC)
KEPT, GAIN, SLOWER, FAILING = 0.60, 0.06, 1.03, 0.01


def requests(number: int) -> Iterator[Execution]:
    """The one to four requests of user `number`, who keeps the same arm, temper and kind of posting."""
    draw = random.Random(f"{SEED} {number}")
    user = hashlib.sha256(f"simulated user {number}".encode()).hexdigest()[:32]
    arm = vitaeval.assign(TEST, user, project=Path(__file__).parent)
    is_treated = arm == "treatment"
    temper, difficulty = draw.gauss(0, 0.08), draw.random()
    for turn in range(draw.randint(1, 4)):
        hard = min(1.0, max(0.0, difficulty + draw.gauss(0, 0.1)))
        kept = KEPT + GAIN * is_treated + temper + 0.5 * (0.5 - hard)
        failed = draw.random() < FAILING
        yield Execution(
            id=f"simulated-{number}-{turn}",
            time=BEGUN + timedelta(seconds=15 * number + turn),
            task="generate_cv",
            version="1.1.0" if is_treated else "1.0.0",
            experiment=TEST,
            arm=arm,
            user_hash=user,
            latency_ms=round(4000 * (SLOWER if is_treated else 1.0) * math.exp(draw.gauss(0, 0.3)), 1),
            signals={"difficulty": round(hard, 4)},
            events={"kept": 1.0} if draw.random() < kept and not failed else {},
            error="timeout" if failed else None,
        )


def main(users: str, file: str) -> None:
    """Write the file."""
    lines = (f"{item.model_dump_json(exclude_defaults=True)}\n" for n in range(int(users)) for item in requests(n))
    Path(file).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
