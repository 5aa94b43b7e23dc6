"""Processes that do something at the same moment."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

Racer = subprocess.Popen[str]


def started(command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Racer:
    """A process that can be told to go; what it complains of is among what it says."""
    pipe, told = subprocess.PIPE, subprocess.STDOUT
    return subprocess.Popen(command, cwd=cwd, env=env, stdin=pipe, stdout=pipe, stderr=told, text=True)


def raced(processes: Sequence[Racer]) -> list[str]:
    """What each says from "go" on, given when all have said "ready"."""
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate(timeout=800)[0] for process in processes]
