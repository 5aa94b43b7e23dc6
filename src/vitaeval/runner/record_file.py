"""`record.json` as it is on disk: its head is read, its examples are found."""

from __future__ import annotations

import json
from array import array
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from vitaeval.errors import DataError
from vitaeval.runner.spool import KeptOnDisk, Texts
from vitaeval.schema.run import CLOSED, OPENED, RunRecord


def read_record_file(path: Path) -> RunRecord:
    """The record in `path`; its examples stay there and are read when they are looked at.

    A record on a single line, as earlier versions wrote it, is read as a whole. Raises DataError when the
    file is no record, or one of a later format.
    """
    try:
        file = path.open("rb")
        head = file.readline()
        if not head.endswith(OPENED + b"\n"):
            return _validated(path, head + file.read())
        found = _validated(path, head.removesuffix(OPENED + b"\n") + b"," + OPENED[1:] + CLOSED)
        return RunRecord(**{**dict(found), "examples": KeptOnDisk(_texts(path, file, len(head)))})
    except (OSError, ValueError, AttributeError, ValidationError) as error:
        raise DataError(f"{path}: {str(error).splitlines()[0]}") from None


def _validated(path: Path, text: bytes) -> RunRecord:
    found = json.loads(text).get("format")
    if found != 1:
        raise DataError(f"{path}: format {found!r} is not known to this version of vitaeval")
    return RunRecord.model_validate_json(text)


def _texts(path: Path, file: BinaryIO, begin: int) -> Texts:
    """Where each line of examples lies. Raises ValueError when the end is missing."""
    starts, lengths, line = array("q"), array("q"), b""
    for line in file:
        starts.append(begin)
        lengths.append(len(line.rstrip(b"\n").removesuffix(b",")))
        begin += len(line)
    if line.rstrip() != CLOSED:
        raise ValueError("the record breaks off")
    return Texts(path, file, starts[:-1], lengths[:-1])
