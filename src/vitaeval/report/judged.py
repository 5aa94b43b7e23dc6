"""What a judge's number is worth, in words: shown wherever the number is."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.report.words import number
from vitaeval.schema.calibration import Agreement, Calibration, Corrected, Estimate, JudgedRun
from vitaeval.schema.chat import Evidence

UNCALIBRATED = "UNCALIBRATED"


def worth(about: JudgedRun) -> str:
    """One word for tags and names: whether people's labels stand behind this judge."""
    return UNCALIBRATED if about.calibration is None else "calibrated"


def lines(about: JudgedRun) -> Iterator[str]:
    """Who judged, and how far people share the word; one sentence each."""
    yield f"{_who(about)} graded {about.judged} documents ({_missing(about)})."
    if about.calibration is None:
        yield uncalibrated(about.why)
    else:
        yield from calibrated_lines(about.calibration, about.corrected)


def uncalibrated(why: str | None) -> str:
    """What a number without people's labels is, and how to get some."""
    return (
        f"{UNCALIBRATED} judge: {why}. Its numbers are a model's opinion and decide nothing: "
        "vitaeval label, then vitaeval judge calibrate."
    )


def calibrated_lines(found: Calibration, means: Corrected | None) -> Iterator[str]:
    """Agreement, bias and the corrected means, one sentence a criterion."""
    people = ", ".join(found.labellers)
    yield f"{found.judge} against {people} (self-declared) on {found.golden}, {found.date}:"
    for name, held in found.criteria.items():
        yield f"  {name}: {_agreed(held)}; {_biased(held)}."
    if len(found.labellers) < 2:
        yield "One person's labels: nobody knows how far a second one would agree."
    if found.unshown:
        yield f"{UNCALIBRATED}: better than chance is not shown for {', '.join(found.unshown)} ({_least(found)})."
    if means is not None:
        yield from _corrected(means)


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


def _agreed(held: Agreement) -> str:
    kappa = "–" if held.kappa is None else number(held.kappa, "")
    among = f", among people {estimate(held.people)}" if held.people else ""
    return f"n {held.n} about {held.clusters} persons, kappa {kappa}, alpha {estimate(held.alpha)}{among}"


def _biased(held: Agreement) -> str:
    said = [f"judge minus people {estimate(held.offset, '+')}"] if held.position is None else []
    said.append(f"sway of length {estimate(held.length, '+')}")
    if held.position is not None:
        said.append(f"for what stands first {estimate(held.position, '+')}")
    if held.turned is not None:
        said.append(f"turned by the order {estimate(held.turned)}")
    return ", ".join(said)


def _least(found: Calibration) -> str:
    few = any(held.clusters < 10 for held in found.criteria.values())
    return "it takes documents of at least ten people" if few else "alpha's interval reaches 0"


def _corrected(means: Corrected) -> Iterator[str]:
    told = "; ".join(f"{name} {estimate(mean)}" for name, mean in means.means.items())
    since = " as far as the judge errs here as on the labelled documents" if means.transported else ""
    yield f"People would say on average{since} (prediction-powered, shares): {told}."
