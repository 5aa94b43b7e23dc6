"""MLflow's database in a file: made by one process, and put in its place whole."""

from __future__ import annotations

import os
from pathlib import Path

from filelock import FileLock, Timeout

from vitaeval.errors import EnvironmentFailure
from vitaeval.tracking import reach

WAIT_S = 120.0
"""Longer than MLflow takes for all its tables on a busy machine."""


def have(uri: str) -> None:
    """Have the file of a SQLite `uri`, with all of MLflow's tables; other kinds of URI are left alone.

    MLflow builds its tables step by step, and two processes that do so at once spoil each other's work for good, as
    one does that dies half-way. So they are built in a file beside, by whoever comes first. Raises EnvironmentFailure
    when somebody else has been at it for two minutes.
    """
    path = reach.sqlite_path(uri)
    if path is None or is_there(path):
        return
    try:
        with FileLock(path.with_name(f"{path.name}.lock"), timeout=WAIT_S):
            if not is_there(path):
                _make(uri, path)
    except Timeout:
        raise EnvironmentFailure(
            f"{uri}: another process has been making it for {WAIT_S:.0f} s; end that one"
        ) from None


def is_there(path: Path) -> bool:
    """Whether the file at `path` holds anything; looking at it may have left an empty one."""
    return path.exists() and path.stat().st_size > 0


def _make(uri: str, path: Path) -> None:
    from mlflow import MlflowClient

    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    MlflowClient(tracking_uri=uri.replace(str(path), str(part), 1)).search_experiments(max_results=1)
    os.replace(part, path)
