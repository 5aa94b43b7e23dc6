"""The word on live traffic at one look: who wins, who harms, or go on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vitaeval.decisions.experiment_numbers import Measured, measured
from vitaeval.decisions.experiment_sound import objections, ratio_p, silent_more, too_early
from vitaeval.decisions.experiment_words import Joined, at_most, joined, told
from vitaeval.decisions.split import Looks, Winner, distance, is_futile, look, reach, standard_error, winning
from vitaeval.decisions.traffic import Traffic
from vitaeval.schema.experiment import Aim, Experiment, Guardrail, Horizon
from vitaeval.schema.experiment_verdict import ArmVerdict, Condition, ExperimentVerdict, LookTaken
from vitaeval.schema.verdict import Standing, Verdict
from vitaeval.stats.mixture import mixture_bound
from vitaeval.stats.sequential import bounds

PLAIN_Z, POWER_Z = 1.959964, 0.841621


def judge(name: str, experiment: Experiment, traffic: Traffic, looks: Sequence[LookTaken]) -> ExperimentVerdict:
    """What `traffic` says after `looks`, by the rule that the experiment declared.

    INVALID when the outcomes prove nothing, and then no outcome is shown. PASS names an arm whose gain is shown and
    that harms no guardrail; FAIL leaves the control; INCONCLUSIVE goes on, or is final at the declared end. Each of
    several treatments has its part of alpha (Dunn 1961). Sources of the bounds: `split.look`.
    """
    wrong = tuple(objections(experiment, traffic, looks[-1] if looks else None))
    early = too_early(experiment, traffic)
    if wrong or early:
        verdict = Verdict.INVALID if wrong else Verdict.INCONCLUSIVE
        said = Joined(verdict, wrong[0] if wrong else f"too early to look: {early}", None, is_final=False)
        return _verdict(name, experiment, traffic, said, objections=wrong)
    at = _at(experiment, traffic, looks)
    numbers = {aim.metric: measured(experiment, traffic, aim) for aim in experiment.aims}
    arms = tuple(_arm(experiment, numbers, arm.name, at) for arm in experiment.treatments)
    aim = numbers[experiment.goal.metric]
    return _verdict(
        name,
        experiment,
        traffic,
        joined(arms, is_last=at.is_last),
        look=at.number + 1,
        fraction=at.plan.fractions[-1] if at.plan.fractions else None,
        arms=arms,
        notes=tuple(_notes(experiment, traffic, aim, at)),
        plain_rule=_plain_rule(experiment, aim),
    )


def fraction(experiment: Experiment, users: int) -> float | None:
    """The part of the declared end that `users` are, at most 1; None without a known end."""
    if experiment.stopping.horizon is Horizon.UNKNOWN or experiment.stopping.users is None:
        return None
    return min(1.0, users / experiment.stopping.users)


@dataclass(frozen=True, slots=True)
class _At:
    """The look that is taken: its number from 0, and the plan up to it."""

    plan: Looks
    number: int

    @property
    def is_last(self) -> bool:
        return self.plan.fractions is not None and self.plan.fractions[-1] >= 1


def _at(experiment: Experiment, traffic: Traffic, looks: Sequence[LookTaken]) -> _At:
    seen = [fraction(experiment, users) for users in (*(item.users for item in looks), traffic.size)]
    known = tuple(part for part in seen if part is not None)
    rule = experiment.stopping
    plan = Looks(
        fractions=known or None,
        mde=experiment.goal.smallest_effect,
        alpha=rule.alpha / len(experiment.treatments),
        beta=rule.beta,
        least=rule.least_users,
    )
    return _At(plan, len(looks))


def _arm(experiment: Experiment, numbers: Mapping[str, Measured], name: str, at: _At) -> ArmVerdict:
    aim = _goal(experiment, numbers[experiment.goal.metric], name, at)
    held = tuple(_held(experiment, numbers[guard.metric], guard, name, at) for guard in experiment.guardrails)
    harmed = next((item for item in held if item.standing is Standing.REFUTED), None)
    unsure = next((item for item in (aim, *held) if item.standing is Standing.OPEN), None)
    if harmed:
        return _said(name, Verdict.FAIL, f"{name} makes {harmed.metric} worse: {told(harmed)}", aim, held)
    if aim.standing is Standing.REFUTED:
        return _said(name, Verdict.FAIL, f"{name} {_without_gain(experiment, aim)}: {told(aim)}", aim, held)
    if unsure:
        return _said(name, Verdict.INCONCLUSIVE, f"{name}: {unsure.metric} is open: {told(unsure)}", aim, held)
    return _said(name, Verdict.PASS, f"{name} wins on {aim.metric}: {told(aim)}; no guardrail is harmed", aim, held)


def _said(name: str, verdict: Verdict, reason: str, aim: Condition, held: tuple[Condition, ...]) -> ArmVerdict:
    return ArmVerdict(arm=name, verdict=verdict, reason=reason, goal=aim, guardrails=held)


def _without_gain(experiment: Experiment, aim: Condition) -> str:
    """Worse where even the upper bound lies below 0; else too little to matter."""
    most = at_most(aim)
    is_worse = most is not None and most <= 0
    return (
        f"is worse on {aim.metric}"
        if is_worse
        else f"gains less than {experiment.goal.smallest_effect:g} on {aim.metric}"
    )


def _goal(experiment: Experiment, numbers: Measured, name: str, at: _At) -> Condition:
    ours, theirs = numbers.arms[name], numbers.arms[experiment.control.name]
    said, gain = look(theirs, ours, at.plan, at.number), ours.mean - theirs.mean
    is_refuted = said is Winner.A or (said is Winner.NONE and is_futile(theirs, ours, at.plan, at.number))
    standing = Standing.SHOWN if said is Winner.B else Standing.REFUTED if is_refuted else Standing.OPEN
    low = gain - reach(theirs, ours, at.plan, at.number)
    return _held_as(experiment.goal, numbers, (ours.n + theirs.n, gain, low, 0.0), standing)


def _held(experiment: Experiment, numbers: Measured, guard: Guardrail, name: str, at: _At) -> Condition:
    """A guardrail: SHOWN once harm beyond the margin is excluded, REFUTED once it is shown."""
    ours, theirs = numbers.arms[name], numbers.arms[experiment.control.name]
    gain = ours.mean - theirs.mean
    if min(ours.n, theirs.n) < experiment.stopping.least_users:
        return _held_as(guard, numbers, (ours.n + theirs.n, gain, None, -guard.margin), Standing.OPEN)
    needed = distance(theirs, ours, _one_sided(at, guard.margin, standard_error(theirs, ours)))
    standing = Standing.OPEN
    if gain - needed >= -guard.margin:
        standing = Standing.SHOWN
    elif gain + needed <= -guard.margin:
        standing = Standing.REFUTED
    return _held_as(guard, numbers, (ours.n + theirs.n, gain, gain - needed, -guard.margin), standing)


def _one_sided(at: _At, margin: float, se: float) -> float:
    if at.plan.fractions is None:
        return mixture_bound(se, margin, at.plan.alpha, two_sided=False)
    return bounds(at.plan.fractions, at.plan.alpha)[at.number]


def _held_as(
    aim: Aim | Guardrail, numbers: Measured, found: tuple[int, float, float | None, float], standing: Standing
) -> Condition:
    n, gain, low, null = found
    return Condition(
        metric=aim.metric,
        n=n,
        control=numbers.rate,
        gain=gain,
        bound=low,
        null=null,
        standing=standing,
    )


def _notes(experiment: Experiment, traffic: Traffic, numbers: Measured, at: _At) -> Iterator[str]:
    if traffic.early:
        yield f"{traffic.early} requests came before the start and are left out"
    yield from silent_more(experiment, traffic)
    if traffic.nameless:
        yield f"{traffic.nameless} requests without user_hash are left out"
    if experiment.predictor:
        yield f"{experiment.predictor}, known before, took out {numbers.explained:.0%} of the goal's variance"
    if at.plan.fractions and not at.is_last:
        least = max(_shown_at_the_end(experiment, numbers, arm.name, at) for arm in experiment.treatments)
        yield f"a true gain of {least:.3g} would be shown four times in five at the declared end"


def _shown_at_the_end(experiment: Experiment, numbers: Measured, name: str, at: _At) -> float:
    """The gain that the experiment finds with power 0.8 when as many users more have come as were declared."""
    seen = at.plan.fractions or (1.0,)
    se = standard_error(numbers.arms[experiment.control.name], numbers.arms[name]) * math.sqrt(seen[-1])
    return (winning((*seen, 1.0), at.plan.alpha)[-1] + POWER_Z) * se


def _plain_rule(experiment: Experiment, numbers: Measured) -> str:
    """What "p < 0.05 today" would say, whatever was looked at before."""
    control = numbers.arms[experiment.control.name]
    gaps = {arm.name: numbers.arms[arm.name] for arm in experiment.treatments}
    shown = [
        f"{name} {'better' if found.mean > control.mean else 'worse'}"
        for name, found in gaps.items()
        if abs(found.mean - control.mean) > PLAIN_Z * standard_error(control, found)
    ]
    return f"p < 0.05 at any look: {', '.join(shown) or 'no difference'}"


def _verdict(name: str, experiment: Experiment, traffic: Traffic, said: Joined, **more: object) -> ExperimentVerdict:
    values: dict[str, object] = {
        "look": 0,
        "fraction": None,
        "arms": (),
        "objections": (),
        "notes": (),
        "plain_rule": "nothing yet",
        **more,
    }
    return ExperimentVerdict.model_validate(
        {
            "experiment": name,
            "question": experiment.question,
            "verdict": said.verdict,
            "reason": said.reason,
            "winner": said.winner,
            "is_final": said.is_final,
            "evidence": experiment.evidence,
            "counts": traffic.counts,
            "sample_ratio_p": ratio_p(experiment, traffic),
            **values,
        }
    )
