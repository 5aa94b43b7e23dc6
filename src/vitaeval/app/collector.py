"""How the garbage collector behaves: in a process that is ours from start to end, and while one call of us lasts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = (50_000, 20, 50)
"""Objects made before the young ones are looked at, and how many looks pass before older ones are."""


def patient() -> None:
    """Let the collector leave alone what is loaded, and look rarely at the rest.

    A check keeps much in its tables and leaves no cycles behind: looking through all of it again and again took up to
    a quarter of its time. Never for a process that only calls us: its collector is its own.
    """
    gc.freeze()
    gc.set_threshold(*RARELY)


@contextmanager
def paused() -> Iterator[None]:
    """Let the collector wait for as long as one check takes, in a process that only calls us; then it is as it was.

    Its looks would fall into the check as often as that makes new objects, a tenth of its time, and find nothing. Of
    calls in several threads the first to begin lets it go on.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
