"""What is in service: the ledger's word, or what stands in for it while there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from vitaeval.app.ledger import Ledger, open_ledger
from vitaeval.app.project import Project
from vitaeval.app.registry import releasing
from vitaeval.decisions.rollback import rollback
from vitaeval.decisions.standing import standing
from vitaeval.errors import ConfigError
from vitaeval.prompts.files import versions
from vitaeval.schema.binding import Binding
from vitaeval.schema.ledger import Entry, Promotion, Release, Rollback, Rollout
from vitaeval.schema.registry import Releasing
from vitaeval.schema.standing import Standing
from vitaeval.tracking.reach import sqlite_path


@dataclass(frozen=True, slots=True)
class Served:
    """A version with its binding; none without a ledger."""

    version: str
    binding: Binding | None = None

    @property
    def models(self) -> Mapping[str, str]:
        """The model (`provider/id`) that the binding names for each stage."""
        return {stage.stage: stage.model for stage in self.binding.stages} if self.binding else {}


@dataclass(frozen=True, slots=True)
class Champion:
    """What users get, and where that is known from.

    `previous` is where a rollback goes; `forced` is why the champion was released without a PASS. `challenger` is the
    version that gets a part of the traffic, `rolled_back` when the last rollback of the task was.
    """

    served: Served
    source: str
    previous: Served | None = None
    forced: str | None = None
    challenger: str | None = None
    rolled_back: datetime | None = None


def champion(project: Project, task: str, registry: str | None) -> Champion:
    """The champion of `task`. Raises EnvironmentFailure when the registry cannot be reached: nobody guesses then."""
    known = releasing(project, registry)
    with _ledger(project, task, known) as ledger:
        entries = ledger.entries() if ledger else ()
        now = standing(entries)
        if ledger is None or now.champion is None:
            return _stand_in(project, task, known)
        entry = now.champion.entry
        return Champion(
            served=_served(ledger, now.champion.release),
            source=f"ledger of {known.registry.name}, entry {entry.number} by {entry.who}",
            previous=_served(ledger, now.previous) if now.previous else None,
            forced=_forced(now.forced),
            challenger=now.challenger.release.version if now.challenger else None,
            rolled_back=_last_rollback(entries),
        )


def roll_back(project: Project, task: str, registry: str | None, away_from: str, reason: str) -> str:
    """Take version `away_from` out of service and say what was done; nothing when it is not in service any more.

    Raises ConfigError when there is nothing to go back to.
    """
    known = releasing(project, registry)
    with open_ledger(project, known.registry, task) as ledger:

        def decide(entries: tuple[Entry, ...]) -> Rollback | None:
            now = standing(entries)
            if away_from not in [release.version for release in now.in_service]:
                return None
            return rollback(entries, _target(now, away_from), reason, now)

        last = ledger.append(decide)[-1].deed
    if isinstance(last, Rollback) and last.old.version == away_from:
        return f"rolled back from {away_from} to {last.new.version} in the registry {known.registry.name}"
    return f"{away_from} is no longer in service: nothing to roll back"


def is_sandbox(project: Project, registry: str | None) -> bool:
    """Whether nothing is released there, so that any evidence may act."""
    return releasing(project, registry).registry.sandbox


def _target(now: Standing, away_from: str) -> str | None:
    """Where a rollback of `away_from` goes: a challenger gives way to the champion, the champion to the one before."""
    if now.challenger is None or now.challenger.release.version == away_from or now.previous is None:
        return None
    return now.previous.version


@contextmanager
def _ledger(project: Project, task: str, known: Releasing) -> Iterator[Ledger | None]:
    """The ledger; None for a registry in a file that does not exist yet, which is not made for looking."""
    path = sqlite_path(known.registry.uri)
    if path is not None and not path.exists():
        yield None
        return
    with open_ledger(project, known.registry, task) as ledger:
        yield ledger


def _served(ledger: Ledger, release: Release) -> Served:
    return Served(release.version, ledger.binding(release))


def _last_rollback(entries: Iterable[Entry]) -> datetime | None:
    times = [datetime.fromisoformat(entry.when) for entry in entries if isinstance(entry.deed, Rollback)]
    return max(times, default=None)


def _forced(entry: Entry | None) -> str | None:
    if entry is None or not isinstance(entry.deed, Promotion | Rollout):
        return None
    return f"{entry.deed.new.version} by {entry.who}: {entry.deed.reason}"


def _stand_in(project: Project, task: str, known: Releasing) -> Champion:
    if task in known.first:
        return Champion(Served(known.first[task]), "conf/promote.yaml: nothing was released yet, no evidence")
    newest = next(reversed(versions(project.prompts, task)), None)
    if newest is None:
        raise ConfigError(f"prompts/{task} has no version; `vitaeval new prompt task={task} version=1.0.0` makes one")
    return Champion(Served(newest), "the newest version: nothing was released yet, no evidence")
