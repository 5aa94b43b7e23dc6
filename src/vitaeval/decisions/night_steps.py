"""What to ask next tonight: a function of what was asked and found so far, so that a night survives any crash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from vitaeval.decisions.nightly import is_usable
from vitaeval.schema.nightly import Blame, Cause, ChartState, NightlyRules, NightRun, Reading

QUIET = (ChartState.OK, ChartState.COLLECTING, ChartState.MISSING)


class Step(StrEnum):
    """The next thing to ask: some or all examples of the champion, all once more, some or all of the probe."""

    FIRST = "first"
    WHOLE = "whole"
    AGAIN = "again"
    PROBE = "probe"
    PROBE_WHOLE = "probe_whole"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Tonight:
    """What is known tonight: the champion's runs and readings, the probe's runs, and who is to blame.

    `probe_nights` counts the nights that the probe has from before; None means that there is no probe.
    """

    runs: Sequence[NightRun]
    readings: Sequence[Reading]
    probed: Sequence[NightRun]
    probe_nights: int | None
    blame: Blame | None


def next_step(seen: Tonight, rules: NightlyRules) -> Step:
    """The rotating examples first, the rest where charts are collecting or warn, all again before an alarm is
    believed, the probe before anybody is blamed; and the probe's own reference while all is quiet."""
    step = _champion(seen, rules)
    return _probe(seen, rules) if step is Step.DONE and seen.probe_nights is not None else step


def _champion(seen: Tonight, rules: NightlyRules) -> Step:
    usable = [run for run in seen.runs if is_usable(run, rules)]
    if not usable:
        return Step.WHOLE if any(item.collected < rules.reference for item in seen.readings) else Step.FIRST
    states = {item.state for item in seen.readings}
    if not any(run.whole for run in usable) and states & {ChartState.COLLECTING, ChartState.WARNING}:
        return Step.WHOLE
    return Step.AGAIN if ChartState.ALARM in states else Step.DONE


def _probe(seen: Tonight, rules: NightlyRules) -> Step:
    usable = [run for run in seen.probed if is_usable(run, rules)]
    if any(item.state is ChartState.DRIFT for item in seen.readings):
        if not usable:
            return Step.PROBE
        unclear = seen.blame is not None and seen.blame.cause is Cause.UNKNOWN and bool(seen.probe_nights)
        return Step.PROBE_WHOLE if unclear and not any(run.whole for run in usable) else Step.DONE
    wanted = not usable and (seen.probe_nights or 0) < rules.probe.reference
    return Step.PROBE_WHOLE if wanted and all(item.state in QUIET for item in seen.readings) else Step.DONE
