"""Skills read from postings, against the places that people marked as `knowledge` (SkillSpan)."""

from __future__ import annotations

from collections.abc import Iterable

from documents import ROOT, half
from figures import Figure, Section

from vitaeval.golden.load import load
from vitaeval.schema.golden import Example, ParsedJobExpected
from vitaeval.tasks.parse_job import TASK
from vitaeval.text.skills import canonical, find


def measure() -> Section:
    """Micro precision and recall of sets of canonical names, a posting at a time, read as `parse_job` reads it."""
    examples = load(ROOT / "golden", TASK, "core").examples
    tech = [example for example in examples if example.id.startswith("ss-tech")]
    rows = {
        "tech, held out": [example for example in tech if half(example.id) == "held"],
        "tech, tuned on": [example for example in tech if half(example.id) == "tuned"],
        "all": list(examples),
    }
    figures = []
    for name, chosen in rows.items():
        precision, recall = agreement(chosen)
        goals = ("≥ .52", "≥ .46") if name.startswith("tech") else ("", "")
        slug = name.replace(", ", "_").replace(" ", "_")
        figures.append(Figure(f"skills.{slug}.precision", f"{name}: precision", precision, len(chosen), goals[0]))
        figures.append(Figure(f"skills.{slug}.recall", f"{name}: recall", recall, len(chosen), goals[1]))
    return Section("Skills in postings", tuple(figures), notes=("A plain lexicon reaches .26 / .23 on these labels.",))


def agreement(examples: Iterable[Example]) -> tuple[float, float]:
    """Precision and recall over all postings together."""
    right = found_number = marked_number = 0
    for example in examples:
        if isinstance(example.expected, ParsedJobExpected):
            found = {mention.canonical for mention in find(example.job.text, broad=True)}
            marked = {canonical(span.text) for span in example.expected.spans if span.type == "knowledge"}
            right += len(found & marked)
            found_number += len(found)
            marked_number += len(marked)
    return right / found_number if found_number else 0.0, right / marked_number if marked_number else 0.0
