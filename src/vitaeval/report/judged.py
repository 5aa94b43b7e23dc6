"""What a judge's number is worth, in words: shown wherever the number is."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.report.words import number
from vitaeval.schema.calibration import Agreement, Calibration, Estimate, JudgedRun
from vitaeval.schema.chat import Evidence

UNCALIBRATED = "UNCALIBRATED"


def worth(about: JudgedRun) -> str:
    """One word for tags and names: whether people's labels stand behind this judge."""
    return UNCALIBRATED if about.calibration is None else "calibrated"


def lines(about: JudgedRun) -> Iterator[str]:
    """Who judged, and how far people share the word; one sentence each."""
    yield f"{_who(about)} graded {about.judged} documents ({_missing(about)})."
    if about.calibration is None:
        yield (
            f"{UNCALIBRATED} judge: {about.why}. Its numbers are a model's opinion and decide nothing: "
            "vitaeval label, then vitaeval judge calibrate."
        )
        return
    yield from _calibrated(about, about.calibration)


def spent(paid_usd: float | None, judged: int, reused: int) -> str:
    """What this command paid."""
    price = "cost unknown (no price)" if paid_usd is None else f"${paid_usd:.4f} paid now"
    return f"{price}; {judged} judgements, {reused} calls from the journal"


def estimate(found: Estimate | None, signed: str = "") -> str:
    """A number with its interval."""
    if found is None:
        return "–"
    if found.low is None or found.high is None:
        return f"{found.mean:{signed}.3f}"
    return f"{found.mean:{signed}.3f} ({found.low:{signed}.3f} … {found.high:{signed}.3f})"


def _who(about: JudgedRun) -> str:
    if about.evidence is Evidence.PROMPT_BLIND:
        return f"{about.judge} is a rule, no judge; it"
    return f"{about.judge}"


def _missing(about: JudgedRun) -> str:
    price = "" if about.cost_usd is None else f", ${about.cost_usd:.4f}"
    return f"{about.missing} without a judgement{price}"


def _calibrated(about: JudgedRun, found: Calibration) -> Iterator[str]:
    people = ", ".join(found.labellers)
    yield f"Calibrated on {found.golden}, {found.date}, against labels of {people}."
    for name, held in found.criteria.items():
        yield f"{name}: {_agreed(held)}; people would say {estimate(about.corrected.get(name))} (corrected mean)."


def _agreed(held: Agreement) -> str:
    kappa = "–" if held.kappa is None else number(held.kappa, "")
    return f"n {held.n}, kappa {kappa}, alpha {estimate(held.alpha)}"
