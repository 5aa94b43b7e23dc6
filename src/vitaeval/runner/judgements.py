"""The judgements of a run on disk: `judgements.jsonl`, one line an answer, replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from vitaeval.errors import DataError
from vitaeval.runner.folder import write_pieces
from vitaeval.schema.judgement import Recorded

JUDGEMENTS = "judgements.jsonl"


def write_judgements(folder: Path, lines: Iterable[Recorded]) -> None:
    """Put `lines` in place of what the run's folder held."""
    write_pieces(folder / JUDGEMENTS, (line.model_dump_json().encode() + b"\n" for line in lines))


def read_judgements(folder: Path) -> tuple[Recorded, ...]:
    """Every line in order; none where nobody has judged the run. Raises DataError naming a bad `file:line`."""
    path = folder / JUDGEMENTS
    if not path.exists():
        return ()
    found = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append(Recorded.model_validate_json(line))
        except ValidationError as error:
            reason = str(error).splitlines()[1:3]
            raise DataError(
                f"{path}:{number}: not a judgement ({' '.join(' '.join(reason).split())}); "
                "`vitaeval judge run=…` writes the file anew and buys nothing twice"
            ) from None
    return tuple(found)
