"""The Python face of the commands."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from vitaeval.app import clock
from vitaeval.app.adjudications import of_place
from vitaeval.app.check_one import Case, checked, day, person, posting, whole
from vitaeval.app.check_show import said
from vitaeval.app.collector import paused
from vitaeval.app.configure import configured
from vitaeval.app.evaluate import evaluate as run
from vitaeval.app.label import at_desk, claim_items, set_items
from vitaeval.app.labelling import Ask, Desk, Item, typed
from vitaeval.app.project import find_project
from vitaeval.app.serving import Service, Tell, open_service, to_stderr
from vitaeval.golden.documents import read_json
from vitaeval.runner import folder as folders
from vitaeval.schema.claim import FabricationReport
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.run import RunRecord


def evaluate(overrides: Sequence[str], project: Path | str | None) -> RunRecord:
    """See `vitaeval.evaluate`."""
    found = find_project(_path(project))
    return run(configured(found, overrides), found, lambda folder, total, resumes: lambda outcome: None).record


def check(
    profile: Mapping[str, Any] | Path | str,
    text_or_cv: str | TailoredCV,
    job: str | None,
    today: date | str | None,
    project: Path | str | None,
) -> FabricationReport:
    """See `vitaeval.check`."""
    _refuse_other("profile", profile, (Mapping, Path, str), "a JSON Resume object or the path of one")
    _refuse_other("text_or_cv", text_or_cv, (str, TailoredCV), "text or a TailoredCV")
    _refuse_other("job", job, (str, type(None)), "text")
    _refuse_other("today", today, (date, str, type(None)), "a date")
    raw, origin = (profile, "resume") if isinstance(profile, Mapping) else (read_json(Path(profile)), str(profile))
    on = day(today, "today") if isinstance(today, str) else today or clock.now().date()
    source = text_or_cv if isinstance(text_or_cv, TailoredCV) else whole(text_or_cv)
    words = {} if project is None else of_place(Path(project))
    with paused():
        return checked(Case(person(raw, origin), source, posting(job, "job"), on), words)


def _refuse_other(name: str, value: object, kinds: tuple[type, ...], wanted: str) -> None:
    if not isinstance(value, kinds):
        raise TypeError(f"{name} must be {wanted}, this is {type(value).__name__}: {str(value)[:60]!r}")


def serve(
    task: str, models: Sequence[str], overrides: Sequence[str], project: Path | str | None, tell: Tell | None
) -> Service:
    """See `vitaeval.serve`."""
    found = find_project(_path(project))
    return open_service(found, task, models, overrides, tell or to_stderr)


def load_run(run_id: str, project: Path | str | None) -> RunRecord:
    """See `vitaeval.load_run`."""
    return folders.read_record(folders.find(find_project(_path(project)).runs, run_id))


def label(task: str, golden: str, who: str | None, ask: Ask | None, project: Path | str | None) -> int:
    """See `vitaeval.label`."""
    given = {"task": task, "set": golden, "who": who or ""}
    path, items = set_items(given, find_project(_path(project)), os.environ)
    return _sat(path, items, ask)


def label_claims(run: str, most: int, who: str | None, ask: Ask | None, project: Path | str | None) -> int:
    """See `vitaeval.label_claims`."""
    given = {"run": run, "claims": str(most), "who": who or ""}
    path, items, _ = claim_items(given, find_project(_path(project)), os.environ)
    return _sat(path, items, ask)


def _sat(path: Path, items: list[Item], ask: Ask | None) -> int:
    return at_desk(Desk(ask or typed, lambda text: print(said(text)), path), items)


def _path(project: Path | str | None) -> Path | None:
    return None if project is None else Path(project)
