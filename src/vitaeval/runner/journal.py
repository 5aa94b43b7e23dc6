"""Every finished call, on disk before anybody relies on it.

One JSON object a line. Waiting calls share one write and one fsync, so durability costs a disk flush
per moment, not per call. A torn last line (the process died while writing) is cut off when reopened.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from vitaeval.errors import DataError, EnvironmentFailure
from vitaeval.schema.call_key import call_key
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.line_file import append, mend
from vitaeval.schema.ports import ChatModel

Batch = list[tuple[str, bytes, asyncio.Future[None]]]
"""Key, line and who waits for it."""


class Replies(Mapping[str, Reply]):
    """The replies of a journal by call key, read from the file when they are looked at."""

    def __init__(self, path: Path, places: dict[str, int]) -> None:
        self._path = path
        self._places = places

    def __getitem__(self, key: str) -> Reply:
        return _reply(json.loads(self._line(self._places[key])))

    def __contains__(self, key: object) -> bool:
        return key in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def _line(self, place: int) -> bytes:
        try:
            with self._path.open("rb") as file:
                file.seek(place)
                return file.readline()
        except OSError as error:
            raise EnvironmentFailure(f"{self._path}: cannot read: {error.strerror or error}") from None


class Journal:
    """The finished calls of one run; append-only. In memory is where in the file each reply begins."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places = _read(path)
        self.replies = Replies(path, self._places)
        self.reused = 0
        self._file = path.open("ab", buffering=0)
        self._end = path.stat().st_size
        self._waiting: Batch = []
        self._flushing: asyncio.Task[None] | None = None

    async def append(self, key: str, request: Request, reply: Reply) -> None:
        """Return once the call is on disk. Raises EnvironmentFailure when the disk takes no more."""
        line = {"key": key, **request.purpose.model_dump(), "trial": request.trial, "reply": _dump(reply)}
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((key, json.dumps(line, ensure_ascii=False).encode() + b"\n", done))
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush())
        await done

    def close(self) -> None:
        """Close the file; what was appended is already on disk."""
        self._file.close()

    async def _flush(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await asyncio.to_thread(append, self._file, b"".join(line for _, line, _ in batch))
            except OSError as error:
                problem = EnvironmentFailure(f"{self.path}: cannot write: {error.strerror or error}")
                _settle(batch, problem)
            else:
                self._remember(batch)
                _settle(batch, None)

    def _remember(self, batch: Batch) -> None:
        for key, line, _ in batch:
            self._places[key] = self._end
            self._end += len(line)


def journaled(inner: ChatModel, journal: Journal) -> ChatModel:
    """Answer from the journal what it holds; ask `inner` for the rest and write each reply down."""

    async def call(request: Request, /) -> Reply:
        key = call_key(request)
        if key in journal.replies:
            journal.reused += 1
            return journal.replies[key]
        reply = await inner(request)
        await journal.append(key, request, reply)
        return reply

    return call


def _dump(reply: Reply) -> dict[str, object]:
    return reply.model_dump(mode="json", exclude_none=True)


def _settle(batch: Batch, problem: EnvironmentFailure | None) -> None:
    for _, _, done in batch:
        if done.done():
            continue
        if problem is None:
            done.set_result(None)
        else:
            done.set_exception(problem)


def _reply(entry: dict[str, object]) -> Reply:
    return Reply.model_validate_json(json.dumps(entry["reply"]))


def _read(path: Path) -> dict[str, int]:
    """Where the line of each key begins. A torn last line is cut from the file; a broken one elsewhere: DataError."""
    places: dict[str, int] = {}
    if not path.exists():
        return places
    mend(path)
    end = 0
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                entry = json.loads(line)
                _reply(entry)
                places[entry["key"]] = end
            except (ValueError, KeyError, TypeError, ValidationError) as error:
                reason = str(error).splitlines()[0]
                raise DataError(f"{path}:{number}: broken journal line: {reason}") from None
            end += len(line)
    return places
