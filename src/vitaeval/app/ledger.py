"""The ledger of one task in one registry: read whole, written one entry at a time, aliases brought after it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from vitaeval.app.project import Project
from vitaeval.app.registry import client_of
from vitaeval.app.signature import signature
from vitaeval.decisions.chain import broken
from vitaeval.decisions.standing import standing
from vitaeval.errors import EnvironmentFailure
from vitaeval.schema.binding import Binding
from vitaeval.schema.ledger import Deed, Entry, Promotion, Release, Rollback, Rollout, entry_after
from vitaeval.schema.prompt import PromptVersion
from vitaeval.schema.registry import Registry
from vitaeval.schema.standing import Standing
from vitaeval.tracking import mlflow_bindings, mlflow_prompts
from vitaeval.tracking.documents import Documents
from vitaeval.tracking.mlflow_ledger import LedgerStore, readable

TRIES = 200
MOVES = Promotion | Rollout | Rollback


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was done to one task, and the only way to do more."""

    task: str
    registry: Registry
    project: Project
    client: Any

    @property
    def store(self) -> LedgerStore:
        """Where entries are kept."""
        return LedgerStore(Documents(self.client))

    def entries(self) -> tuple[Entry, ...]:
        """All entries. Raises EnvironmentFailure for a ledger that is not what was written."""
        found = readable(self.store.pages(self.task))
        for problem in broken(found):
            raise EnvironmentFailure(
                f"the ledger of {self.task} in {self.registry.name} is damaged: {problem}; "
                f"`vitaeval ledger verify task={self.task}` tells all of it; restore the registry from a backup"
            )
        return found

    def append(self, decide: Callable[[tuple[Entry, ...]], Deed | None]) -> tuple[Entry, ...]:
        """Write what `decide` makes of the entries so far (nothing for None) and return all of them.

        Whoever loses the race for a place reads again and decides again. Raises what `decide` raises.
        """
        by = signature(self.project.root, os.environ)
        for _ in range(TRIES):
            entries = self.entries()
            deed = decide(entries)
            if deed is None:
                return entries
            entry = entry_after(entries[-1] if entries else None, self.task, by, deed)
            if self.store.append(entry):
                if isinstance(deed, MOVES):
                    self.repair()
                return (*entries, entry)
        raise EnvironmentFailure(f"the ledger of {self.task} is written to without a pause; try again later")

    def keep(self, binding: Binding) -> None:
        """Register `binding`; before an entry names it."""
        mlflow_bindings.keep(self.client, binding)

    def show(self, prompt: PromptVersion) -> None:
        """Have the registry's pages show the texts of each stage, each content once; nothing is read from there."""
        mlflow_prompts.register(self.client, prompt)

    def binding(self, release: Release) -> Binding:
        """What `release` names."""
        return mlflow_bindings.read(self.client, self.task, release.binding)

    def repair(self) -> Standing:
        """Have the aliases say what the ledger says, however many do so at once; returns what it says.

        Each looks again after it wrote: whoever was overtaken sees the newer entry and follows it.
        """
        for _ in range(TRIES):
            now = standing(self.entries())
            wanted = self._numbers(now)
            if wanted == mlflow_bindings.aliases(self.client, self.task):
                return now
            mlflow_bindings.set_aliases(self.client, self.task, wanted)
        raise EnvironmentFailure(
            f"{self.registry.name} does not keep the aliases of {self.task}; the ledger stands, its aliases are old: "
            f"`vitaeval ledger show task={self.task}` tries again"
        )

    def stale(self, now: Standing) -> str | None:
        """Which alias does not say what `now` does; None when all do."""
        wanted, found = self._numbers(now), mlflow_bindings.aliases(self.client, self.task)
        return next((name for name in mlflow_bindings.ALIASES if wanted.get(name) != found.get(name)), None)

    def _numbers(self, now: Standing) -> dict[str, int]:
        named = {
            "champion": now.champion.release if now.champion else None,
            "challenger": now.challenger.release if now.challenger else None,
            "previous": now.previous,
        }
        known, found = mlflow_bindings.numbers(self.client, self.task), {}
        for alias, release in named.items():
            if release is None:
                continue
            if release.binding not in known:
                raise EnvironmentFailure(
                    f"{alias} of {self.task} is {release.version}, and the registry has lost its text "
                    f"({release.binding[:12]}); restore the registry from a backup"
                )
            found[alias] = known[release.binding]
        return found


@contextmanager
def open_ledger(project: Project, registry: Registry, task: str) -> Iterator[Ledger]:
    """The ledger of `task`. Raises EnvironmentFailure when the registry cannot be reached."""
    with client_of(registry) as client:
        yield Ledger(task, registry, project, client)
