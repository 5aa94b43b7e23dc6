"""What a reader of a night has to know beside its charts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from vitaeval.schema.nightly import NightRun, Role


def notes(history: Sequence[NightRun], setting: str, parts: Mapping[str, str], tonight: str) -> Iterator[str]:
    """Why the charts begin anew, what the provider says it serves since when, which nights are missing."""
    nights = sorted((run for run in history if run.role is Role.NIGHT and run.night <= tonight), key=_when)
    ours = [run for run in nights if run.setting == setting]
    earlier = [run for run in nights if run.setting != setting and run.night < tonight]
    if earlier and (not ours or ours[0].night == tonight):
        yield from _changed(earlier[-1], parts)
    yield from _served(ours)


def _when(run: NightRun) -> tuple[str, str]:
    return run.night, run.run_id


def _changed(last: NightRun, parts: Mapping[str, str]) -> Iterator[str]:
    changed = [name for name in parts if last.parts.get(name) != parts[name]]
    told = ", ".join(f"{name} {last.parts.get(name)} → {parts[name]}" for name in changed)
    yield f"a new reference begins, since something changed after {last.night}: {told}"


def _served(ours: Sequence[NightRun]) -> Iterator[str]:
    """Where the provider's own name of the model changed between two nights."""
    for before, after in pairwise(ours):
        if before.served_models != after.served_models:
            names = [", ".join(run.served_models) or "nothing" for run in (before, after)]
            yield f"since {after.night} the provider says that it serves {names[1]}, before it said {names[0]}"
