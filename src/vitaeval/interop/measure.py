"""What another library's metric is made of: one of ours, and a way to apply it to an example's answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vitaeval.schema.score import Cell, Metric, NotApplicable, Score

Apply = Callable[[str, str], Cell]


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric on a golden set: `apply(example id, answer as JSON text)` is one cell."""

    metric: Metric
    golden: str
    apply: Apply

    @property
    def about(self) -> str:
        """One line on what the number means."""
        high = "∞" if self.metric.high is None else f"{self.metric.high:g}"
        better = "more" if self.metric.direction == "up" else "less"
        return f"{self.metric.title}, {self.metric.low:g} to {high} {self.metric.unit}, {better} is better"

    def reason(self, cell: Cell) -> str:
        """Why the number is what it is: its findings, or why there is none."""
        if isinstance(cell, Score):
            found = [f"{finding.kind} “{finding.text}” {finding.note or ''}".strip() for finding in cell.findings]
            return "; ".join(found) or "no finding"
        return cell.reason if isinstance(cell, NotApplicable) else cell.error
