"""`vitaeval ledger`: show, verify and export what was released, attempted and taken back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vitaeval.app.ledger import Ledger, open_ledger
from vitaeval.app.project import Project
from vitaeval.app.registry import known_task, told
from vitaeval.decisions.chain import broken, is_part_of
from vitaeval.decisions.standing import standing
from vitaeval.errors import ConfigError, DataError
from vitaeval.report.ledger import SELF_DECLARED, line, service
from vitaeval.runner import folder as folders
from vitaeval.schema.ledger import head
from vitaeval.schema.registry import Registry
from vitaeval.tracking.mlflow_ledger import readable

DAMAGED = 10
HASH = re.compile(r"[0-9a-f]{12,64}")

Action = Callable[[Ledger, Mapping[str, str], Console], int]


def run_ledger(action: str, values: Mapping[str, str], registry: Registry, project: Project, console: Console) -> int:
    """`show`, `verify` or `export` the ledger of `values["task"]`."""
    known_task(project, values["task"])
    with open_ledger(project, registry, values["task"]) as ledger:
        return ACTIONS[action](ledger, values, console)


def show(ledger: Ledger, _values: Mapping[str, str], console: Console) -> int:
    """Every entry, then what is in service; aliases that say otherwise are put right."""
    entries = ledger.entries()
    for entry in entries:
        console.print(Text(line(entry)), soft_wrap=True)
    stale = ledger.stale(standing(entries))
    now = ledger.repair()
    for text in service(now):
        console.print(Text(text), soft_wrap=True)
    if stale is not None:
        console.print(Text(f"alias {stale} said otherwise and was put right", style="yellow"))
    console.print(Text(f"registry  {told(ledger.registry)}; {SELF_DECLARED}"), soft_wrap=True)
    return 0


def verify(ledger: Ledger, values: Mapping[str, str], console: Console) -> int:
    """Whether the ledger is what was written, and (with `head`) has only grown since; 10 when not.

    Raises ConfigError for a `head` that is no hash.
    """
    if "head" in values and not HASH.fullmatch(values["head"]):
        raise ConfigError(f"head={values['head']}: write the hash that was shown, at least its first twelve digits")
    pages = ledger.store.pages(ledger.task)
    unreadable = [f"entry {page.number} is no entry any more" for page in pages if page.entry is None]
    entries = tuple(page.entry for page in pages if page.entry is not None)
    problems = [*unreadable, *broken(entries)]
    if "head" in values and not is_part_of(values["head"], entries):
        problems.append(f"no entry has the hash {values['head']}: the ledger was cut off, or it is another one")
    if not problems and (stale := ledger.stale(standing(entries))) is not None:
        problems.append(f"alias {stale} does not say what the ledger says; `vitaeval ledger show` puts it right")
    for problem in problems:
        console.print(Text(problem, style="red"), soft_wrap=True)
    if problems:
        return DAMAGED
    console.print(Text(f"{len(entries)} entries, whole; head {head(entries)}", style="green"), soft_wrap=True)
    return 0


def export(ledger: Ledger, values: Mapping[str, str], console: Console) -> int:
    """Write all entries as JSON lines.

    Raises DataError for a file that is there already, ConfigError for a folder that is not there.
    """
    path = Path(values["out"])
    if path.exists():
        raise DataError(f"{path} is there already; name another file")
    if not path.parent.is_dir():
        raise ConfigError(f"out={path}: there is no folder {path.parent}")
    entries = readable(ledger.store.pages(ledger.task))
    folders.write(path, "".join(f"{entry.model_dump_json()}\n" for entry in entries))
    console.print(f"{len(entries)} entries: {path}", soft_wrap=True)
    return 0


ACTIONS: Mapping[str, Action] = {"show": show, "verify": verify, "export": export}
