"""Counts that a text spells out itself: "two languages, English and French"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims.evidence import Line
from vitaeval.claims.ruling import Ruling, supported
from vitaeval.text import numerals
from vitaeval.text.normalize import plain, stem, words
from vitaeval.text.quantities import Bound, Quantity

_MOST = 9
_MARK = re.compile(r"(?P<thing>(?:-\w+)?(?: [\w'-]+){0,4}?)(?:: | ?\(|, | ?[–—] )(?P<items>[^.;:()]+)")
_APART = re.compile(r",? and |, | ?& ?|/")
_TAIL = re.compile(
    r",? (?:for|in|at|with|of|to|by|on|from|that|which|who|where|during|under|over|among|between) "
    r"|, (?:all|both|each|one|the \w+(?:est|er|st)) "
)
_ITEM = re.compile(
    rf"(?:(?P<one>an?|one|the) |(?P<words>{numerals.WORDS}) |(?P<digits>\d{{1,3}}) )?(?P<name>[\w&+#.' -]+)"
)
_COUNTED = frozenset({"thing", "people"})


def spelled(said: Quantity, text: str, lines: tuple[Line, ...]) -> Ruling | None:
    """What supports a number that counts what stands right behind it, all of it told by one line of the profile.

    The things are as many as the number says, one by one or by their own numbers ("three buildings: two schools and a
    library"). None where the line counts the same otherwise.
    """
    is_small = said.unit in _COUNTED and said.bound is Bound.EXACT and not said.per and 1 < said.value == said.high
    found = _MARK.match(plain(text), said.end) if is_small and said.value <= _MOST else None
    if found is None or (not found["thing"] and text[said.end : said.end + 1] == ","):
        return None
    for line in lines:
        if said.value in tuple(_counts(found["items"], line)) and not _is_other(said, line):
            return supported(line, "the text names as many, and so does the profile")
    return None


def _counts(items: str, line: Line) -> Iterator[int]:
    """How many things a list names and how many its own numbers make up, if the line names them all."""
    listed = _APART.split(_TAIL.split(items, maxsplit=1)[0].strip())
    found = [_ITEM.fullmatch(item.strip()) for item in listed]
    if len(found) < 2 or not all(item and _is_named(item["name"], line) for item in found):
        return
    yield len(found)
    yield sum(_many(item) for item in found if item)


def _is_named(item: str, line: Line) -> bool:
    held = {word.text for word in words(line.text)} | line.stems
    return all(word.text in held or stem(word.text) in held for word in words(item))


def _many(item: re.Match[str]) -> int:
    if item["words"]:
        return int(numerals.from_words(item["words"]))
    return int(item["digits"] or 1)


def _is_other(said: Quantity, line: Line) -> bool:
    """Whether a line gives another figure for what is counted."""
    return any(held.noun == said.noun is not None and held.value != said.value for held in line.quantities)
