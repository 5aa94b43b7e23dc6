"""Which code is running, by content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

SUFFIXES = (".py", ".csv", ".txt", ".json")


def code_digest(extra: Path) -> str:
    """SHA-256 over the package's modules and data, and over the modules in `extra` (a project's metrics).

    Two processes with the same digest score alike; what is kept under it is never stale.
    """
    return hashlib.sha256(f"{_package()} {_content(extra.glob('*.py'))}".encode()).hexdigest()


@cache
def _package() -> str:
    found = Path(str(files("vitaeval"))).rglob("*")
    return _content(path for path in found if path.suffix in SUFFIXES and "scaffold" not in path.parts)


def _content(paths: Iterable[Path]) -> str:
    content = hashlib.sha256()
    for path in sorted(paths):
        content.update(path.name.encode())
        content.update(path.read_bytes())
    return content.hexdigest()
