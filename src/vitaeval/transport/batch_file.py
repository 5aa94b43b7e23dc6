"""Which batches a run has ordered, on disk before anybody waits for them.

One JSON object a line: a batch's id with the call keys of its items by custom id, or which of its items
brought no answer and may be asked again. No text of a request or an answer is in it. Lines are written at once
and in the event loop's own thread: nothing may come between an order and its note, and both are rare.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vitaeval.errors import DataError, EnvironmentFailure
from vitaeval.schema.line_file import append, mend


@dataclass(frozen=True, slots=True)
class Ordered:
    """Where the answer to a call will be: its batch, and when that was ordered (clock seconds)."""

    batch: str
    at: float


class BatchFile:
    """The batches of one run; `places` finds the item of a call by its key. One process at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.places = _read(path)

    def ordered(self, batch: str, provider: str, at: float, keys: Mapping[str, str]) -> None:
        """Return once it is on disk that `batch` has the items `keys` (custom id to call key).

        Raises EnvironmentFailure that names the batch when the disk takes no more.
        """
        self._append({"batch": batch, "provider": provider, "at": at, "keys": dict(keys)})
        _add(self.places, batch, at, keys)

    def lost(self, batch: str, keys: Iterable[str]) -> None:
        """Note that the calls `keys` got no answer from `batch`: whoever asks next asks anew."""
        gone = sorted(keys)
        self._append({"batch": batch, "lost": gone})
        _drop(self.places, batch, gone)

    def _append(self, entry: Mapping[str, object]) -> None:
        line = json.dumps(entry, ensure_ascii=False).encode() + b"\n"
        try:
            with self.path.open("ab", buffering=0) as file:
                append(file, line)
        except OSError as error:
            reason = error.strerror or error
            raise EnvironmentFailure(f"{self.path}: cannot note batch {entry['batch']}: {reason}") from None


def _add(places: dict[str, Ordered], batch: str, at: float, keys: Mapping[str, str]) -> None:
    for key in keys.values():
        places[key] = Ordered(batch, at)


def _drop(places: dict[str, Ordered], batch: str, keys: Iterable[str]) -> None:
    for key in keys:
        if key in places and places[key].batch == batch:
            del places[key]


def _read(path: Path) -> dict[str, Ordered]:
    """Items by call key. A torn last line is cut from the file; a broken line elsewhere raises DataError."""
    if not path.exists():
        return {}
    mend(path)
    places: dict[str, Ordered] = {}
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            entry = json.loads(line)
            if "lost" in entry:
                _drop(places, entry["batch"], entry["lost"])
            else:
                _add(places, entry["batch"], entry["at"], entry["keys"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(f"{path}:{number}: broken batch line: {error}") from None
    return places
