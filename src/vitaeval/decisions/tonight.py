"""All that a night knows, put together from the history of its runs: charts, probe, and who is to blame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vitaeval.decisions.blame import Probe, blame
from vitaeval.decisions.night_steps import Tonight
from vitaeval.decisions.nightly import Evening, evenings, readings
from vitaeval.schema.nightly import Blame, ChartState, NightlyRules, NightRun, Prober, Reading, Role


@dataclass(frozen=True, slots=True)
class Vigil:
    """What is watched: the champion's setting on one night, the drops that matter by metric, and whom to ask.

    `charts` counts the charts of all tasks.
    """

    night: str
    setting: str
    drops: Mapping[str, float]
    prober: Prober | None
    rules: NightlyRules
    charts: int


def look(history: Sequence[NightRun], vigil: Vigil) -> Tonight:
    """What the history says tonight. A pure function: the same runs give the same night, whenever it is asked."""
    nights = evenings(history, vigil.setting, Role.NIGHT, vigil.rules)
    charts = readings(nights, vigil.night, _measured(vigil, nights), vigil.rules, vigil.charts)
    before = _before(history, vigil, charts)
    return Tonight(
        runs=_of_tonight(history, vigil, vigil.setting, Role.NIGHT),
        readings=charts,
        probed=_of_tonight(history, vigil, vigil.prober.setting, Role.PROBE) if vigil.prober else (),
        probe_nights=None if vigil.prober is None else len(before),
        blame=_blame(history, vigil, charts, before),
    )


def _measured(vigil: Vigil, nights: Sequence[Evening]) -> dict[str, float]:
    """The drops of metrics that this task has; of all, before anything is known of it."""
    known = {name for night in nights for name in night.scores}
    return {name: drop for name, drop in vigil.drops.items() if name in known or not known}


def _of_tonight(history: Sequence[NightRun], vigil: Vigil, setting: str, role: Role) -> tuple[NightRun, ...]:
    return tuple(run for run in history if (run.night, run.setting, run.role) == (vigil.night, setting, role))


def _before(history: Sequence[NightRun], vigil: Vigil, charts: Sequence[Reading]) -> tuple[Evening, ...]:
    """Nights of the probe, as a champion or as a probe, from before the change (before tonight, when all is quiet)."""
    if vigil.prober is None:
        return ()
    worst = _worst(charts)
    until = worst.moving_since if worst is not None and worst.moving_since else vigil.night
    both = (evenings(history, vigil.prober.setting, role, vigil.rules) for role in Role)
    return tuple(night for found in both for night in found if night.night < until)


def _worst(charts: Sequence[Reading]) -> Reading | None:
    """The drifting chart that is furthest over its limit."""
    drifting = [item for item in charts if item.state is ChartState.DRIFT]
    return max(drifting, key=lambda item: (item.level or 0.0) / (item.limit or 1.0), default=None)


def _blame(
    history: Sequence[NightRun], vigil: Vigil, charts: Sequence[Reading], before: Sequence[Evening]
) -> Blame | None:
    """None while nothing drifts, or the probe has not been asked yet."""
    worst = _worst(charts)
    if worst is None:
        return None
    if vigil.prober is None:
        return blame(worst, None)
    found = evenings(history, vigil.prober.setting, Role.PROBE, vigil.rules)
    here = next((night for night in found if night.night == vigil.night), None)
    if here is None:
        return None
    known = tuple(night.scores.get(worst.metric, {}) for night in before)
    return blame(worst, Probe(vigil.prober.name, vigil.prober.pinned, here.scores.get(worst.metric, {}), known))
