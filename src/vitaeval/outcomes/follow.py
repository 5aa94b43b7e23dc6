"""A growing file of execution records: what was added since the last look."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from vitaeval.errors import DataError
from vitaeval.outcomes.lines import understood
from vitaeval.schema.execution import Execution

LINES = (".jsonl", ".ndjson")


@dataclass
class Tail:
    """A reader of JSON Lines that remembers where it stopped.

    A line without its end waits for the rest. A file that became shorter was replaced, and is read from its start;
    one that is not there yet has no lines. `unread` counts lines that are no execution record, with the last reason.
    """

    path: Path
    unread: int = 0
    reason: str | None = None
    _offset: int = field(default=0, init=False)

    def more(self) -> list[Execution]:
        """Records that were added since the last call. Raises DataError when the file cannot be read at all."""
        if self.path.suffix.lower() not in LINES:
            raise DataError(f"{self.path}: only a file of JSON lines can be followed ({' or '.join(LINES)})")
        try:
            if not self.path.exists():
                return []
            if self.path.stat().st_size < self._offset:
                self._offset = 0
            with self.path.open("rb") as file:
                file.seek(self._offset)
                return self._records(file.read())
        except OSError as error:
            raise DataError(f"{self.path}: cannot read: {error.strerror or error}") from None

    def _records(self, added: bytes) -> list[Execution]:
        whole = added[: added.rfind(b"\n") + 1]
        self._offset += len(whole)
        found = []
        for line in whole.split(b"\n"):
            if line.strip():
                record = understood(line)
                if isinstance(record, Execution):
                    found.append(record)
                else:
                    self.unread, self.reason = self.unread + 1, record
        return found
