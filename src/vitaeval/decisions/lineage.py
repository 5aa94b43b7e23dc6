"""From which version a champion descends by steps that were only shown to be no worse."""

from __future__ import annotations

from collections.abc import Sequence

from vitaeval.schema.ledger import Entry, Judgement, Promotion, Release
from vitaeval.schema.verdict import GateMode

MOST_NONINFERIOR = 3


def lineage(entries: Sequence[Entry], binding: str) -> tuple[Release, ...]:
    """The versions before `binding` (a digest), nearest first, as long as each was followed by one only no worse.

    Empty where the version itself was shown to be better, was forced, or was the first. Each such step may lose the
    margin: the last of them is what a further one has to be held against.
    """
    modes = {entry.deed.attempt: entry.deed.mode for entry in entries if isinstance(entry.deed, Judgement)}
    born = {entry.deed.new.binding: entry.deed for entry in entries if isinstance(entry.deed, Promotion)}
    found: dict[str, Release] = {}
    deed = born.get(binding)
    while deed is not None and deed.old is not None and deed.attempt is not None:
        old = deed.old
        if modes.get(deed.attempt) is not GateMode.NONINFERIORITY or old.binding in {binding, *found}:
            break
        found[old.binding] = old
        deed = born.get(old.binding)
    return tuple(found.values())
