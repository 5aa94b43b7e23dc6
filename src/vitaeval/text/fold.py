"""Text without case and accents that still knows where each of its signs came from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_ODD = re.compile(r"[^\x00-\x7f]")
_UNDIVIDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})


@dataclass(frozen=True, slots=True)
class Folded:
    """`text[i]` comes from `original[starts[i]:ends[i]]`; null when each sign stands for itself."""

    text: str
    starts: Sequence[int] | None = None
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span behind `text[start:end]`, which must not be empty."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def without(self, spans: Iterable[tuple[int, int]], sign: str) -> Folded:
        """The same with `sign` wherever the original's `spans` stand."""
        text = self.text
        for start, end in spans:
            first, last = self._place(start, end)
            text = text[:first] + sign * (last - first) + text[last:]
        return Folded(text, self.starts, self.ends)

    def _place(self, start: int, end: int) -> tuple[int, int]:
        """Where `original[start:end]` stands in `text`."""
        if self.starts is None or self.ends is None:
            return start, end
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def fold(text: str) -> Folded:
    r"""`text` in lower case, without accents, soft hyphens and invisible signs, `\u00ea` read as its letter."""
    if "\\u" not in text and all(len(_plain(letter)) == 1 for letter in set(_ODD.findall(text))):
        return Folded(_ODD.sub(lambda found: _plain(found[0]), text).lower())
    return _traced(text)


def _traced(text: str) -> Folded:
    """The same for a text whose length changes."""
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, letter in _letters(text):
        plain = _plain(letter)
        if not plain and ends and unicodedata.combining(letter):
            ends[-1] = end
        signs.append(plain)
        starts += [start] * len(plain)
        ends += [end] * len(plain)
    return Folded("".join(signs), starts, ends)


def _letters(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and letter of each sign of the original."""
    position = 0
    for found in _ESCAPED.finditer(text):
        yield from ((place, place + 1, text[place]) for place in range(position, found.start()))
        yield found.start(), found.end(), chr(int(found[1], 16))
        position = found.end()
    yield from ((place, place + 1, text[place]) for place in range(position, len(text)))


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    whole = unicodedata.normalize("NFKD", letter).casefold().lower()
    return "".join(sign for sign in whole if _seen(sign)).translate(_UNDIVIDED)


def _seen(sign: str) -> bool:
    return not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf"
