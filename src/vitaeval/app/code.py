"""Which code is running, by content."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def code_digest(extra: Path | None = None) -> str:
    """SHA-256 over the package's modules and data, and over the modules in `extra` (a project's metrics).

    Two processes with the same digest score alike; what is kept under it is never stale.
    """
    package = Path(str(files("vitaeval")))
    found = [path for path in package.rglob("*") if path.suffix in (".py", ".csv", ".txt", ".json")]
    if extra is not None:
        found += extra.glob("*.py")
    content = hashlib.sha256()
    for path in sorted(path for path in found if "scaffold" not in path.parts):
        content.update(path.name.encode())
        content.update(path.read_bytes())
    return content.hexdigest()
