"""A process that promotes and rolls back in a project, and prints the exit code of each command.

It waits for a line on standard input, so that all processes begin at the same moment.
"""

from __future__ import annotations

import sys

import mlflow  # noqa: F401 - imported before the start, which takes seconds

import vitaeval.app.promote
import vitaeval.app.rollback  # noqa: F401
from vitaeval.cli import main


def run(number: int, task: str, rounds: int) -> None:
    for turn in range(rounds):
        version = ("1.0.0", "1.0.1", "1.0.2")[(number + turn) % 3]
        if (number + turn) % 4:
            words = ["promote", f"task={task}", f"version={version}", "force=true", f"reason=p{number}.{turn}"]
        else:
            words = ["rollback", f"task={task}", f"reason=p{number}.{turn}"]
        print(f"code {main([*words, 'registry=shared'])} p{number}.{turn}", flush=True)


if __name__ == "__main__":
    print("ready", flush=True)
    sys.stdin.readline()
    run(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
