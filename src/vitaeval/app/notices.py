"""What a run told its user on the way: said at once, and kept in the run's folder for its record."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from vitaeval.app import clock

NOTICES = "notices.txt"


def tell(folder: Path, line: str) -> None:
    """Say `line` on standard error and keep it with its time; a disk that takes no more is the journal's matter."""
    print(line, file=sys.stderr)
    with suppress(OSError), (folder / NOTICES).open("a", encoding="utf-8") as file:
        file.write(f"{clock.now().isoformat(timespec='seconds')} {line}\n")


def told(folder: Path) -> tuple[str, ...]:
    """All lines so far, those of earlier lives of the run included; oldest first."""
    path = folder / NOTICES
    return tuple(path.read_text(encoding="utf-8").splitlines()) if path.exists() else ()
