"""A file of people's words: one a line, only ever added to, kept in Git."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from vitaeval.errors import DataError, EnvironmentFailure
from vitaeval.golden.documents import first_problem
from vitaeval.schema.base import Noun
from vitaeval.schema.line_file import append

N = TypeVar("N", bound=Noun)
CONFLICT = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")


def read_words(path: Path, kind: type[N], name: str) -> tuple[tuple[int, N], ...]:
    """Every line with its number, in order of the file. No file is no lines.

    `name` says what a line is, with its article. Raises DataError naming each bad `file:line`.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return ()
    problems: list[str] = []
    found = [
        (number, word)
        for number, line in enumerate(lines, start=1)
        if line.strip() and (word := _word(line, kind, (f"{path}:{number}", name), problems)) is not None
    ]
    if problems:
        raise DataError("\n".join(problems))
    return tuple(found)


def append_word(path: Path, word: Noun) -> int:
    """Add one line, whole, and return its number. Raises EnvironmentFailure when the disk refuses."""
    try:
        held = path.read_bytes() if path.exists() else b""
        torn = b"\n" if held and not held.endswith(b"\n") else b""
        with path.open("ab", buffering=0) as file:
            append(file, torn + word.model_dump_json().encode() + b"\n")
    except OSError as error:
        raise EnvironmentFailure(f"{path}: cannot write: {error.strerror or error}") from None
    return (held + torn).count(b"\n") + 1


def _word(line: bytes, kind: type[N], told: tuple[str, str], problems: list[str]) -> N | None:
    where, name = told
    if line.startswith(CONFLICT):
        problems.append(f"{where}: a merge conflict: keep the lines of both sides and remove the marks")
        return None
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        problems.append(f"{where}: not {name}: {first_problem(error)}; put it right or remove the line")
        return None
