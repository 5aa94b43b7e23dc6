"""A release that is only no worse, held against where a line of such releases began."""

from __future__ import annotations

from vitaeval.schema.verdict import Anchored, GateVerdict, Verdict


def with_anchor(passed: GateVerdict, further: GateVerdict) -> GateVerdict:
    """The PASS against the baseline together with the verdict against the `further` one: it stands only if both do.

    Both have to hold, so neither needs a correction (intersection-union); whoever loses a little each time is stopped
    once the sum exceeds the margin.
    """
    held = (*([further.goal] if further.goal else []), *further.guardrails)
    found = {"anchor": Anchored(arm=further.baseline, verdict=further.verdict, reason=further.reason, held=held)}
    if further.verdict is Verdict.PASS:
        return GateVerdict(**{**dict(passed), **found})
    began = f"{further.baseline.prompt}, with which this line of releases that were only no worse began"
    found |= {name: getattr(further, name) for name in ("verdict", "stops", "unchecked", "objections")}
    step = "a version that is shown to be better ends this line: the same command with gate=release"
    told = {"reason": f"against {began}: {further.reason}", "next_step": further.next_step or step}
    return GateVerdict(**{**dict(passed), **found, **told})
