"""Worker processes that score beside this one."""

from __future__ import annotations

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from vitaeval.app.scorer import Entry, Scorer
from vitaeval.app.worker import BOOT, HEAD, frame, greeting
from vitaeval.schema.outcome import ExampleOutcome
from vitaeval.schema.run import ExampleRecord

DEPTH = 4
"""Outcomes that a worker has at once, so that it need not wait for the next one."""
MOST_UNREAD = 2**30
"""Bytes of entries that may wait to be read: a worker must never wait for us while we wait for it."""
LOST = (asyncio.IncompleteReadError, OSError, EOFError)

Item = tuple[int, ExampleOutcome]
Line = asyncio.Queue[Item | None]
"""Outcomes with their places in the plan; None says that no more will come."""
Put = Callable[[int, ExampleOutcome, Entry], None]


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


async def score_beside(line: Line, make: Callable[[], Scorer], size: int, put: Put) -> list[Item]:
    """Let `size` workers score what comes along `line` and `put` it; what dead workers left undone is returned.

    The workers share nothing with this process: each makes its scorer with `make`, which is pickled by
    reference. When all have died, the rest of the line is left as well. Errors of `put` stop all workers.
    """
    undone: list[Item] = []
    async with asyncio.TaskGroup() as group:
        for _ in range(size):
            group.create_task(_Worker(line, put, undone).live(make))
    return undone


async def next_of(line: Line) -> Item | None:
    """The next outcome, for one of several who take from the line; None at its end."""
    item = await line.get()
    if item is None:
        line.put_nowait(None)
    return item


class _Worker:
    """One process and what it has been given."""

    def __init__(self, line: Line, put: Put, undone: list[Item]) -> None:
        self._line = line
        self._put = put
        self._undone = undone
        self._given: deque[Item] = deque()

    async def live(self, make: Callable[[], Scorer]) -> None:
        """Score until the line ends or the process dies."""
        try:
            process = await _started(make)
        except LOST:
            return
        try:
            await self._score(_Pipes(process))
        except LOST:
            self._undone.extend(self._given)
        finally:
            await _ended(process)

    async def _score(self, pipes: _Pipes) -> None:
        await pipes.frame()
        is_over = False
        while True:
            while not is_over and len(self._given) < DEPTH and not (self._given and self._line.empty()):
                item = await next_of(self._line)
                is_over = item is None
                if item is not None:
                    self._given.append(item)
                    await pipes.send(pickle.dumps(item[1]))
            if not self._given:
                return
            line, piece = pickle.loads(await pipes.frame())
            self._put(*self._given.popleft(), Entry(ExampleRecord.model_validate_json(line), line, piece))


class _Pipes:
    """A process's input and output, a frame at a time."""

    def __init__(self, process: Process) -> None:
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - they are pipes
        self._in, self._out = process.stdin, process.stdout

    async def send(self, text: bytes) -> None:
        self._in.write(frame(text))
        await self._in.drain()

    async def frame(self) -> bytes:
        length = int.from_bytes(await self._out.readexactly(HEAD), "big")
        return await self._out.readexactly(length)


async def _started(make: Callable[[], Scorer]) -> Process:
    """A new worker, out of reach of the keys that interrupt this process; it ends when this process does.

    Whoever is stopped while it starts waits for it and ends it: half started, nobody would know of it any more.
    """
    told = greeting(sys.path, make)
    command = (sys.executable, "-P", "-c", BOOT)
    starting = asyncio.create_task(
        asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, start_new_session=True, limit=MOST_UNREAD)
    )
    try:
        process = await asyncio.shield(starting)
    except asyncio.CancelledError:
        with suppress(OSError):
            await _ended(await starting)
        raise
    assert process.stdin is not None  # noqa: S101 - it is a pipe
    process.stdin.write(told)
    return process


async def _ended(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
