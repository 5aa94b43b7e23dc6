"""One process at a time, and who that is."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from vitaeval.app import clock
from vitaeval.errors import EnvironmentFailure


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, with the holder's name beside it; the system frees it when the process ends.

    Raises EnvironmentFailure that names the holder while another process holds it.
    """
    owner = path.with_name(f"{path.name}.owner")
    lock = FileLock(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise EnvironmentFailure(f"{path.parent}: another process is at work here{_named(owner)}") from None
    except OSError as error:
        raise EnvironmentFailure(f"{path}: cannot lock: {error.strerror or error}") from None
    try:
        with suppress(OSError):
            owner.write_text(f"process {os.getpid()} on {socket.gethostname()} since {_now()}", encoding="utf-8")
        yield
    finally:
        owner.unlink(missing_ok=True)
        lock.release()


def _named(owner: Path) -> str:
    try:
        return f": {owner.read_text(encoding='utf-8')}"
    except OSError:
        return ""


def _now() -> str:
    return clock.now().isoformat(timespec="seconds")
