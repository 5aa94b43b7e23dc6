"""The release gate: one look at two runs, one verdict with its reason, or the wish to see more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vitaeval.decisions.adjudicated import adjudicated
from vitaeval.decisions.advice import advised
from vitaeval.decisions.arms import arm
from vitaeval.decisions.bill import bill
from vitaeval.decisions.comparable import objections
from vitaeval.decisions.conditions import Runs, absent, goal, guardrails
from vitaeval.decisions.ladder import Ladder, Look, ladder
from vitaeval.decisions.levels import levels
from vitaeval.decisions.pairs import PASSED, pairs
from vitaeval.decisions.reasons import named, plain_pass_rate, plain_rule, share_gained, told
from vitaeval.decisions.repeats import repetition
from vitaeval.decisions.sealed import told_of
from vitaeval.decisions.stops import fabricated_at_most, searched, stopped
from vitaeval.decisions.stored import is_stored
from vitaeval.decisions.unchecked import crashed, unreadable
from vitaeval.schema.comparison import Comparing
from vitaeval.schema.outcome import State
from vitaeval.schema.run import RunRecord
from vitaeval.schema.verdict import GateRules, GateVerdict, Held, Level, Standing, Stopped, Verdict


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
    levels: tuple[Level, ...]
    unchecked: tuple[str, ...]
    objections: tuple[str, ...]
    unheard: int


def gate_ladder(rules: GateRules, examples: int, *, stored: int = 0) -> Ladder:
    """The steps of a gate over `examples`, declared before its first call."""
    return ladder(
        examples, rules.trials, stored=stored, noise_ratio=rules.noise_ratio, alpha=rules.alpha, beta=rules.beta
    )


def gate(runs: Runs, rules: GateRules, look: Look, examples: int) -> tuple[Judged, GateVerdict]:
    """Judge baseline and candidate (`runs`) after step `look`; `examples` is how many the whole set has.

    PASS needs the goal shown, every guardrail shown, every service level kept, no hard stop, comparable runs, and a
    checked answer of the candidate to every example. FAIL is a hard stop, a shown harm, a broken service level, or a
    goal out of reach. What is neither at the last step is INCONCLUSIVE. Infrastructure never counts as quality: runs
    that cannot be compared, and measurements that failed, are INVALID.
    """
    seen = _seen(runs, rules, look, examples)
    judged = _judged(seen, look, rules)
    verdict = _verdict(runs, rules, look, seen, judged)
    return judged, verdict if judged.verdict is None else advised(verdict)


def inspected(passed: GateVerdict, runs: Runs, look: Look) -> GateVerdict:
    """A PASS after more answers of the candidate alone have been searched for what would stop it.

    They count for inventions and nothing else: a mean that was looked at again would be a look nobody paid for.
    """
    rules, candidate = passed.rules, runs[1]
    stops = tuple(stopped(runs, rules, Look(look.rungs, len(look.rungs.steps) - 1)))
    failed = tuple(_failed(candidate, rules))
    unchecked = told_of(unreadable(candidate), candidate)
    judged = Judged(Verdict.PASS, passed.reason)
    if failed:
        judged = Judged(Verdict.INVALID, failed[0])
    elif stops:
        judged = Judged(Verdict.FAIL, stops[0].reason)
    elif unchecked:
        judged = Judged(Verdict.INCONCLUSIVE, _unchecked(unchecked))
    found = {
        "verdict": judged.verdict,
        "reason": judged.reason,
        "stops": stops,
        "unchecked": unchecked,
        "objections": failed,
        "fabricated_at_most": fabricated_at_most(candidate),
        "searched": searched(candidate, rules),
        "notes": _notes(runs),
    }
    return advised(GateVerdict(**{**dict(passed), **found}))


def _unchecked(examples: Sequence[str]) -> str:
    return f"examples that could not be checked for inventions: {named(examples)}"


def _seen(runs: Runs, rules: GateRules, look: Look, examples: int) -> Seen:
    fair = Comparing(max_missing=rules.max_missing, least_pairs=rules.least_people)
    answered = {item.example for item in runs[1].examples if item.state in (State.SCORED, State.MALFORMED)}
    return Seen(
        goal=goal(runs, rules, look),
        guardrails=tuple(guardrails(runs, rules, look)),
        stops=tuple(stopped(runs, rules, look)),
        levels=tuple(levels(runs[1], rules.levels)),
        unchecked=told_of(unreadable(runs[1]), runs[1]),
        objections=(*objections(*runs, fair), *absent(runs, rules), *_failed(runs[1], rules)),
        unheard=examples - len(answered),
    )


def _failed(candidate: RunRecord, rules: GateRules) -> Iterator[str]:
    where = told_of(crashed(candidate, rules), candidate)
    if where:
        yield f"what would stop a release could not be measured on {named(where)}: `vitaeval rescore` tells why"


def _judged(seen: Seen, look: Look, rules: GateRules) -> Judged:
    final = [stop for stop in seen.stops if stop.is_final]
    if seen.objections:
        return Judged(Verdict.INVALID, seen.objections[0])
    if final:
        return Judged(Verdict.FAIL, final[0].reason)
    harmed = [held for held in seen.guardrails if held.standing is Standing.REFUTED]
    if harmed:
        return Judged(Verdict.FAIL, f"{harmed[0].title} is worse: {told(harmed[0])}")
    if seen.goal is None:
        return Judged(Verdict.INVALID, "the goal has no number on both sides")
    if seen.goal.standing is Standing.REFUTED:
        return Judged(Verdict.FAIL, f"{seen.goal.title} cannot gain what a release needs: {told(seen.goal)}")
    return _hopeful(seen, seen.goal, look, rules)


def _hopeful(seen: Seen, aim: Held, look: Look, rules: GateRules) -> Judged:
    open_ones = [held for held in (aim, *seen.guardrails) if held.standing is Standing.OPEN]
    if not open_ones and not seen.stops and not seen.unheard:
        return _shown(seen, aim, rules)
    if not look.is_last:
        return Judged(None, "open: the next step of the ladder may tell")
    if seen.unheard:
        return Judged(Verdict.INVALID, f"the candidate has not answered {seen.unheard} examples")
    return Judged(Verdict.INCONCLUSIVE, f"{open_ones[0].title} is not shown: {told(open_ones[0])}")


def _shown(seen: Seen, aim: Held, rules: GateRules) -> Judged:
    """Statistics are content; what is left are absolute demands."""
    broken = [level for level in seen.levels if not level.holds]
    if seen.unchecked:
        return Judged(Verdict.INCONCLUSIVE, _unchecked(seen.unchecked))
    if broken:
        return Judged(Verdict.FAIL, f"service level not kept: {'; '.join(level.told for level in broken)}")
    if rules.min_improvement is not None and share_gained(aim) <= rules.min_improvement:
        asked = f"more than {rules.min_improvement:.0%} is asked"
        return Judged(Verdict.FAIL, f"{aim.title} gains {share_gained(aim):+.1%} where {asked}")
    return Judged(Verdict.PASS, f"{aim.title}: {told(aim)}; every guardrail holds")


def _verdict(runs: Runs, rules: GateRules, look: Look, seen: Seen, judged: Judged) -> GateVerdict:
    passing = pairs(runs[0].examples, runs[1].examples, PASSED)
    return GateVerdict(
        verdict=judged.verdict or Verdict.INCONCLUSIVE,
        reason=judged.reason,
        rules=rules,
        baseline=arm(runs[0]),
        candidate=arm(runs[1]),
        step=look.number + 1,
        steps=len(look.rungs.steps),
        answers=_bill(runs)[0],
        stored=is_stored(runs[0]),
        goal=seen.goal,
        guardrails=seen.guardrails,
        stops=seen.stops,
        levels=seen.levels,
        unchecked=seen.unchecked,
        objections=seen.objections,
        fabricated_at_most=fabricated_at_most(runs[1]),
        searched=searched(runs[1], rules),
        notes=_notes(runs),
        plain_rule=plain_rule(seen.goal),
        plain_pass_rate=plain_pass_rate(passing.baseline, passing.candidate),
        cost_usd=_bill(runs)[1],
    )


def _notes(runs: Runs) -> tuple[str, ...]:
    return (*(note for run in runs for note in repetition(run)), *adjudicated(*runs))


def _bill(runs: Runs) -> tuple[int, float | None]:
    """What was not there before."""
    return bill(item for run in runs if not is_stored(run) for item in run.examples)
