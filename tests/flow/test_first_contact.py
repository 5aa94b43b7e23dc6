"""Processes that are the first to use a tracker, all at once: each finds it made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from tests import registries
from tests.flow.conftest import FAR

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
        started = [
            subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
            )
            for _ in range(PROCESSES)
        ]
        for process in started:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in started:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        said = [process.communicate(timeout=500)[0] for process in started]
    assert said == ["experiment 1\n"] * PROCESSES, said
