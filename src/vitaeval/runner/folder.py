"""A run's folder: `runs/<run id>/` with manifest, journal, record and reports, locked while in use."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from vitaeval.errors import DataError, EnvironmentFailure
from vitaeval.runner.record_file import read_record_file
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.run import Manifest, RunRecord

MANIFEST = "run.json"
JOURNAL = "journal.jsonl"
RECORD = "record.json"


def new_run_id(now: datetime, generation_key: str) -> str:
    """`r<date>-<time to the microsecond>-<key>-<random>`: sorts by time, begins with a letter, never taken twice."""
    return f"r{now:%Y%m%d-%H%M%S%f}-{generation_key[:6]}-{secrets.token_hex(2)}"


def create(runs: Path, manifest: Manifest) -> Path:
    """Make the folder of a new run and write its manifest."""
    folder = runs / manifest.run_id
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise EnvironmentFailure(f"{folder}: cannot create: {error.strerror or error}") from None
    try:
        write(folder / MANIFEST, manifest.model_dump_json(indent=1))
    except EnvironmentFailure:
        folder.rmdir()
        raise
    return folder


def write(path: Path, text: str) -> None:
    """Replace `path` by `text` in one step. Raises EnvironmentFailure when the disk takes no more."""
    write_pieces(path, (text.encode(),))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same for a text that comes in pieces."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise EnvironmentFailure(f"{path}: cannot write: {error.strerror or error}") from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the run's exclusive lock. Raises EnvironmentFailure while another process holds it."""
    lock = FileLock(folder / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise EnvironmentFailure(f"{folder}: another process is working on this run") from None
    except OSError as error:
        raise EnvironmentFailure(f"{folder}: cannot lock: {error.strerror or error}") from None
    try:
        yield
    finally:
        lock.release()


def run_ids(runs: Path) -> tuple[str, ...]:
    """Ids of all runs under `runs`, oldest first."""
    return tuple(sorted(path.parent.name for path in runs.glob(f"*/{MANIFEST}")))


def find(runs: Path, run_id: str) -> Path:
    """The folder of `run_id`: an id, the beginning of just one, `last`, or `last-1` for the one before it.

    Raises DataError with near matches.
    """
    known = run_ids(runs)
    back = run_id.removeprefix("last-") if run_id != "last" else "0"
    if run_id.startswith("last") and back.isdigit() and int(back) < len(known):
        return runs / known[-1 - int(back)]
    begun = [name for name in known if name.startswith(run_id)]
    if run_id in known or len(begun) == 1:
        return runs / (run_id if run_id in known else begun[0])
    names = (*known, "last") if known else ()
    raise DataError(f"unknown run {run_id!r} under {runs}: {did_you_mean(run_id, names)}")


def resumable(runs: Path, generation_key: str) -> Path | None:
    """The newest run that asks the same questions and lacks answers, or None.

    It lacks some when it was stopped before its end, or when it is the last one and calls went unanswered.
    """
    same = [runs / name for name in run_ids(runs) if _key(runs / name) == generation_key]
    for folder in reversed(same):
        if not (folder / RECORD).exists():
            return folder
    if not same:
        return None
    states = read_record(same[-1]).states
    return same[-1] if states["unanswered"] or states["skipped"] else None


def _key(folder: Path) -> str | None:
    """The run's generation key; None when its manifest cannot be read, which resumes nothing."""
    try:
        return read_manifest(folder).generation_key
    except DataError:
        return None


def read_manifest(folder: Path) -> Manifest:
    """What the run was asked to do."""
    path = folder / MANIFEST
    try:
        text = path.read_text(encoding="utf-8")
        found = json.loads(text).get("format")
        if found != 1:
            raise DataError(f"{path}: format {found!r} is not known to this version of vitaeval")
        return Manifest.model_validate_json(text)
    except (OSError, ValueError, AttributeError, ValidationError) as error:
        raise DataError(f"{path}: {str(error).splitlines()[0]}") from None


def read_record(folder: Path) -> RunRecord:
    """What the run found; its examples stay on disk until they are looked at. Raises DataError when it has not
    finished."""
    if not (folder / RECORD).exists():
        raise DataError(f"{folder.name} has not finished: run the same `vitaeval eval` command again to resume it")
    return read_record_file(folder / RECORD)
