"""Texts in MLflow's registry that are written once: whoever comes second with a name is told so.

MLflow has no compare-and-set, with a database or behind a server; what it has is that a registered model's name
is taken once. So a text is the tags of a registered model, made in one step together with its name.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from vitaeval.errors import EnvironmentFailure

T = TypeVar("T")
PIECE = 4000
"""Characters a tag takes in every database that MLflow knows (5000 at most)."""
TEXT = "vitaeval.text."
PAGE = 1000
BUSY = ("database is locked", "TEMPORARILY_UNAVAILABLE", "deadlock", "could not serialize", "QueuePool limit")
OVERTAKEN = ("UNIQUE constraint failed", "duplicate key", "Duplicate entry")
"""What databases say when two write the same row at once: the second finds it there when it comes again."""
PATIENCE_S = 60.0
PAUSE_S = 0.05


@dataclass(frozen=True, slots=True)
class Documents:
    """The texts under one client of MLflow."""

    client: Any

    def create(self, name: str, text: str, about: str) -> bool:
        """Write `text` under `name` if nothing stands there; False when something else does.

        `about` is what MLflow's own pages show. A request whose answer was lost counts as done if the very
        text stands there.
        """
        try:
            patiently(lambda: self.client.create_registered_model(name, pieces(text), about[:PIECE]))
        except Exception as error:  # whatever came back, what counts is what stands there now
            found = self.read(name)
            if found is None and code(error) == "RESOURCE_ALREADY_EXISTS":
                raise EnvironmentFailure(f"MLflow says that {name} exists and does not show it") from error
            if found is None:
                raise
            return found == text
        return True

    def read(self, name: str) -> str | None:
        """The text under `name`; None when there is none."""
        try:
            return whole(patiently(lambda: self.client.get_registered_model(name)).tags)
        except Exception as error:
            if is_unknown(error):
                return None
            raise

    def under(self, prefix: str) -> dict[str, str]:
        """All texts whose names begin with `prefix`, by name."""
        return {item.name: whole(item.tags) for item in self._found(prefix) if item.name.startswith(prefix)}

    def _found(self, prefix: str) -> Iterator[Any]:
        token = None
        while True:
            page = patiently(
                lambda token=token: self.client.search_registered_models(  # type: ignore[misc]
                    f"name LIKE '{prefix}%'", max_results=PAGE, order_by=["name ASC"], page_token=token
                )
            )
            yield from page
            token = page.token
            if not token:
                return


def code(error: Exception) -> str | None:
    """MLflow's own word for what went wrong; asked without importing MLflow, which takes seconds."""
    return getattr(error, "error_code", None)


def is_unknown(error: Exception) -> bool:
    """Whether MLflow says that it has no such thing."""
    return code(error) in ("RESOURCE_DOES_NOT_EXIST", "NOT_FOUND")


def pieces(text: str) -> dict[str, str]:
    """`text` as tags, none too long for a database."""
    return {f"{TEXT}{start // PIECE:04d}": text[start : start + PIECE] for start in range(0, max(len(text), 1), PIECE)}


def whole(tags: Mapping[str, str]) -> str:
    """The text that `pieces` cut up."""
    return "".join(tags[key] for key in sorted(tags) if key.startswith(TEXT))


def patiently(action: Callable[[], T], also: tuple[str, ...] = ()) -> T:
    """`action`, again while the database is busy with others, for a minute at most.

    `also` are words of further errors that pass by themselves.
    """
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            return action()
        except Exception as error:  # each database has its own error for "not now"
            if time.monotonic() > end or not any(word in str(error) for word in (*BUSY, *also)):
                raise
            time.sleep(PAUSE_S)
