"""What is in service, as a ledger adds up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from vitaeval.schema.ledger import Entry, Release


@dataclass(frozen=True, slots=True)
class Champion:
    """The release that all (or the rest of the) traffic gets, and the entry that made it so."""

    release: Release
    entry: Entry


@dataclass(frozen=True, slots=True)
class Challenger:
    """The release that gets `share` percent of the traffic, and the entry that said so."""

    release: Release
    share: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Standing:
    """What the entries so far add up to.

    `past` are all champions in order, the present one last. `fallen` maps the binding digest of each release that was
    rolled back, and not promoted since, to the number of the entry that did it. `unproven` maps that of each release
    that was forced into service, and has not got there by a PASS since, to the entry that did it: a rollback to it
    brings back what nobody has judged.
    """

    champion: Champion | None = None
    challenger: Challenger | None = None
    past: tuple[Release, ...] = ()
    fallen: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    unproven: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def previous(self) -> Release | None:
        """The last champion before the present one that was not itself rolled back: where a rollback goes."""
        if self.champion is None:
            return None
        now = self.champion.release.binding
        return next((item for item in reversed(self.past) if item.binding not in {now, *self.fallen}), None)

    @property
    def in_service(self) -> tuple[Release, ...]:
        """What answers users: champion and challenger."""
        return tuple(item.release for item in (self.champion, self.challenger) if item)

    @property
    def forced(self) -> Entry | None:
        """The entry that put something into service against or without a verdict, while it is there."""
        return next((self.unproven[item.binding] for item in self.in_service if item.binding in self.unproven), None)
