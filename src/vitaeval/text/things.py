"""Things that running text names: how far the name of one goes, and words which say that there were none."""

from __future__ import annotations

import re

_END = re.compile(
    r" (?:in|at|on|since|for|over|during|among|across|by|from|within|to|and|or|with|of|after|until|each|every|per|a|who"
    r"|that|which|where|as)\b"
)
_NONE = re.compile(r"\b(?:no|none|zero|never|without|nil|free|not|eliminat\w*|ended|stopped|gone)\b|\b0\b|-free\b")


def name_of(words: str) -> str:
    """The part of some lower-case words that names a thing: all before the first word of grammar behind one."""
    return _END.split(words, maxsplit=1)[0]


def tells_of_none(text: str) -> bool:
    """Whether a lower-case text says of anything that there was, or is now, none of it."""
    return _NONE.search(text) is not None
