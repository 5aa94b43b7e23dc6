"""Processes that are the first to use a tracker, all at once: each finds it made."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from tests import registries
from tests.flow.conftest import FAR
from tests.races import raced, started

PROCESSES = 4


@contextmanager
def sqlite(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{folder / 'mlflow.db'}"


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("where", [sqlite, registries.postgres], ids=["sqlite", "postgresql"])
def test_processes_that_make_a_tracker_at_once_all_use_the_same_one(
    where: Callable[[Path], AbstractContextManager[str]], tmp_path: Path
) -> None:
    with where(tmp_path) as uri:
        command = [sys.executable, str(FAR / "_contact.py"), uri, "shared"]
        said = raced([started(command) for _ in range(PROCESSES)])
    assert said == ["experiment 1\n"] * PROCESSES, said
