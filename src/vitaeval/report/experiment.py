"""An experiment's verdict for people: one sentence, one page."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.report.verdict import MARKS, PROVING
from vitaeval.report.words import EVIDENCE
from vitaeval.schema.experiment_verdict import ArmVerdict, Condition, ExperimentVerdict
from vitaeval.schema.verdict import Verdict

HEADERS = ("arm", "condition", "control", "gain", "at least", "needed", "n", "standing")


def sentence(found: ExperimentVerdict) -> str:
    """The verdict and why, in one sentence with numbers."""
    return f"{found.verdict}: {found.reason}"


def lines(found: ExperimentVerdict) -> Iterator[str]:
    """What stands below the sentence, one fact a line."""
    yield f"question: {found.question}"
    yield from (f"{arm.verdict}: {arm.reason}" for arm in found.arms if len(found.arms) > 1)
    unit = "answers" if found.sample_ratio_p is None else "users"
    counts = ", ".join(f"{count} {unit} in {arm}" for arm, count in found.counts.items())
    share = "" if found.fraction is None else f", {found.fraction:.0%} of the declared end"
    yield f"look {found.look}{share}: {counts}" if found.look else f"not looked at: {counts}"
    if found.sample_ratio_p is not None:
        yield f"sample ratio against the declared shares: p = {found.sample_ratio_p:.3g}"
    if found.verdict is Verdict.INCONCLUSIVE and not found.is_final:
        yield "next: let it run, then look again at all outcomes since the start"
    yield f"the plain rule would say: {found.plain_rule}"
    yield from found.notes
    yield from (f"invalid: {reason}" for reason in found.objections)
    if found.evidence not in PROVING:
        yield f"evidence {found.evidence}: {EVIDENCE[found.evidence]}"
    yield "an experiment promotes nothing: `vitaeval gate` decides about a release"


def rows(found: ExperimentVerdict) -> list[list[str]]:
    """The goal and the guardrails of each treatment, a line each."""
    return [_cells(arm, held) for arm in found.arms for held in _conditions(arm)]


def markdown(found: ExperimentVerdict) -> str:
    """The verdict as a page."""
    table = [f"| {' | '.join(HEADERS)} |", "|---|---|---:|---:|---:|---:|---:|---|"] if found.arms else []
    table += ["| " + " | ".join(cells) + " |" for cells in rows(found)]
    facts = [f"- {line}" for line in lines(found)]
    title = f"# {found.experiment}"
    return "\n".join([title, "", f"{MARKS[found.verdict]} **{sentence(found)}**", "", *table, "", *facts]) + "\n"


def _conditions(arm: ArmVerdict) -> tuple[Condition, ...]:
    return (*((arm.goal,) if arm.goal else ()), *arm.guardrails)


def _cells(arm: ArmVerdict, held: Condition) -> list[str]:
    return [
        arm.arm,
        held.metric,
        _number(held.control).removeprefix("+"),
        _number(held.gain),
        "–" if held.bound is None else _number(held.bound),
        f"> {_number(held.null)}",
        str(held.n),
        str(held.standing),
    ]


def _number(value: float) -> str:
    """Four digits, and nothing smaller than a millionth."""
    return f"{round(value, 6) + 0.0:+.4g}"
