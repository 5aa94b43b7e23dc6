"""Whether traffic may be looked at at all: is the split the one that was declared, is nobody lost, is it enough?"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from vitaeval.decisions.outcome_metrics import SIGNALS
from vitaeval.decisions.traffic import Traffic
from vitaeval.schema.experiment import Experiment
from vitaeval.schema.experiment_verdict import LookTaken
from vitaeval.stats.mean_gap import gap_p
from vitaeval.stats.sample_ratio import sample_ratio_p

SURE = 0.001
"""At every look, so that forty of them raise hardly any false alarm."""
MOST_NAMELESS = 0.05
MOST_LOST = 0.05
LEAST_EXPECTED = 5
NAMED = 3
ALL = "each look needs all outcomes since the start"


def ratio_p(experiment: Experiment, traffic: Traffic) -> float:
    """p value of the users by arm under the declared shares; 1 while an arm should have fewer than five.

    Source of the five: Cochran (1954), Biometrics 10, 417-451.
    """
    if min(experiment.shares) * traffic.size < LEAST_EXPECTED:
        return 1.0
    return sample_ratio_p([traffic.counts[arm.name] for arm in experiment.arms], experiment.shares)


def objections(experiment: Experiment, traffic: Traffic, earlier: LookTaken | None) -> Iterator[str]:
    """Why these outcomes say nothing about the arms, or are not those of the `earlier` look and more."""
    if traffic.in_two_arms:
        named = ", ".join(traffic.in_two_arms[:NAMED])
        yield f"{len(traffic.in_two_arms)} users were in two arms ({named}): assignment or logging is broken"
    p = ratio_p(experiment, traffic)
    if p < SURE:
        seen = ", ".join(f"{count} in {arm}" for arm, count in traffic.counts.items())
        wanted = ", ".join(f"{share:.1%}" for share in experiment.shares)
        yield f"sample ratio mismatch: {seen} where {wanted} were declared (p = {p:.2g}); find out who is missing"
    whole = traffic.requests + traffic.nameless
    if traffic.nameless > MOST_NAMELESS * whole:
        yield f"{traffic.nameless} of {whole} requests have no user_hash (at most {MOST_NAMELESS:.0%} may)"
    if earlier and traffic.size < earlier.users:
        yield f"an earlier look had {earlier.users} users, now there are {traffic.size}: {ALL}"
    elif earlier and traffic.is_witnessed_by(earlier.witnesses) < 1 - MOST_LOST:
        yield f"users of an earlier look are missing: {ALL}"
    yield from _predictor(experiment, traffic)
    yield from _absent(experiment, traffic)


def _predictor(experiment: Experiment, traffic: Traffic) -> Iterator[str]:
    """What is known before the answer cannot differ between arms that were drawn by lot."""
    if experiment.predictor is None:
        return
    name = f"{SIGNALS}{experiment.predictor}"
    before = [[total / count for total, count in traffic.of(arm.name, name).values()] for arm in experiment.arms]
    for arm, theirs in zip(experiment.treatments, before[1:], strict=True):
        p = gap_p(before[0], theirs)
        if p < SURE:
            yield f"predictor {experiment.predictor} differs in arm {arm.name} (p = {p:.2g}): it is no word from before"


def _absent(experiment: Experiment, traffic: Traffic) -> Iterator[str]:
    for metric in (aim.metric for aim in experiment.aims):
        silent = [arm for arm, count in traffic.counts.items() if count and not any(traffic.heard(arm, metric))]
        if silent and traffic.size >= experiment.stopping.least_users:
            yield f"{metric} has no number in {', '.join(silent)}"


def silent_more(experiment: Experiment, traffic: Traffic) -> Iterator[str]:
    """Metrics that more users of one arm have a number for: who rates, say, may be others then."""
    for metric in (aim.metric for aim in experiment.aims):
        told = {arm: traffic.heard(arm, metric) for arm in traffic.users}
        control = told[experiment.control.name]
        for arm in (arm.name for arm in experiment.treatments):
            if gap_p(control, told[arm]) < SURE:
                shares = (
                    f"{fmean(control):.0%} of users in {experiment.control.name} and {fmean(told[arm]):.0%} in {arm}"
                )
                yield f"{shares} have a number of {metric}: they may be other people"


def too_early(experiment: Experiment, traffic: Traffic) -> str | None:
    """Why nobody looks yet, or None: too few users in an arm, or too few of the rarer outcome."""
    rule, goal = experiment.stopping, experiment.goal.metric
    users = {arm: int(sum(traffic.heard(arm, goal))) for arm in traffic.counts}
    arm = min(users, key=lambda name: users[name])
    if users[arm] < rule.least_users:
        return f"{users[arm]} users in {arm}, {rule.least_users} are needed before the first look"
    rarer = traffic.rarer[goal]
    if rarer is not None and rarer < rule.least_events:
        return f"the rarer outcome of {goal} was seen {rarer} times, {rule.least_events} are needed"
    return None
