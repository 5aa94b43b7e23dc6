"""Files that only grow, one JSON object a line: a line stands there whole or not at all."""

from __future__ import annotations

import os
from io import SEEK_END, FileIO
from pathlib import Path

_PIECE = 2**16


def mend(path: Path) -> None:
    """Cut off a torn last line: its writer died over it, and nobody has relied on it. A missing file stays missing."""
    if not path.exists():
        return
    with path.open("rb", buffering=0) as file:
        size = file.seek(0, SEEK_END)
        whole = _whole(file, size)
    if whole < size:
        os.truncate(path, whole)


def append(file: FileIO, lines: bytes) -> None:
    """Return once `lines` are on disk, at the end of the unbuffered `file`. Raises OSError, and leaves it as it was."""
    end = os.fstat(file.fileno()).st_size
    rest = memoryview(lines)
    try:
        while rest:
            rest = rest[file.write(rest) :]
        os.fsync(file.fileno())
    except OSError:
        os.ftruncate(file.fileno(), end)
        raise


def _whole(file: FileIO, end: int) -> int:
    """Bytes up to the last line's end, looked for from behind."""
    while end:
        begin = max(0, end - _PIECE)
        file.seek(begin)
        if found := file.read(end - begin).rfind(b"\n") + 1:
            return begin + found
        end = begin
    return 0
