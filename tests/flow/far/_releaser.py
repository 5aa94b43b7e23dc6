"""A process that promotes and rolls back in a project, and prints the exit code of each command.

It waits for a line on standard input, so that all processes begin at the same moment.
"""

from __future__ import annotations

import sys

import mlflow  # noqa: F401 - imported before the start, which takes seconds

import vitaeval.app.promote
import vitaeval.app.rollback  # noqa: F401
from vitaeval.cli import main


def run(number: int, task: str) -> None:
    """Every fourth process rolls back; each of the others promotes a version of its own."""
    words = ["promote", f"task={task}", f"version=1.0.{number + 1}", "force=true", f"reason=p{number}"]
    if number % 4 == 0:
        words = ["rollback", f"task={task}", f"reason=p{number}"]
    print(f"code {main([*words, 'registry=shared'])} p{number}", flush=True)


if __name__ == "__main__":
    print("ready", flush=True)
    sys.stdin.readline()
    run(int(sys.argv[1]), sys.argv[2])
