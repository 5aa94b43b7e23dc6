"""The nights so far: one line a run in `nightly/history/<task>.jsonl`, taken from the records of the runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from vitaeval.app.compare import in_memory
from vitaeval.app.project import Project
from vitaeval.app.word_file import append_word, read_words
from vitaeval.decisions.night_run import asking, night_run
from vitaeval.errors import DataError
from vitaeval.runner import folder as folders
from vitaeval.schema.line_file import mend
from vitaeval.schema.nightly import NightRun
from vitaeval.schema.run import Manifest


def history_file(project: Project, task: str) -> Path:
    """Where the nights of `task` are kept; small, only ever added to."""
    return project.nightly / "history" / f"{task}.jsonl"


def read_history(project: Project, task: str) -> tuple[NightRun, ...]:
    """All nightly runs of `task`, each as it was last scored. Raises DataError naming each bad `file:line`."""
    path = history_file(project, task)
    mend(path)
    return tuple({run.run_id: run for _, run in read_words(path, NightRun, "a nightly run")}.values())


def gather(project: Project, task: str, metrics: Sequence[str], *, again: str = "") -> tuple[NightRun, ...]:
    """Add finished nightly runs of `task` that the history lacks, or that were scored anew, and return all of it.

    Runs of the night `again` are looked at even when they are known: they may have been resumed. `all` looks at
    every one that is still there.
    """
    known = {run.run_id: run for run in read_history(project, task)}
    for folder in _nightly_runs(project, task):
        held = known.get(folder.name)
        if held is None or again in (held.night, "all"):
            found = night_run(in_memory(folder), metrics)
            if found is not None and found != held:
                history_file(project, task).parent.mkdir(parents=True, exist_ok=True)
                append_word(history_file(project, task), found)
                known[found.run_id] = found
    return tuple(known.values())


def _nightly_runs(project: Project, task: str) -> Iterator[Path]:
    """Folders of nightly runs of `task` that have a record, oldest first."""
    for name in folders.run_ids(project.runs):
        folder = project.runs / name
        if (folder / folders.RECORD).exists() and _may_be_nightly(folder, task):
            manifest = _manifest(folder)
            if manifest and manifest.config.task == task and asking(manifest.config.epoch):
                yield folder


def _may_be_nightly(folder: Path, task: str) -> bool:
    """A look at the text alone, since there are many runs and few of them count."""
    try:
        text = (folder / folders.MANIFEST).read_bytes()
    except OSError:
        return False
    return b"night-" in text and f'"{task}"'.encode() in text


def _manifest(folder: Path) -> Manifest | None:
    """What the run was asked to do; None when that cannot be read, which is another command's matter."""
    try:
        return folders.read_manifest(folder)
    except DataError:
        return None
