"""`vitaeval rollback`: take back what was put into service last. One command, nothing to remember."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from vitaeval.app.ledger import open_ledger
from vitaeval.app.project import Project
from vitaeval.app.registry import known_task, told
from vitaeval.decisions.rollback import rollback
from vitaeval.decisions.standing import standing
from vitaeval.report.ledger import line, service
from vitaeval.schema.ledger import Entry
from vitaeval.schema.registry import Registry


@dataclass(frozen=True, slots=True)
class Retreat:
    """Which task goes back, where to (None: the last champion that was not rolled back), and why."""

    task: str
    reason: str
    to: str | None = None


def run_rollback(asked: Retreat, registry: Registry, project: Project, console: Console) -> int:
    """Roll back and say what is in service now. Raises ConfigError when there is nothing to go back to."""
    known_task(project, asked.task)
    entries = roll_back(asked, registry, project)
    console.print(Text(line(entries[-1]), style="bold yellow"), soft_wrap=True)
    for text in (*service(standing(entries)), f"registry  {told(registry)}"):
        console.print(Text(text), soft_wrap=True)
    return 0


def roll_back(asked: Retreat, registry: Registry, project: Project) -> tuple[Entry, ...]:
    """The ledger with the rollback as its last entry; for whoever rolls back without a person.

    Raises ConfigError when there is nothing to go back to, or when somebody else was faster.
    """
    with open_ledger(project, registry, asked.task) as ledger:
        seen = standing(ledger.entries())
        return ledger.append(lambda entries: rollback(entries, asked.to, asked.reason, seen))
