"""Markdown emphasis inside a line: read without its marks, quoted with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vitaeval.claims.passages import Passage
from vitaeval.schema.claim import Claim

_MARKS = re.compile(r"\*{2,3}|(?<!\w)_{2,3}(?=\w)|(?<=\S)_{2,3}(?!\w)|`+")
_PAIR = re.compile(r"(?<![\w*])(?P<open>\*)(?=[^\s*])[^*]*[^\s*](?P<close>\*)(?![\w*])")


def unmarked(passage: Passage) -> tuple[Passage, Sequence[int]]:
    """The passage without marks of emphasis, and the place in `passage.text` of each of its characters."""
    text = passage.text
    if not ("*" in text or "_" in text or "`" in text):
        return passage, range(len(text))
    marks = [found.span() for found in _MARKS.finditer(text)]
    marks += [found.span(name) for found in _PAIR.finditer(text) for name in ("open", "close")]
    gone = {place for start, end in marks for place in range(start, end)}
    places = [place for place in range(len(text)) if place not in gone]
    return replace(passage, text="".join(text[place] for place in places)), places


def quoted(claim: Claim, passage: Passage, places: Sequence[int]) -> Claim:
    """A claim of the unmarked passage at its place in the marked one."""
    if len(places) == len(passage.text) or claim.end <= claim.start:
        return claim
    start, end = places[claim.start - passage.offset], places[claim.end - passage.offset - 1] + 1
    at = passage.offset
    return claim.model_copy(update={"start": at + start, "end": at + end, "text": passage.text[start:end]})
