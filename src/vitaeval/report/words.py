"""How numbers and findings are put into words."""

from __future__ import annotations

from vitaeval.report.summary import Row, Worst
from vitaeval.schema.chat import Evidence
from vitaeval.schema.run import Aggregate, RunRecord
from vitaeval.schema.score import Finding

EVIDENCE = {
    Evidence.REAL: "answers of a real model",
    Evidence.REPLAYED: "recorded answers of a real model",
    Evidence.IMPORTED: "answers brought in from elsewhere: which prompt and model made them is the importer's word",
    Evidence.SIMULATED: "SIMULATED answers: they prove nothing about a prompt",
    Evidence.PROMPT_BLIND: "no model was called: these answers do not depend on the prompt and prove nothing about it",
}


def number(value: float | None, unit: str) -> str:
    """Three significant places for shares and scores, whole numbers for amounts."""
    if value is None:
        return "–"
    if unit == "USD":
        return f"${value:.4f}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3f}"


def interval(item: Aggregate) -> str:
    """The 95 % interval, or nothing where it cannot be told."""
    if item.low is None or item.high is None:
        return "–"
    return f"{number(item.low, item.unit)} … {number(item.high, item.unit)}"


def row_name(row: Row) -> str:
    """The metric's title with its unit where that is no plain share."""
    item = row.aggregate
    return item.title if item.unit in ("share", "score") else f"{item.title} ({item.unit})"


def missing(item: Aggregate) -> str:
    """What did not enter the mean."""
    words = [
        f"{item.not_applicable} n/a" if item.not_applicable else "",
        f"{item.crashed} CRASHED" if item.crashed else "",
    ]
    return ", ".join(word for word in words if word)


def sentence(finding: Finding) -> str:
    """A finding on one line: what was said, why it counts, and the nearest thing in the source."""
    grade = f"[{finding.severity}] " if finding.severity else ""
    said = f"“{_short(finding.text)}”" if finding.text else ""
    note = f": {finding.note}" if finding.note else ""
    nearest = (
        f" — nearest in the profile ({finding.nearest_path}): “{_short(finding.nearest)}”" if finding.nearest else ""
    )
    return f"{grade}{finding.kind} {said}{note}{nearest}"


def worst_title(item: Worst) -> str:
    """Which example, and how it ended."""
    goal = "" if item.goal is None else f", goal {item.goal:.2f}"
    reason = f": {_short(item.example.reason, 160)}" if item.example.reason else ""
    return f"{item.example.example} ({item.example.state}{goal}){reason}"


def states(record: RunRecord) -> str:
    """How many examples ended how; states that did not occur are left out."""
    return ", ".join(f"{count} {state}" for state, count in record.states.items() if count)


def _short(text: str, most: int = 110) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
