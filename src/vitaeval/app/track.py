"""Send a kept run to MLflow: at the end of `vitaeval eval`, and by `vitaeval log`."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from vitaeval.app.project import Project
from vitaeval.app.publish import REPORT_JSON, REPORT_MD
from vitaeval.app.wire import schemas, task
from vitaeval.errors import ConfigError, DataError, UserError
from vitaeval.prompts.library import load as load_prompt
from vitaeval.runner import folder as folders
from vitaeval.schema.config import Tracking
from vitaeval.schema.prompt import PromptVersion
from vitaeval.schema.run import RunRecord
from vitaeval.tracking.mlflow_log import log
from vitaeval.tracking.reach import sqlite_path

SENT = (REPORT_MD, REPORT_JSON)


def send(folder: Path, record: RunRecord, project: Project, tracking: Tracking) -> str:
    """Log the run kept in `folder` and say where it can be seen.

    The prompt version goes along when it still reads as it did in the run. Raises EnvironmentFailure when
    the tracker cannot be written; the run is as it was.
    """
    with folders.locked(folder):
        files = [path for name in SENT if (path := folder / name).is_file()]
        note = _note(folder / REPORT_MD)
        return log(record, _prompt(record, project), note, files, located(tracking, project)).where


def log_again(run: str, project: Project, tracking: Tracking | None, console: Console) -> int:
    """Send a kept run to its own tracker or to `tracking`; what was sent before is updated."""
    folder = folders.find(project.runs, run)
    record = folders.read_record(folder)
    chosen = tracking or record.manifest.config.tracking
    if chosen.uri is None:
        raise ConfigError(f"tracking={chosen.name} logs nowhere: vitaeval log run={folder.name} tracking=local")
    console.print(f"mlflow   {send(folder, record, project, chosen)}", soft_wrap=True)
    return 0


def located(tracking: Tracking, project: Project) -> Tracking:
    """`tracking` with a relative SQLite file placed in the project, wherever the command was called."""
    path = sqlite_path(tracking.uri or "")
    if tracking.uri is None or path is None or path.is_absolute():
        return tracking
    head, _, tail = tracking.uri.partition(str(path))
    uri = f"{head}{(project.root / path).as_posix()}{tail}"
    return Tracking.model_validate(dict(tracking) | {"uri": uri})


def _prompt(record: RunRecord, project: Project) -> PromptVersion | None:
    config = record.manifest.config
    try:
        found = load_prompt(project.prompts, config.task, config.prompt, schemas(task(config.task)))
    except UserError:
        return None
    return found if found.digest == record.manifest.prompt_digest else None


def _note(report: Path) -> str:
    try:
        return report.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        raise DataError(f"{report}: {error}") from None
