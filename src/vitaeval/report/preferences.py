"""Which of two runs a pairwise judge prefers, in words."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.report.judged import UNCALIBRATED, calibrated_lines, estimate, uncalibrated
from vitaeval.schema.calibration import PreferredRun


def lines(found: PreferredRun) -> Iterator[str]:
    """The outcome, what the order did to it, and what the judge's word is worth."""
    counts = found.counts
    worth = UNCALIBRATED if found.calibration is None else "calibrated"
    yield f"{found.candidate} against {found.baseline}, by {found.judge} ({worth}), each pair in both orders:"
    yield (
        f"  the candidate is preferred in {estimate(counts.share)} of the pairs, a tie counting half: "
        f"{counts.won} won, {counts.tied} tied ({counts.same} the same text), {counts.lost} lost, "
        f"{counts.missing} without an answer"
    )
    yield (
        f"  {estimate(counts.first)} of its words went to what stood first (0.5: no position bias); {counts.turned} "
        "ties only because each order preferred the same place"
    )
    if found.calibration is None:
        yield uncalibrated(found.why)
    else:
        yield from calibrated_lines(found.calibration, None)
        few = "cannot be told: they have labelled these pairs for fewer than ten persons"
        yield f"People would prefer the candidate: {estimate(found.corrected) if found.corrected else few}."
