"""Near matches for a mistyped name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

FARTHEST = 0.5
"""Share of letters that may differ before a known name is no guess any more."""
MOST = 3


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A phrase to append to an error: the nearest known names, or all of them when few.

    A name that is more than twice as far as the nearest is not what was meant, and is not told.
    """
    names = sorted(known)
    far = {each: 1.0 - SequenceMatcher(None, each, name).ratio() for each in names}
    nearest = min(far.values(), default=1.0)
    near = sorted((each for each in names if far[each] <= min(FARTHEST, 2 * nearest)), key=far.__getitem__)[:MOST]
    if near:
        return f"did you mean {' or '.join(near)}?"
    listed = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"known: {listed}" if names else "there is none yet"
