"""Run a side in its own process beside a fresh server, and read what it cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIDES = {
    "floor": ("floor.py",),
    "fast": ("floor.py", "--fast"),
    "vitaeval": ("ours.py",),
    "cached": ("ours.py", "--cache"),
    "dear": ("ours.py", "--dear"),
}
PER_MB = 1024 if sys.platform.startswith("linux") else 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU and wall seconds of a whole process, its peak memory in MB, and what it printed last."""

    cpu_s: float
    wall_s: float
    rss_mb: float
    printed: str


@dataclass(frozen=True, slots=True)
class Took(Cost):
    """A side's cost, the seconds without start-up, and what the server saw of it."""

    eval_s: float
    requests: int
    most_in_flight: int


def cost(command: Sequence[str]) -> Cost:
    """Run `command` to its end. Raises RuntimeError when it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    with process.stdout:
        said = process.stdout.read().strip()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    wall_s = time.perf_counter() - began
    last = said.rpartition("\n")[2]
    return Cost(usage.ru_utime + usage.ru_stime, wall_s, usage.ru_maxrss / PER_MB, last)


@dataclass(frozen=True, slots=True)
class Bench:
    """A server, and a folder for examples and runs."""

    url: str
    folder: Path

    def run(self, side: str, examples: Path, latency_ms: float, concurrency: int, out: str | None = None) -> Took:
        """One evaluation by one side; `out` keeps what an earlier one with the same `out` left behind.

        Raises RuntimeError when an example was lost.
        """
        folder = self.folder / (out or f"{side}-{time.monotonic_ns()}")
        self._ask("/config", json.dumps({"latency_ms": latency_ms}).encode())
        script, *flags = SIDES[side]
        where = ["--examples", str(examples), "--base-url", f"{self.url}/v1", "--out", str(folder)]
        found = cost([sys.executable, str(HERE / script), *flags, *where, "--concurrency", str(concurrency)])
        told, stats = json.loads(found.printed), json.loads(self._ask("/stats"))
        wanted = len(examples.read_text(encoding="utf-8").splitlines())
        if told["scored"] != wanted:
            raise RuntimeError(f"{side} scored {told['scored']} of {wanted} examples")
        return Took(
            found.cpu_s,
            found.wall_s,
            found.rss_mb,
            found.printed,
            eval_s=told["eval_s"],
            requests=stats["requests"],
            most_in_flight=stats["max_in_flight"],
        )

    def _ask(self, path: str, body: bytes | None = None) -> bytes:
        with urllib.request.urlopen(f"{self.url}{path}", body, timeout=10) as answer:
            return bytes(answer.read())


@contextmanager
def bench(folder: Path) -> Iterator[Bench]:
    """A server for as long as the block lasts."""
    process = subprocess.Popen([sys.executable, str(HERE / "server.py")], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        port = json.loads(process.stdout.readline())["port"]
        yield Bench(f"http://127.0.0.1:{port}", folder)
    finally:
        process.kill()
        process.communicate()
