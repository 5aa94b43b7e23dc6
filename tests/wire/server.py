"""A fast model server for tests, on 127.0.0.1 only: OpenAI, Azure, Groq and Anthropic on one port.

In a test use the `wire` fixture: `.url`, `.requests`, `.stats`, `.script(...)`, `.always(...)`, `.configure(...)`,
`.route(...)`. As a process that can be killed: `python -m tests.wire.server --port 0 --latency-ms 20 --error-rate 0.05
--log calls.jsonl` prints `{"port": 12345}` first; its control routes are `GET /stats`, `GET /requests`,
`POST /config` (fields of Config) and `POST /reset`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.wire.behaviour import Raw, Step
from tests.wire.connection import Connection
from tests.wire.mind import Config, Mind, Stats
from tests.wire.seen import Seen


class WireServer:
    """The server in a thread of this process."""

    def __init__(self, port: int = 0) -> None:
        self.mind = Mind()
        self.mind.control = False
        self._port = port
        self._thread: threading.Thread | None = None

    def start(self) -> WireServer:
        """Listen; after `stop` on the same port again."""
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        if not ready.wait(10):
            raise RuntimeError("the wire server did not start")
        return self

    def stop(self) -> None:
        """Close the port and break all connections, as a killed process would."""
        if self._thread is not None:
            self._loop.call_soon_threadsafe(self._stopped.set)
            self._thread.join(10)
            self._thread = None

    @property
    def port(self) -> int:
        return self._port

    @property
    def url(self) -> str:
        """The root, without a path."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def requests(self) -> list[Seen]:
        """Everything that arrived, in order, with all its bytes."""
        return self.mind.requests

    @property
    def stats(self) -> Stats:
        return self.mind.stats

    def script(self, *steps: Step) -> None:
        """What the next requests meet, in this order; after that the configured behaviour holds again."""
        self.mind.steps.extend(steps)

    def always(self, step: Step | None) -> None:
        """What every request meets that has no script; None: the configured behaviour."""
        self.mind.otherwise = step

    def configure(self, **changes: Any) -> None:
        """Change fields of Config; counters and buckets start anew."""
        self.mind.configure(changes)

    def route(self, method: str, prefix: str, handler: Callable[[Seen], Raw]) -> None:
        """Serve further paths, such as files and batches; the latest route that fits wins."""
        self.mind.routes.insert(0, (method, prefix, handler))

    def reset(self) -> None:
        """Forget all requests, scripts and counters."""
        self.mind.reset()

    def fresh(self) -> WireServer:
        """As new, and listening."""
        self.mind.config = Config()
        self.mind.otherwise = None
        self.mind.routes.clear()
        self.mind.reset()
        return self if self._thread is not None else self.start()

    def _run(self, ready: threading.Event) -> None:
        asyncio.run(self._serve(ready))

    async def _serve(self, ready: threading.Event) -> None:
        self._loop = asyncio.get_running_loop()
        self._stopped = asyncio.Event()
        server = await listen(self.mind, self._port)
        self._port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._stopped.wait()
        server.close()
        for connection in list(self.mind.connections):
            connection.transport.abort()
        await asyncio.sleep(0)


async def listen(mind: Mind, port: int) -> asyncio.Server:
    loop = asyncio.get_running_loop()
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.bind(("127.0.0.1", port))
    return await loop.create_server(lambda: Connection(mind), sock=door, backlog=4096)


def parse(argv: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--log", type=Path, help="append one JSON line per request: key, status, time")
    for name, value in asdict(Config()).items():
        flag = "--" + name.replace("_", "-")
        if isinstance(value, bool):
            parser.add_argument(flag, action=argparse.BooleanOptionalAction, default=value)
        else:
            parser.add_argument(flag, type=str if value is None else type(value), default=value)
    return parser.parse_args(argv)


async def serve(args: argparse.Namespace) -> None:
    mind = Mind(Config(**{field.name: getattr(args, field.name) for field in fields(Config)}))
    if args.log:
        mind.log = args.log.open("a", buffering=1)
    server = await listen(mind, args.port)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    await stopped.wait()
    server.close()


def main(argv: list[str] | None = None) -> int:
    asyncio.run(serve(parse(argv)))
    return 0


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for something on the server's side. Raises TimeoutError when it does not come."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("waited in vain")
        time.sleep(0.005)


if __name__ == "__main__":
    sys.exit(main())
