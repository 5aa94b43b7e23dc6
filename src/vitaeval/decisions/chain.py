"""Whether a ledger is what was written: any entry that was changed, moved, added or taken out is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vitaeval.decisions.standing import after, standing
from vitaeval.schema.ledger import GENESIS, Entry, Promotion, Rollback
from vitaeval.schema.standing import Standing


def broken(entries: Sequence[Entry]) -> Iterator[str]:
    """What is wrong with `entries`, one sentence each; nothing for a ledger that is whole.

    A ledger whose end was cut off is whole: hold its head against one that was written down (`is_part_of`).
    """
    before, now = GENESIS, standing(())
    for place, entry in enumerate(entries, start=1):
        yield from _broken(entry, place, before)
        yield from _contradicted(entry, now)
        before, now = entry.sha256, after(now, entry)


def is_part_of(head: str, entries: Sequence[Entry]) -> bool:
    """Whether the ledger once ended with the hash `head` (or its first twelve digits or more) and has only grown."""
    return head == GENESIS or (len(head) >= 12 and any(entry.sha256.startswith(head) for entry in entries))


def _broken(entry: Entry, place: int, before: str) -> Iterator[str]:
    if entry.number != place:
        yield f"entry {place} is missing: the next one is {entry.number}"
    if not entry.is_whole:
        yield f"entry {entry.number} was changed: its hash is not that of its content"
    if entry.before != before:
        yield f"entry {entry.number} does not follow the entry before it"


def _contradicted(entry: Entry, now: Standing) -> Iterator[str]:
    """A deed that starts from another champion than there was."""
    deed, champion = entry.deed, now.champion
    if isinstance(deed, Promotion) and deed.old != (champion.release if champion else None):
        yield f"entry {entry.number} replaces a champion that was none"
    if isinstance(deed, Rollback) and deed.old not in now.in_service:
        yield f"entry {entry.number} takes back a version that was not in service"
