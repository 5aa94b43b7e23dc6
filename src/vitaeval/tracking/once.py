"""Something in MLflow's registry that is made once, however many want it at the same moment."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from vitaeval.tracking.documents import PATIENCE_S, PAUSE_S, Documents

T = TypeVar("T")


def made_once(client: Any, name: str, find: Callable[[], T | None], make: Callable[[], T]) -> T:
    """What `find` finds, and where that is nothing what `make` makes.

    Of several callers that know the thing by the same `name` one makes it and the others wait for it; when it does not
    come for a minute, its maker has died and they make it.
    """
    known = find()
    if known is None and not _is_ours_to_make(client, name):
        known = _awaited(find)
    return make() if known is None else known


def _is_ours_to_make(client: Any, name: str) -> bool:
    """Whether nobody else has begun."""
    mark = f"{socket.gethostname()} {os.getpid()} {threading.get_ident()} {time.monotonic_ns()}"
    return Documents(client).create(name, mark, "whoever made this entry registers what it is called after")


def _awaited(find: Callable[[], T | None]) -> T | None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        found = find()
        if found is not None:
            return found
        time.sleep(PAUSE_S)
    return None
