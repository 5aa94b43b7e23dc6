"""A gate's verdict for people: one sentence, one page."""

from __future__ import annotations

from collections.abc import Iterator

from vitaeval.report.comparison import arm_name
from vitaeval.report.words import EVIDENCE
from vitaeval.schema.chat import Evidence
from vitaeval.schema.verdict import GateVerdict, Held, Verdict

MARKS = {Verdict.PASS: "✅", Verdict.FAIL: "❌", Verdict.INCONCLUSIVE: "❔", Verdict.INVALID: "⚠️"}
PROVING = (Evidence.REAL, Evidence.REPLAYED)


def sentence(found: GateVerdict) -> str:
    """The verdict and why, in one sentence with numbers."""
    return f"{found.verdict}: {found.reason}"


def lines(found: GateVerdict) -> Iterator[str]:
    """What stands below the sentence, one fact a line."""
    yield f"candidate {arm_name(found.candidate)} ({found.candidate.run_id}), evidence {found.candidate.evidence}"
    yield f"baseline  {arm_name(found.baseline)} ({found.baseline.run_id}), evidence {found.baseline.evidence}"
    yield f"step {found.step} of {found.steps}, {found.generations} answers"
    yield f"the plain 5 % rule would say: {found.plain_rule}"
    if found.fabricated_at_most is not None:
        yield f"critical or major inventions: at most {found.fabricated_at_most:.1%} of answers (95 %)"
    for stop in found.stops:
        yield f"stop: {stop.reason}; {', '.join(stop.examples)}"
    yield from (f"invalid: {reason}" for reason in found.objections)
    if found.candidate.evidence not in PROVING:
        yield f"{found.candidate.evidence}: {EVIDENCE[found.candidate.evidence]}; this verdict may promote nothing"


def conditions(found: GateVerdict) -> list[Held]:
    """The goal, then the guardrails."""
    return [*([found.goal] if found.goal else []), *found.guardrails]


HEADERS = ("condition", "baseline", "gain", "at least", "needed", "people", "standing")


def cells(held: Held) -> list[str]:
    """One line of the table of conditions."""
    bound = "–" if held.bound is None else f"{held.bound:+.3f}"
    return [
        held.title,
        f"{held.baseline:.3f}",
        f"{held.gain:+.3f}",
        bound,
        f"> {held.null:+.3f}",
        str(held.n),
        str(held.standing),
    ]


def markdown(found: GateVerdict) -> str:
    """The verdict as a page, short enough for a comment on a pull request."""
    table = [f"| {' | '.join(HEADERS)} |", "|---|---:|---:|---:|---:|---:|---|"]
    table += ["| " + " | ".join(cells(held)) + " |" for held in conditions(found)]
    facts = [f"- {line}" for line in lines(found)]
    return "\n".join([f"## {MARKS[found.verdict]} {sentence(found)}", "", *table, "", *facts]) + "\n"
