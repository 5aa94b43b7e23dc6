"""Which arm a user gets, for the service that answers."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from vitaeval.app.ab_file import FILE, FOLDER, read
from vitaeval.app.project import Project, find_project
from vitaeval.decisions.buckets import arm_of
from vitaeval.errors import ConfigError
from vitaeval.schema.experiment import Experiment, Kind
from vitaeval.schema.naming import did_you_mean


def assign(test: str, user: str, project: Path | str | None) -> str:
    """See `vitaeval.assign`."""
    if not user:
        raise ConfigError("user is empty: everybody would get the same arm")
    return arm_of(experiment_of(find_project(None if project is None else Path(project)), test), user)


def experiment_of(project: Project, test: str) -> Experiment:
    """The newest online experiment of `test`; a file that has changed is read again."""
    files = sorted((project.root / FOLDER).glob(f"*/{FILE}"), reverse=True)
    found = [item for item in (_read(path, path.stat().st_mtime_ns) for path in files) if item.kind is Kind.ONLINE]
    chosen = next((item for item in found if item.test == test), None)
    if chosen is None:
        raise ConfigError(f"no online experiment of test {test!r}: {did_you_mean(test, {item.test for item in found})}")
    return chosen


@lru_cache(maxsize=64)
def _read(path: Path, _modified: int) -> Experiment:
    return read(path.parent)
