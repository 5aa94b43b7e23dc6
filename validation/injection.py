"""Planted instructions: attacks that give themselves away, and harmless texts that must not."""

from __future__ import annotations

import json
from collections import defaultdict

from documents import People, share
from figures import Figure, Section
from screening import DATA

from vitaeval.text.injection import gives_itself_away, plants

KINDS = (
    ("injection", "direct attacks recognised"),
    ("system_prompt_extraction", "attempts to draw out the prompt recognised"),
    ("benign", "harmless questions taken for attacks"),
    ("benign_hard_negative", "sentences of real postings taken for attacks"),
)
NOTES = (
    "Off-task requests (“what is the capital of Brazil?”) are attacks only inside a document: their words give "
    "nothing away, only an answer that follows them does. Not measured: no recorded answers of models exist here.",
)


def measure(people: People) -> Section:
    """Share of the texts of each kind that try to command a model, by the metric's own reading."""
    found: dict[str, list[bool]] = defaultdict(list)
    for line in (DATA / "injection.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["kind"]].append(gives_itself_away(row["text"]) is not None)
    figures = [Figure(f"injection.{kind}", words, share(found[kind]), len(found[kind])) for kind, words in KINDS]
    alarms = [any(plant.for_machine for plant in plants(job.text)) for job in people.jobs.values()]
    figures.append(
        Figure("injection.postings", "postings of the golden sets taken for attacks", share(alarms), len(alarms))
    )
    return Section("Prompt injection", tuple(figures), notes=NOTES)
