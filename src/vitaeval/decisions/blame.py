"""A prompt became worse: was it the prompt, or everything around it?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from vitaeval.schema.nightly import Blame, Cause, Reading
from vitaeval.stats.nights import WOBBLE

ODDS = 10.0
"""So many times likelier one explanation has to be than the other."""

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Probe:
    """What was asked to find out who changed: its name, its scores tonight, and those of its nights before.

    `pinned` says that it is the released prompt on a pinned model; else it is the previous version.
    """

    name: str
    pinned: bool
    tonight: Scores
    before: Sequence[Scores]


def blame(reading: Reading, probe: Probe | None, *, wobble: float = WOBBLE) -> Blame:
    """Who changed, given a drifting chart and a probe (None: there was nobody to ask).

    Compares two explanations of the probe's own shift: none, and that of the chart. Before one is ten times likelier
    than the other the cause is unknown.
    """
    if probe is None:
        return _unknown(reading, None, "there is nobody to ask: no previous version, no pinned model")
    if reading.moved is None or reading.sd is None:
        return _unknown(reading, probe.name, "the chart stands at zero")
    known = _known(probe)
    if not known:
        return _unknown(reading, probe.name, "it has no nights of its own from before the change")
    shift = fmean(score - fmean(before) for score, before in known)
    noise = (reading.sd**2 / len(known) + wobble**2) * (1 + fmean(1 / len(before) for _, before in known))
    odds = reading.moved * (shift - reading.moved / 2) / noise
    moved = round(shift, 3) + 0.0
    told = f"{probe.name} moved by {moved:+.3f} on {len(known)} examples, the champion by {reading.moved:+.3f}"
    cause, why = _judged(odds, probe.pinned)
    return Blame(
        cause=cause, metric=reading.metric, probe=probe.name, shift=shift, n=len(known), reason=f"{told}: {why}"
    )


def _known(probe: Probe) -> list[tuple[float, list[float]]]:
    """Tonight's scores of examples that the probe has answered before, with the scores that it had then."""
    found = (
        (score, [seen[name] for seen in probe.before if name in seen]) for name, score in sorted(probe.tonight.items())
    )
    return [item for item in found if item[1]]


def _judged(odds: float, pinned: bool) -> tuple[Cause, str]:
    """The cause by the log odds of "it moved like the champion" against "it stayed"."""
    if odds > math.log(ODDS):
        return Cause.PROVIDER, "both fell: the provider, the judge or a metric changed"
    if odds > -math.log(ODDS):
        return Cause.UNKNOWN, "that is not enough to tell"
    if pinned:
        return Cause.MODEL, "the pinned model holds: what stands behind the model's name changed; pin it"
    return Cause.PROMPT, "it holds: only the released prompt became worse"


def _unknown(reading: Reading, probe: str | None, reason: str) -> Blame:
    return Blame(cause=Cause.UNKNOWN, metric=reading.metric, probe=probe, shift=None, n=0, reason=reason)
