"""Which arm a user gets, for the service that answers."""

from __future__ import annotations

import re
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
    """The newest online experiment of `test`; a file that has changed is read again.

    A file that cannot be read stops only its own test: a service goes on when somebody mistypes another experiment.
    """
    files = sorted((project.root / FOLDER).glob(f"*/{FILE}"), reverse=True)
    known = []
    for path in files:
        try:
            found = _read(path, path.stat().st_mtime_ns)
        except ConfigError:
            if _is_about(path, test):
                raise
            continue
        if found.kind is Kind.ONLINE and found.test == test:
            return found
        known += [found.test] if found.kind is Kind.ONLINE else []
    raise ConfigError(f"no online experiment of test {test!r}: {did_you_mean(test, set(known))}")


@lru_cache(maxsize=64)
def _read(path: Path, _modified: int) -> Experiment:
    return read(path.parent)


def _is_about(path: Path, test: str) -> bool:
    """Whether a file that cannot be read as an experiment says this `test`."""
    line = rf"""^test:\s*["']?{re.escape(test)}["']?\s*(#|$)"""
    return re.search(line, path.read_text(encoding="utf-8", errors="replace"), re.MULTILINE) is not None
