"""A cassette: recorded answers in one portable JSONL file, each line complete in itself."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from vitaeval.errors import DataError
from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Purpose, Reply, Sampling


class Recorded(Noun):
    """One answered call of a run; `reply` holds what it cost (`cost_usd`), who answered and how long it took.

    `key` is the call's name in its run (`schema.call_key`). It covers the messages without holding them: a
    cassette shows answers, never questions. `model`, `sampling` (what the run's configuration set beyond
    the prompt version) and `epoch` are what a replay has to put back to arrive at the same key. `recorded`
    is the run's beginning (ISO time). Lines of several runs may stand in one file, in any order.
    """

    format: Literal[1] = 1
    key: str = Field(pattern=r"^[0-9a-f]{64}$")
    purpose: Purpose
    trial: int = Field(ge=0)
    epoch: str
    provider: str
    model: str
    sampling: Sampling
    run: str
    recorded: str
    prompt: str
    golden: str
    reply: Reply

    @property
    def asked(self) -> str:
        """The recorded model as requests name it."""
        return f"{self.provider}/{self.model}"


def read_cassette(path: Path) -> tuple[Recorded, ...]:
    """All entries of the file `path`. Raises DataError that lists every broken line at once, with its place."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise DataError(f"{path}: cannot read the cassette: {error.strerror or error}") from None
    entries: list[Recorded] = []
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entries.append(Recorded.model_validate_json(line))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            problems.append(f"{path}:{number}: {where + ': ' if where else ''}{first['msg']}")
    if not entries and not problems:
        problems.append(f"{path}: the cassette is empty")
    if problems:
        raise DataError("\n".join(problems))
    return tuple(entries)
