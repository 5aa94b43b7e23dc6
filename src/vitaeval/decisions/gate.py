"""The release gate: one look at two runs, one verdict with its reason, or the wish to see more."""

from __future__ import annotations

from dataclasses import dataclass

from vitaeval.decisions.arms import arm
from vitaeval.decisions.comparable import objections
from vitaeval.decisions.conditions import Runs, absent, goal, guardrails
from vitaeval.decisions.ladder import Ladder, Look, ladder
from vitaeval.decisions.stops import fabricated_at_most, stopped
from vitaeval.schema.comparison import Comparing
from vitaeval.schema.outcome import State
from vitaeval.schema.verdict import GateRules, GateVerdict, Held, Standing, Stopped, Verdict

PLAIN = 0.05


@dataclass(frozen=True, slots=True)
class Judged:
    """What one look came to; `verdict` None asks for the next step of the ladder."""

    verdict: Verdict | None
    reason: str


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the verdict rests on at one look."""

    goal: Held | None
    guardrails: tuple[Held, ...]
    stops: tuple[Stopped, ...]
    objections: tuple[str, ...]
    unheard: int


def gate_ladder(rules: GateRules, examples: int, *, stored: int = 0) -> Ladder:
    """The steps of a gate over `examples`, declared before its first call."""
    return ladder(
        examples, rules.trials, stored=stored, noise_ratio=rules.noise_ratio, alpha=rules.alpha, beta=rules.beta
    )


def gate(runs: Runs, rules: GateRules, look: Look, examples: int) -> tuple[Judged, GateVerdict]:
    """Judge baseline and candidate (`runs`) after step `look`; `examples` is how many the whole set has.

    PASS needs the goal shown, every guardrail shown, no hard stop, comparable runs, and an answer of the candidate
    to every example. FAIL is a hard stop, a shown harm, or a goal out of reach. What is neither at the last step is
    INCONCLUSIVE. Infrastructure never counts as quality: runs that cannot be compared are INVALID.
    """
    seen = _seen(runs, rules, look, examples)
    judged = _judged(seen, look)
    return judged, _verdict(runs, rules, look, seen, judged)


def _seen(runs: Runs, rules: GateRules, look: Look, examples: int) -> Seen:
    fair = Comparing(max_missing=rules.max_missing, least_pairs=rules.least_people)
    answered = {item.example for item in runs[1].examples if item.state in (State.SCORED, State.MALFORMED)}
    return Seen(
        goal=goal(runs, rules, look),
        guardrails=tuple(guardrails(runs, rules, look)),
        stops=tuple(stopped(runs, rules, look)),
        objections=(*objections(*runs, fair), *absent(runs, rules)),
        unheard=examples - len(answered),
    )


def _judged(seen: Seen, look: Look) -> Judged:
    if seen.objections:
        return Judged(Verdict.INVALID, seen.objections[0])
    final = [stop for stop in seen.stops if stop.is_final]
    if final:
        return Judged(Verdict.FAIL, final[0].reason)
    harmed = [held for held in seen.guardrails if held.standing is Standing.REFUTED]
    if harmed:
        return Judged(Verdict.FAIL, f"{harmed[0].title} is worse: {_told(harmed[0])}")
    if seen.goal is None:
        return Judged(Verdict.INVALID, "the goal has no number on both sides")
    if seen.goal.standing is Standing.REFUTED:
        return Judged(Verdict.FAIL, f"{seen.goal.title} cannot gain what a release needs: {_told(seen.goal)}")
    return _hopeful(seen, seen.goal, look)


def _hopeful(seen: Seen, aim: Held, look: Look) -> Judged:
    open_ones = [held for held in (aim, *seen.guardrails) if held.standing is Standing.OPEN]
    if not open_ones and not seen.stops and not seen.unheard:
        return Judged(Verdict.PASS, f"{aim.title}: {_told(aim)}; every guardrail holds")
    if not look.is_last:
        return Judged(None, "open: the next step of the ladder may tell")
    if seen.unheard:
        return Judged(Verdict.INVALID, f"the candidate has not answered {seen.unheard} examples")
    return Judged(Verdict.INCONCLUSIVE, f"{open_ones[0].title} is not shown: {_told(open_ones[0])}")


def _told(held: Held) -> str:
    bound = "" if held.bound is None else f", at least {held.bound:+.3f}"
    return f"gain {held.gain:+.3f}{bound} where more than {held.null:+.3f} is needed ({held.n} people)"


def _plain_rule(aim: Held | None) -> str:
    """What "more than 5 % better" would say of the same means."""
    if aim is None or aim.baseline == 0:
        return "nothing: there is no baseline to gain on"
    gain = aim.gain / abs(aim.baseline)
    return f"{'release' if gain > PLAIN else 'keep'} ({gain:+.1%} where more than {PLAIN:.0%} is asked)"


def _verdict(runs: Runs, rules: GateRules, look: Look, seen: Seen, judged: Judged) -> GateVerdict:
    return GateVerdict(
        verdict=judged.verdict or Verdict.INCONCLUSIVE,
        reason=judged.reason,
        rules=rules,
        baseline=arm(runs[0]),
        candidate=arm(runs[1]),
        step=look.number + 1,
        steps=len(look.rungs.steps),
        generations=sum(len(run.examples) for run in runs),
        goal=seen.goal,
        guardrails=seen.guardrails,
        stops=seen.stops,
        objections=seen.objections,
        fabricated_at_most=fabricated_at_most(runs[1]),
        plain_rule=_plain_rule(seen.goal),
    )
