"""A real Redis server on a free port, to be killed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest


class RedisProcess:
    """One server that keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            self.port: int = door.getsockname()[1]

    def start(self) -> RedisProcess:
        """Listen, on the same port as before."""
        words = [program(), f"--port {self.port}", "--bind 127.0.0.1", "--save ''", "--appendonly no"]
        words.append(f"--dir {self._folder}")
        flags = [part.strip("'") for word in words[1:] for part in word.split(" ", 1)]
        self._process = subprocess.Popen([words[0], *flags], stdout=subprocess.DEVNULL)
        end = time.monotonic() + 10
        while not self._listens():
            if time.monotonic() > end:
                raise RuntimeError("redis-server did not start")
            time.sleep(0.02)
        return self

    def kill(self) -> None:
        """kill -9."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def freeze(self) -> None:
        """Keep the port open and answer nothing; a kill ends it all the same."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)

    @property
    def uri(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def _listens(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as line:
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def program() -> str:
    """The server's path. Without one, tests are skipped on a developer's machine and fail in CI."""
    found = shutil.which("redis-server")
    if found is None:
        if os.environ.get("CI") == "true":
            raise RuntimeError("redis-server is missing: apt-get install redis-server")
        pytest.skip("redis-server is not installed")
    return found
