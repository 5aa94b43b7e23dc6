"""Quotas that all processes of one machine share through a SQLite file; they also outlive the process."""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vitaeval.errors import EnvironmentFailure
from vitaeval.transport.bucket import MINUTE_S, REQUESTS, Ask
from vitaeval.transport.pace import Refusal
from vitaeval.transport.quota_store import Ledger

_BUSY_S = 5.0
OPENING_TRIES = 50
UNWRITTEN_S = 0.05
"""So long, requests that nobody limits are let through without a look at the file."""


@dataclass(slots=True)
class _Free:
    """Requests of one name that nobody limited at the moment `since`, and that are not in the file yet."""

    since: float
    at: float
    requests: int = 0

    def lets(self, asks: Sequence[Ask], now: float) -> bool:
        """Whether one more goes out without a look at the file."""
        return _is_unlimited(asks) and self.since <= now < self.since + UNWRITTEN_S


class FileStore:
    """A QuotaStore in the file `path`, made when it is missing. Callers must use `time.time` as their clock.

    A crash of the machine may lose the last moments' counts, never the file: counts are worth no flush. Where nothing
    limits a name and nobody was refused, its requests are written down together every UNWRITTEN_S.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._explained():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
            _lay_out(self._file)
        self._free: dict[str, _Free] = {}

    async def take(self, name: str, asks: Sequence[Ask], now: float) -> float:
        """As QuotaStore.take."""
        free = self._free.get(name)
        if free is not None and free.lets(asks, now):
            free.requests, free.at = free.requests + 1, now
            return 0.0
        with self._ledger(name) as ledger:
            wait = ledger.take(asks, now)
            is_free = wait <= 0 and _is_unlimited(asks) and ledger.pace.value is None
        if is_free:
            self._free[name] = _Free(now, now)
        return wait

    async def settle(self, name: str, at: float, changes: Mapping[str, float]) -> None:
        """As QuotaStore.settle."""
        with self._ledger(name) as ledger:
            ledger.settle(at, changes)

    async def refused(self, name: str, refusal: Refusal) -> None:
        """As QuotaStore.refused."""
        with self._ledger(name) as ledger:
            ledger.refused(refusal)

    async def close(self) -> None:
        """Write down what is not yet, and let go of the file."""
        try:
            for name in [name for name, free in self._free.items() if free.requests]:
                with self._ledger(name):
                    pass
        finally:
            self._file.close()

    @contextmanager
    def _ledger(self, name: str) -> Iterator[Ledger]:
        """The ledger of `name`, nobody else's until it is written back."""
        free = self._free.pop(name, None)
        with self._explained():
            self._file.execute("BEGIN IMMEDIATE")
            try:
                row = self._file.execute("SELECT ledger FROM quota WHERE name = ?", (name,)).fetchone()
                ledger = Ledger.load(row[0]) if row else Ledger()
                if free is not None and free.requests:
                    ledger.count([Ask(REQUESTS, MINUTE_S, math.inf, float(free.requests))], free.at)
                yield ledger
                text = ledger.dump()
                if row is None or text != row[0]:
                    self._file.execute("INSERT OR REPLACE INTO quota VALUES (?, ?)", (name, text))
            except BaseException:
                self._file.execute("ROLLBACK")
                raise
            self._file.execute("COMMIT")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError, ValueError, KeyError, TypeError) as error:
            raise EnvironmentFailure(f"{self._path}: quota store: {error}; it may be deleted") from error


def _is_unlimited(asks: Sequence[Ask]) -> bool:
    return all(ask.bucket == REQUESTS and ask.limit == math.inf for ask in asks)


def _lay_out(file: sqlite3.Connection) -> None:
    """The switch to the write-ahead log does not wait for another process that opens the file: it is tried again."""
    for attempt in range(OPENING_TRIES):
        try:
            file.execute("PRAGMA journal_mode=WAL")
            break
        except sqlite3.OperationalError:
            if attempt == OPENING_TRIES - 1:
                raise
            time.sleep(0.02)
    file.execute("PRAGMA synchronous=OFF")
    file.execute("CREATE TABLE IF NOT EXISTS quota (name TEXT PRIMARY KEY, ledger TEXT NOT NULL)")
