"""`vitaeval` without the seconds that its imports take: a program that runs each command in a child it forks.

Reads one JSON line a command, `{"words": [...], "kill_after_s": 0.2}`, and answers with one: `{"code": 0}`, or
`{"code": -9}` when the child was killed first. Leases of the answer store last half a second here, so that who
comes after a killed child waits no longer for what that child had asked.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from functools import partial
from typing import Any

from vitaeval.cli import main
from vitaeval.transport import store_open
from vitaeval.transport.store_redis import RedisStore
from vitaeval.transport.store_sqlite import SqliteStore

LEASE_S = 0.5


def child(words: list[str], log: str) -> int:
    """The process id of a child that runs the command and writes what it says to `log`."""
    pid = os.fork()
    if pid:
        return pid
    file = os.open(log, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    os.dup2(file, 1)
    os.dup2(file, 2)
    code = 1
    try:
        code = main(words)
        sys.stdout.flush()
    finally:
        os._exit(code)


def ended(pid: int, kill_after_s: float | None) -> int:
    """The child's exit code; after `kill_after_s` it is killed wherever it is."""
    end = None if kill_after_s is None else time.monotonic() + kill_after_s
    while True:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return os.waitstatus_to_exitcode(status)
        if end is not None and time.monotonic() >= end:
            os.kill(pid, signal.SIGKILL)
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        time.sleep(0.001)


def serve(root: str, log: str) -> None:
    """Commands from stdin, in the project `root`, until stdin ends."""
    os.chdir(root)
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        code = ended(child(order["words"], log), order["kill_after_s"])
        print(json.dumps({"code": code}), flush=True)


def import_all(warm: str, words: list[str]) -> None:
    """Run the command once in the project `warm`: whatever it needs is imported then."""
    answers, nothing = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.chdir(warm)
    assert main(words) == 0
    sys.stdout.flush()
    os.dup2(answers, 1)


if __name__ == "__main__":
    vars(store_open).update(
        SqliteStore=partial(SqliteStore, lease_s=LEASE_S), RedisStore=partial(RedisStore, lease_s=LEASE_S)
    )
    given = json.loads(sys.argv[1])
    import_all(given["warm"], given["words"])
    serve(given["root"], given["log"])
