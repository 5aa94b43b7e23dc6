"""Answers in which nobody could look for what would stop a release."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.decisions.pairs import COUNTABLE
from vitaeval.schema.run import ExampleRecord, RunRecord
from vitaeval.schema.score import Crashed, Score
from vitaeval.schema.verdict import GateRules

CLEAN, GRAVE = "clean", ("critical", "major")


def crashed(candidate: RunRecord, rules: GateRules) -> Iterator[str]:
    """Examples on which the measurement behind a hard stop failed: an invention could hide there."""
    watched = {stop.metric.partition(".")[0] for stop in rules.hard_stops}
    for item in candidate.examples:
        if any(isinstance(item.cells.get(metric), Crashed) for metric in watched):
            yield item.example


def unreadable(candidate: RunRecord) -> Iterator[str]:
    """Examples whose delivered answer held nothing that could be checked: undetermined is not clean."""
    for item in candidate.examples:
        if item.state in COUNTABLE and _is_unreadable(item):
            yield item.example


def _is_unreadable(item: ExampleRecord) -> bool:
    cell = item.cells.get("fabrication")
    if not isinstance(cell, Score) or item.text is not None:
        return False
    return cell.parts.get(CLEAN) == 0 and not any(cell.parts.get(level) for level in GRAVE)
