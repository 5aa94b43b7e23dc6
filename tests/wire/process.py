"""The wire server as a process of its own, to be killed and started again."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class WireProcess:
    """One server process; `flags` are fields of Config. With `log`, each request leaves a line that outlives a kill."""

    def __init__(self, log: Path | None = None, **flags: Any) -> None:
        self.port = 0
        self.log = log
        self._flags = flags
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> WireProcess:
        """Listen, on the same port as before if there was one."""
        flags = [flag(name.replace("_", "-"), value) for name, value in self._flags.items()]
        flags += [f"--log={self.log}"] if self.log else []
        command = [sys.executable, str(ROOT / "tests/wire/server.py"), f"--port={self.port}", *flags]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.port = json.loads(self._process.stdout.readline())["port"]
        return self

    def kill(self) -> None:
        """End it at once, whatever is under way."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            if self._process.stdout is not None:
                self._process.stdout.close()
            self._process = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stats(self) -> dict[str, Any]:
        """Counters since the start or the last reset."""
        return self._ask("/stats")

    def configure(self, **changes: Any) -> None:
        """Change fields of Config; counters and buckets start anew."""
        self._ask("/config", changes)

    def logged(self) -> list[dict[str, Any]]:
        """One row per ended request, across all starts."""
        lines = self.log.read_text().splitlines() if self.log and self.log.exists() else []
        return [json.loads(line) for line in lines]

    def _ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.url + path, data), timeout=10) as answer:
            return json.load(answer)


def flag(name: str, value: Any) -> str:
    """How the server's command line takes a field of Config."""
    if isinstance(value, bool):
        return f"--{name}" if value else f"--no-{name}"
    return f"--{name}={value}"
