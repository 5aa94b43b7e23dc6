"""What a ledger says today: who is champion, who is challenger, and where a rollback goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
            return _crowned(now, Champion(new, entry), fallen, _unproven(now, entry.deed, entry))
        case Rollout(new=new, share=share):
            unproven = MappingProxyType(_unproven(now, entry.deed, entry))
            return replace(now, challenger=Challenger(new, share, entry), unproven=unproven)
        case Rollback(old=old, new=new):
            fallen = {**now.fallen, old.binding: entry.number}
            if now.champion is not None and new.binding == now.champion.release.binding:
                return replace(now, challenger=None, fallen=MappingProxyType(fallen))
            return _crowned(now, Champion(new, entry), fallen, now.unproven)
        case _:
            return now


def _crowned(now: Standing, champion: Champion, fallen: Mapping[str, int], unproven: Mapping[str, Entry]) -> Standing:
    past = (*now.past, champion.release)
    return Standing(champion, None, past, MappingProxyType(dict(fallen)), MappingProxyType(dict(unproven)))


def _unproven(now: Standing, deed: Promotion | Rollout, entry: Entry) -> dict[str, Entry]:
    """Which releases nobody has judged, once this one has got into service by force or by its PASS."""
    others = {key: before for key, before in now.unproven.items() if key != deed.new.binding}
    return {**others, deed.new.binding: entry} if deed.forced else others
