"""Following a ledger for a service: fresh within seconds, never hanging, and at work without the registry."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from vitaeval.errors import ConfigError, EnvironmentFailure
from vitaeval.runner import folder as folders
from vitaeval.schema.released import Snapshot

FRESH_S = 2.0
"""For so long what was read is not asked for again."""
PATIENCE_S = 1.5
"""So long a caller waits for the registry when something is known."""
FIRST_S = 30.0
"""And so long when nothing is."""
CALM_S = 5.0
"""After waiting in vain nobody waits for so long."""
STUCK_S = 10.0
"""A read that takes longer is left to itself and another one begun."""

Read = Callable[[Snapshot | None], Snapshot]


class Watch:
    """The newest snapshot of one task. `read` asks the registry; `file` outlives the process."""

    def __init__(self, read: Read, file: Path) -> None:
        self._read = read
        self._file = file
        self._lock = threading.Lock()
        self._known: Snapshot | None = None
        self._confirmed = float("-inf")
        self._calm_until = float("-inf")
        self._begun = float("-inf")
        self._reader: threading.Thread | None = None
        self._trouble: Exception | None = None

    def look(self) -> tuple[Snapshot, str | None]:
        """The snapshot, and why it may be out of date (None: it is not).

        Raises EnvironmentFailure when the registry does not answer and nothing was ever read here, ConfigError when it
        says that there is nothing.
        """
        if self._is_fresh() and self._known is not None:
            return self._known, None
        known = self._known or self._kept()
        self._begin()
        if self._has_read(known) and self._known is not None:
            return self._known, None
        if isinstance(self._trouble, ConfigError):
            raise self._trouble
        why = f"the registry has not answered ({self._trouble or 'it hangs'})"
        if known is None:
            raise EnvironmentFailure(f"{why}, and nothing was read from it before")
        return known, f"{why}; this is the last binding that was read from it, after entry {known.number}"

    def _is_fresh(self) -> bool:
        return time.monotonic() - self._confirmed < FRESH_S

    def _begin(self) -> None:
        """Start a read unless one is under way and not stuck."""
        with self._lock:
            now = time.monotonic()
            if self._reader is not None and self._reader.is_alive() and now - self._begun < STUCK_S:
                return
            self._begun = now
            self._reader = threading.Thread(target=self._refresh, args=(now,), daemon=True, name="vitaeval-registry")
            self._reader.start()

    def _has_read(self, known: Snapshot | None) -> bool:
        """Wait for the read under way, as long as a caller may wait; whether it ended well."""
        reader, now = self._reader, time.monotonic()
        if reader is None or (known is not None and now < self._calm_until):
            return False
        reader.join(PATIENCE_S if known is not None else FIRST_S)
        if reader.is_alive() or self._trouble is not None:
            self._calm_until = time.monotonic() + CALM_S
            return False
        return True

    def _refresh(self, begun: float) -> None:
        try:
            found = self._read(self._known)
        except Exception as error:  # told to whoever asks next, who may have a last known answer
            self._trouble = error
            return
        with self._lock:
            changed = found != self._known
            self._known, self._trouble = found, None
            self._confirmed = max(self._confirmed, begun)
        if changed:
            self._keep(found)

    def _keep(self, found: Snapshot) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            folders.write(self._file, found.model_dump_json())
        except (OSError, EnvironmentFailure):
            return

    def _kept(self) -> Snapshot | None:
        try:
            return Snapshot.model_validate_json(self._file.read_bytes())
        except (OSError, ValidationError):
            return None
