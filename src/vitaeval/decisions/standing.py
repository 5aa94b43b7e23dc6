"""What a ledger says today: who is champion, who is challenger, and where a rollback goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from types import MappingProxyType

from vitaeval.schema.ledger import Entry, Promotion, Rollback, Rollout
from vitaeval.schema.standing import Challenger, Champion, Standing


def standing(entries: Iterable[Entry]) -> Standing:
    """All deeds in order."""
    return reduce(after, entries, Standing())


def after(now: Standing, entry: Entry) -> Standing:
    """What stands once `entry` is written. Attempts and verdicts move nothing."""
    match entry.deed:
        case Promotion(new=new):
            fallen = {key: number for key, number in now.fallen.items() if key != new.binding}
            return Standing(Champion(new, entry), None, (*now.past, new), MappingProxyType(fallen))
        case Rollout(new=new, share=share):
            return replace(now, challenger=Challenger(new, share, entry))
        case Rollback(old=old, new=new):
            fallen = {**now.fallen, old.binding: entry.number}
            if now.champion is not None and new.binding == now.champion.release.binding:
                return replace(now, challenger=None, fallen=MappingProxyType(fallen))
            return Standing(Champion(new, entry), None, (*now.past, new), MappingProxyType(fallen))
        case _:
            return now
