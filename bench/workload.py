"""Workload W: a prompt of 1.5 kB, an answer of 1 kB JSON, and a reference that differs in a third of its words."""

from __future__ import annotations

import json
import random
from pathlib import Path

WORDS = (
    "led shipped designed built migrated reduced improved automated mentored scaled platform pipeline "
    "service latency revenue customers team budget python kubernetes terraform analytics reporting "
    "onboarding compliance quarterly release incident payments search ranking data warehouse model "
    "engineer senior principal manager berlin london remote hybrid degree university certificate"
).split()
MUST_CONTAIN = '"status": "complete"'
SEED = 20

Row = dict[str, str]


def answer_text() -> str:
    """What the server answers to every request."""
    rng = random.Random(SEED)
    bullets = [" ".join(rng.choices(WORDS, k=14)).capitalize() + "." for _ in range(8)]
    return json.dumps({"status": "complete", "headline": "Senior data engineer", "bullets": bullets})


def row(number: int, answer: str) -> Row:
    """One example: its prompt is like no other."""
    rng = random.Random(f"{SEED}-{number}")
    filler = " ".join(rng.choices(WORDS, k=190))
    prompt = f"Example ex-{number:06d}. Write the resume section as JSON for this profile.\n{filler}"
    reference = " ".join(rng.choice(WORDS) if rng.random() < 0.33 else word for word in answer.split(" "))
    return {"id": f"ex-{number:06d}", "prompt": prompt[:1500], "reference": reference}


def write(folder: Path, n: int) -> Path:
    """A file of `n` examples under `folder`."""
    path, answer = folder / f"examples-{n}.jsonl", answer_text()
    if not path.exists():
        path.write_text("".join(json.dumps(row(number, answer)) + "\n" for number in range(n)))
    return path


def load(path: Path) -> list[Row]:
    """The examples of a file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
