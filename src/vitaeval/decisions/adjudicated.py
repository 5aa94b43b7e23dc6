"""What people have said about doubtful claims of two runs: it moves their numbers, so it is told beside them."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.schema.amounts import counted
from vitaeval.schema.run import RunRecord


def adjudicated(baseline: RunRecord, candidate: RunRecord) -> Iterator[str]:
    """How many claims of either side count no more and how many were confirmed; nothing where nobody has spoken."""
    for side, run in (("baseline", baseline), ("candidate", candidate)):
        said = run.adjudicated
        if said is None or not said.false_alarms + said.confirmed:
            continue
        claims = counted(said.false_alarms, "doubtful claim")
        yield f"people set {claims} of the {side} aside as false alarms and confirmed {said.confirmed} as invented"
