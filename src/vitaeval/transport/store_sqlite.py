"""Answers in one SQLite file, shared by all threads and processes of a machine.

Write-ahead log: readers never wait for writers. One thread writes; whatever has gathered while it was busy
goes into one transaction. `synchronous=NORMAL`: a power cut may lose the newest answers, never the file;
a run's own journal is what is flushed to disk.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from vitaeval.errors import EnvironmentFailure
from vitaeval.transport.clock import Clock

MOST_AT_ONCE = 512
BUSY_S = 10.0
OPENING_TRIES = 50
APPLICATION_ID = 0x76697461
LAYOUT = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, text TEXT NOT NULL, expires REAL)",
    "CREATE TABLE IF NOT EXISTS leases (key TEXT PRIMARY KEY, owner TEXT NOT NULL, until REAL NOT NULL) WITHOUT ROWID",
)
GET = "SELECT text, expires FROM answers WHERE key = ?"
PUT = "INSERT OR REPLACE INTO answers (key, text, expires) VALUES (?, ?, ?)"
CLAIM = (
    "INSERT INTO leases (key, owner, until) VALUES (?, ?, ?) ON CONFLICT (key) "
    "DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE leases.until <= ?"
)
RENEW = "UPDATE leases SET until = ? WHERE key = ? AND owner = ?"
RELEASE = "DELETE FROM leases WHERE key = ? AND owner = ?"

Action = Callable[[sqlite3.Connection], int]


@dataclass(frozen=True, slots=True)
class _Write:
    """Something to be written, and who waits in which event loop for the number of rows that changed."""

    action: Action
    loop: asyncio.AbstractEventLoop
    done: asyncio.Future[int]


class SqliteStore:
    """An AnswerStore in the file `path`, made when it is not there.

    `clock.now` must be wall time, which processes share (`Clock(now=time.time)`); `owner` must differ
    between processes that run side by side; one that comes back under its name drops its old leases.
    Answers live for `ttl_s` seconds, None: for ever. Raises EnvironmentFailure when the file cannot be
    opened or is no cache.
    """

    def __init__(
        self, path: Path, owner: str, clock: Clock, *, ttl_s: float | None = None, lease_s: float = 15.0
    ) -> None:
        self.lease_s = lease_s
        self._path = path
        self._owner = owner
        self._now = clock.now
        self._ttl_s = ttl_s
        self._reading = threading.Lock()
        self._reader, self._file = _opened(path), _opened(path)
        self._waiting: SimpleQueue[_Write | None] = SimpleQueue()
        self._writer = threading.Thread(target=self._write_all, name="answer store", daemon=True)
        self._clean()
        self._writer.start()

    async def get(self, key: str) -> str | None:
        """What is kept under `key`. Read in place: a look costs microseconds and waits for no writer."""
        try:
            with self._reading:
                row = self._reader.execute(GET, (key,)).fetchone()
        except sqlite3.Error as error:
            raise self._failure(error) from None
        if row is None or (row[1] is not None and row[1] <= self._now()):
            return None
        return str(row[0])

    async def put(self, key: str, text: str, *, releasing: str | None = None) -> None:
        """Keep `text`."""
        expires = None if self._ttl_s is None else self._now() + self._ttl_s

        def put(file: sqlite3.Connection) -> int:
            if releasing is not None:
                file.execute(RELEASE, (releasing, self._owner))
            return file.execute(PUT, (key, text, expires)).rowcount

        await self._written(put)

    async def claim(self, key: str) -> bool:
        """Take the lease on `key` unless somebody holds it."""
        now = self._now()
        values = (key, self._owner, now + self.lease_s, now)
        return await self._written(lambda file: file.execute(CLAIM, values).rowcount) == 1

    async def renew(self, key: str) -> None:
        """Hold on to the lease."""
        values = (self._now() + self.lease_s, key, self._owner)
        await self._written(lambda file: file.execute(RENEW, values).rowcount)

    async def release(self, key: str) -> None:
        """Give up the lease."""
        await self._written(lambda file: file.execute(RELEASE, (key, self._owner)).rowcount)

    async def close(self) -> None:
        """Finish what is being written, then close the file. The store cannot be used afterwards."""
        if self._writer.is_alive():
            self._waiting.put(None)
            await asyncio.to_thread(self._writer.join)
        self._reader.close()

    async def _written(self, action: Action) -> int:
        if not self._writer.is_alive():
            raise EnvironmentFailure(f"{self._path}: the answer store is closed")
        loop = asyncio.get_running_loop()
        write = _Write(action, loop, loop.create_future())
        self._waiting.put(write)
        return await write.done

    def _write_all(self) -> None:
        while (first := self._waiting.get()) is not None:
            self._commit(self._with_all_that_waits(first))
        self._file.close()

    def _with_all_that_waits(self, first: _Write) -> list[_Write]:
        """What goes into one transaction, without what its caller has given up."""
        found = [first]
        while len(found) < MOST_AT_ONCE:
            try:
                item = self._waiting.get_nowait()
            except Empty:
                break
            if item is None:
                self._waiting.put(None)
                break
            found.append(item)
        return [item for item in found if not item.done.cancelled()]

    def _commit(self, batch: list[_Write]) -> None:
        file = self._file
        try:
            file.execute("BEGIN IMMEDIATE")
            changed = [item.action(file) for item in batch]
            file.execute("COMMIT")
        except sqlite3.Error as error:
            if file.in_transaction:
                file.execute("ROLLBACK")
            _settle(batch, [self._failure(error)] * len(batch))
            return
        _settle(batch, changed)

    def _clean(self) -> None:
        """Drop what is past its time, and leases that this owner held when it died."""
        now = self._now()
        try:
            self._reader.execute("DELETE FROM answers WHERE expires <= ?", (now,))
            self._reader.execute("DELETE FROM leases WHERE until <= ? OR owner = ?", (now, self._owner))
        except sqlite3.Error as error:
            raise self._failure(error) from None

    def _failure(self, error: sqlite3.Error) -> EnvironmentFailure:
        return EnvironmentFailure(f"{self._path}: {error}")


def _settle(batch: list[_Write], found: Sequence[int | EnvironmentFailure]) -> None:
    """Tell those who wait, each event loop once; one that is closed has nobody left who waits."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[_Write, int | EnvironmentFailure]]] = {}
    for item, result in zip(batch, found, strict=True):
        by_loop.setdefault(item.loop, []).append((item, result))
    for loop, told in by_loop.items():
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(_tell, told)


