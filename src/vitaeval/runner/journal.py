"""Every finished call, on disk before anybody relies on it.

One JSON object a line. Waiting calls share one write and one fsync, so durability costs a disk flush
per moment, not per call. A torn last line (the process died while writing) is cut off when reopened.
"""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path

from pydantic import ValidationError

from vitaeval.errors import DataError, EnvironmentFailure
from vitaeval.schema.call_key import call_key
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.ports import ChatModel


class Journal:
    """The finished calls of one run; append-only."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.replies = _read(path)
        self.reused = 0
        self._file = path.open("ab", buffering=0)
        self._waiting: list[tuple[bytes, asyncio.Future[None]]] = []
        self._flushing: asyncio.Task[None] | None = None

    async def append(self, key: str, request: Request, reply: Reply) -> None:
        """Return once the call is on disk. Raises EnvironmentFailure when the disk takes no more."""
        line = {"key": key, **request.purpose.model_dump(), "trial": request.trial, "reply": _dump(reply)}
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((json.dumps(line, ensure_ascii=False).encode() + b"\n", done))
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush())
        await done
        self.replies[key] = reply

    def close(self) -> None:
        """Close the file; what was appended is already on disk."""
        self._file.close()

    async def _flush(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await asyncio.to_thread(self._write, b"".join(line for line, _ in batch))
            except OSError as error:
                problem = EnvironmentFailure(f"{self.path}: cannot write: {error.strerror or error}")
                _settle(batch, problem)
            else:
                _settle(batch, None)

    def _write(self, lines: bytes) -> None:
        end = os.fstat(self._file.fileno()).st_size
        rest = memoryview(lines)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
            os.fsync(self._file.fileno())
        except OSError:
            os.ftruncate(self._file.fileno(), end)
            raise


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


def _settle(batch: list[tuple[bytes, asyncio.Future[None]]], problem: EnvironmentFailure | None) -> None:
    for _, done in batch:
        if done.done():
            continue
        if problem is None:
            done.set_result(None)
        else:
            done.set_exception(problem)


def _read(path: Path) -> dict[str, Reply]:
    """Replies by key. A torn last line is cut from the file; a broken line elsewhere raises DataError."""
    if not path.exists():
        return {}
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    if whole < len(data):
        os.truncate(path, whole)
    replies: dict[str, Reply] = {}
    for number, line in enumerate(data[:whole].splitlines(), start=1):
        try:
            entry = json.loads(line)
            replies[entry["key"]] = Reply.model_validate_json(json.dumps(entry["reply"]))
        except (ValueError, KeyError, TypeError, ValidationError) as error:
            reason = str(error).splitlines()[0]
            raise DataError(f"{path}:{number}: broken journal line: {reason}") from None
    return replies
