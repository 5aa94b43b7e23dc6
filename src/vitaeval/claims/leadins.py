"""The label that some bullets open with ("Carrier negotiation: Agreed new rates"): it sums up and claims nothing."""

from __future__ import annotations

import re

from vitaeval.claims.passages import Part, Passage

_LABEL = re.compile(
    r"\W*(?P<label>[A-Z][\w&/'’-]*(?:[ ,]+(?:[\w&/'’-]+)){0,5}):\W*(?P<deed>[A-Za-z\d][\w'’-]*)\s+\S+\s+\S"
)
_ABSTRACT = re.compile(
    r"(?:ment|tion|sion|ship|ing|ance|ence|ity|ics|sis|logy|ery|ure|ness|service|support|growth|control|care|work)s?$"
)
"""How a word ends that names a field of work, and neither a firm nor a prize."""
_OF_SOMEBODY = re.compile(r"\b(?:of|at|for|with|by|from|the) [A-Z]")
_OPENED, _CLOSED = re.compile(r"(?:^\W*|,|&|/|\band)\s*$"), re.compile(r"\s*(?:[:,&/*]|and\b)")
_PLAIN = re.compile(r"[A-Za-z]?[a-z'’-]+")


def end_of(passage: Passage) -> int:
    """Where the label of a bullet ends; 0 where it has none.

    It names a field of work, or stands with a capital before another one ("Data Pipelines: Built …") and names nobody.
    """
    found = _LABEL.match(passage.text) if passage.part is Part.BULLET and ":" in passage.text else None
    if found is None:
        return 0
    is_field = _ABSTRACT.search(found["label"].casefold()) is not None
    is_label = is_field or (not found["deed"][0].islower() and not _OF_SOMEBODY.search(found["label"]))
    return found.end("label") if is_label else 0


def is_part(text: str, start: int, end: int) -> bool:
    """Whether a name is all of a label, or all of one of the things that it joins ("Machine Learning & Reporting:")."""
    return _OPENED.search(text, 0, start) is not None and _CLOSED.match(text, end) is not None


def is_plain(name: str) -> bool:
    """Whether a name is made of everyday words, at most its first letters in capitals: no tool is called so."""
    return all(_PLAIN.fullmatch(word) for word in re.split(r"[\s/&-]+", name) if word)