def _tell(told: list[tuple[_Write, int | EnvironmentFailure]]) -> None:
    for item, result in told:
        if item.done.done():
            continue
        if isinstance(result, EnvironmentFailure):
            item.done.set_exception(result)
        else:
            item.done.set_result(result)


def _opened(path: Path) -> sqlite3.Connection:
    """A connection to the file. Processes that open it for the first time at once wait for one another."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise EnvironmentFailure(f"{path}: cannot open: {error}") from None
    for attempt in range(OPENING_TRIES):
        try:
            _lay_out(file)
        except sqlite3.Error as error:
            if file.in_transaction:
                file.execute("ROLLBACK")
            if "locked" not in str(error) or attempt == OPENING_TRIES - 1:
                file.close()
                raise EnvironmentFailure(f"{path}: no answer store: {error}") from None
            time.sleep(0.02)
        else:
            break
    return file


def _lay_out(file: sqlite3.Connection) -> None:
    """The switch to the write-ahead log does not wait for other connections as all else does."""
    if not _is_ours(file):
        raise sqlite3.DatabaseError("the database belongs to something else")
    file.execute("PRAGMA journal_mode = WAL")
    file.execute("PRAGMA synchronous = NORMAL")
    file.execute("BEGIN IMMEDIATE")
    for statement in LAYOUT:
        file.execute(statement)
    file.execute("COMMIT")


def _is_ours(file: sqlite3.Connection) -> bool:
    """Whether the database is new or a cache. Tables first: they and the mark appear in one moment."""
    (tables,) = file.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (mark,) = file.execute("PRAGMA application_id").fetchone()
    return bool(tables == 0 or mark == APPLICATION_ID)
