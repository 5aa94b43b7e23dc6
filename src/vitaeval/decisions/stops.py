"""What no release may show, whatever else is better."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from vitaeval.decisions.ladder import Look
from vitaeval.decisions.pairs import value_of
from vitaeval.decisions.repeats import distinct, first_answers
from vitaeval.decisions.sealed import told_of
from vitaeval.schema.outcome import State
from vitaeval.schema.run import ExampleRecord, RunRecord
from vitaeval.schema.verdict import GateRules, HardStop, Standing, Stopped
from vitaeval.stats.paired import paired
from vitaeval.stats.upper_bound import upper_bound

NAMED = 5
INVENTED = ("fabrication.critical", "fabrication.major")


def stopped(runs: tuple[RunRecord, RunRecord], rules: GateRules, look: Look) -> Iterator[Stopped]:
    """The hard stops that stand. A fabrication is an observed fact: no further generation undoes it."""
    for stop in rules.hard_stops:
        shown = [item for item in _delivered(runs[1]) if (value_of(item, stop.metric) or 0) > 0]
        reason = _reason(stop, shown, runs, look)
        if reason is not None:
            yield Stopped(
                metric=stop.metric,
                title=stop.title,
                count=len(shown),
                answers=_answers(runs[1]),
                examples=_some(told_of((item.example for item in shown), runs[1])),
                reason=reason,
                is_final=stop.margin is None or look.is_last,
            )


def _some(names: tuple[str, ...]) -> tuple[str, ...]:
    return names if len(names) <= NAMED else (*names[:NAMED], f"{len(names) - NAMED} more")


def fabricated_at_most(candidate: RunRecord) -> float | None:
    """Upper 95 % bound of the share of answers with a critical or major invention; None where none was looked for.

    Answers that are equal to the byte are one: a model that repeats itself shows no more by being asked again.
    """
    answers = list(distinct(_delivered(candidate)))
    if all(value_of(item, name) is None for item in answers for name in INVENTED):
        return None
    bad = sum(any((value_of(item, name) or 0) > 0 for name in INVENTED) for item in answers)
    return upper_bound(bad, len(answers))


def searched(candidate: RunRecord, rules: GateRules) -> int:
    """How many different answers of the candidate were searched for what would stop it."""
    stops = {stop.metric for stop in rules.hard_stops}
    return sum(any(value_of(item, stop) is not None for stop in stops) for item in distinct(candidate.examples))


def renewal(candidate: RunRecord, rules: GateRules) -> float:
    """How many new answers to search a repeat brings for each first answer, in [0, 1]: the mean over all repeats.

    0 without repeats, and where no first answer was searched.
    """
    once, repeats = (
        searched(first_answers(candidate), rules),
        max((item.trial for item in candidate.examples), default=0),
    )
    return (searched(candidate, rules) - once) / (once * repeats) if once and repeats else 0.0


def _reason(stop: HardStop, shown: list[ExampleRecord], runs: tuple[RunRecord, RunRecord], look: Look) -> str | None:
    if not shown:
        return None
    if stop.margin is None:
        return f"{stop.title}: {len(shown)} of {_answers(runs[1])} answers; one is enough"
    share = {person: fmean(values) for person, values in _by_person(runs[1], stop.metric).items()}
    before = {person: fmean(values) for person, values in _by_person(runs[0], stop.metric).items()}
    both = sorted(share.keys() & before.keys())
    if not both:
        return f"{stop.title}: {len(shown)} answers, and nothing to hold them against"
    worse = paired([before[person] - share[person] for person in both])
    if look.standing(worse, null=-stop.margin, target=0.0) is Standing.SHOWN:
        return None
    return (
        f"{stop.title}: {fmean(share.values()):.1%} of people against {fmean(before.values()):.1%}; "
        f"it is not shown that this is no more than {stop.margin:.0%} worse"
    )


def _by_person(run: RunRecord, metric: str) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for item in _delivered(run):
        value = value_of(item, metric)
        if value is not None:
            found.setdefault(item.cluster, []).append(float(value > 0))
    return found


def _answers(run: RunRecord) -> int:
    return sum(1 for _ in _delivered(run))


def _delivered(run: RunRecord) -> Iterator[ExampleRecord]:
    """Answers that somebody would have got: a malformed one is delivered to nobody, and counts as invalid."""
    return (item for item in run.examples if item.state is State.SCORED)
