"""An experiment's arms in numbers: one value a user, larger is better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from vitaeval.decisions.outcome_metrics import SIGNALS, sign
from vitaeval.decisions.split import Arm
from vitaeval.decisions.traffic import Traffic
from vitaeval.schema.experiment import Aim, Experiment, Guardrail
from vitaeval.stats.cuped import cuped
from vitaeval.stats.per_user import linearised

Values = Mapping[str, Sequence[float]]
Sums = Mapping[str, tuple[float, int]]


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric in every arm, signed so that more is better; `rate` is the control's own mean."""

    arms: Mapping[str, Arm]
    rate: float
    explained: float
    """Share of the variance that the predictor took out, in [0, 1]; 0 without one."""


def measured(experiment: Experiment, traffic: Traffic, aim: Aim | Guardrail) -> Measured:
    """`aim`'s metric in every arm; the goal less what the predictor knew before."""
    way = sign(aim)
    sums = {arm: traffic.of(arm, aim.metric) for arm in traffic.users}
    raw = {arm: [way * value for value in _linear(found)] for arm, found in sums.items()}
    is_foretold = experiment.predictor is not None and aim.metric == experiment.goal.metric
    values = _adjusted(raw, _known(experiment, traffic, sums)) if is_foretold else raw
    is_share = traffic.rarer[aim.metric] is not None
    arms = {arm: _arm(values[arm], _floor(sums[arm]) if is_share else None) for arm in sums}
    return Measured(arms, way * fmean(raw[experiment.control.name]), _explained(raw, values) if is_foretold else 0.0)


def _linear(sums: Sums) -> list[float]:
    return linearised([total for total, _ in sums.values()], [float(count) for _, count in sums.values()])


def _arm(values: Sequence[float], floor: float | None) -> Arm:
    squares = sum(value * value for value in values)
    return Arm(len(values), sum(values), squares) if floor is None else Arm(len(values), sum(values), squares, floor)


def _floor(sums: Sums) -> float:
    """The least variance of a share: as if one more of each outcome had been seen.

    Source: Agresti & Caffo (2000), doi 10.1080/00031305.2000.10474560.
    """
    seen = sum(count for _, count in sums.values())
    share = (sum(total for total, _ in sums.values()) + 1) / (seen + 2)
    return share * (1 - share) * len(sums) / seen


def _known(experiment: Experiment, traffic: Traffic, sums: Mapping[str, Sums]) -> Values:
    """The predictor for each user who has a goal; who has none is taken for an average user."""
    name = f"{SIGNALS}{experiment.predictor}"
    before = {user: pair for arm in sums for user, pair in traffic.of(arm, name).items()}
    if not before:
        return {arm: [0.0] * len(found) for arm, found in sums.items()}
    by_user = dict(zip(before, _linear(before), strict=True))
    average = fmean(by_user.values())
    return {arm: [by_user.get(user, average) for user in found] for arm, found in sums.items()}


def _adjusted(raw: Values, known: Values) -> Values:
    flat = iter(cuped([value for arm in raw for value in raw[arm]], [value for arm in raw for value in known[arm]]))
    return {arm: [next(flat) for _ in raw[arm]] for arm in raw}


def _explained(raw: Values, values: Values) -> float:
    before, after = (_spread(found) for found in (raw, values))
    return max(0.0, 1 - after / before) if before else 0.0


def _spread(values: Values) -> float:
    """Squared distances from the arms' own means."""
    means = {arm: fmean(found) if found else 0.0 for arm, found in values.items()}
    return sum((value - means[arm]) ** 2 for arm, found in values.items() for value in found)
