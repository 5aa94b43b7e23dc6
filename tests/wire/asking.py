"""Several processes of `asker.py`, started together."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ASKER = Path(__file__).with_name("asker.py")


class Asking:
    """One process; it begins with `go`."""

    def __init__(self, address: str, url: str, owner: str, prompts: int, at_once: int = 8) -> None:
        words = [sys.executable, str(ASKER), address, url, owner, str(prompts), str(at_once)]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def go(self) -> Asking:
        assert self.process.stdin is not None
        self.process.stdin.write(b"\n")
        self.process.stdin.flush()
        return self

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.communicate()

    def result(self) -> dict[str, Any]:
        """What it printed at its end."""
        out, _ = self.process.communicate(timeout=60)
        assert self.process.returncode == 0
        found: dict[str, Any] = json.loads(out)
        return found


def together(address: str, url: str, prompts: int, processes: int = 2) -> list[dict[str, Any]]:
    """Results of several processes that ask the same at the same time."""
    started = [Asking(address, url, f"p{number}", prompts) for number in range(processes)]
    for process in started:
        process.go()
    return [process.result() for process in started]
