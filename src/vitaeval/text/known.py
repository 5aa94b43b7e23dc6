"""Where a folded text says one known value, however it is written there.

Each function takes the value and gives a search: folded text in, spans out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from vitaeval.text.fold import fold

Search = Callable[[str], list[tuple[int, int]]]

_FEWEST_DIGITS = 7
_LONGEST_PREFIX = 4
_SHORTEST_HANDLE = 3


@lru_cache(maxsize=512)
def email(value: str) -> Search:
    """The address as it is."""
    plain = fold(value.strip()).text
    return _search(rf"(?<![\w.+\-]){re.escape(plain)}(?![\w\-])", plain)


@lru_cache(maxsize=512)
def address(value: str) -> Search:
    """The words of `value`, whatever stands between them."""
    words = re.findall(r"\w+", fold(value).text)
    if not words:
        return _nowhere
    return _search(r"(?<![\w.,])" + r"[\s.,;\-]{1,4}".join(words) + r"(?!\w|[.,]\d)", words[0])


@lru_cache(maxsize=512)
def phone(value: str) -> Search:
    """The number however it is grouped, with and without its country's prefix."""
    digits = re.sub(r"\D", "", value)
    if len(digits) < _FEWEST_DIGITS:
        return _nowhere
    forms = [digits[drop:] for drop in range(_LONGEST_PREFIX) if len(digits) - drop >= _FEWEST_DIGITS]
    grouped = "|".join(r"[\s().\-/]{0,3}".join(form) for form in forms)
    search = _search(rf"(?<![\d.])(?:\+|00|\(?0\)?)?\(?(?:{grouped})(?!\d)", "")

    def found(text: str) -> list[tuple[int, int]]:
        return search(text) if forms[-1] in _NO_DIGIT.sub("", text) else []

    return found


@lru_cache(maxsize=512)
def link(value: str) -> Search:
    """The address with or without scheme and "www.", and everything below it."""
    bare = re.sub(r"^(?:[a-z]+://)?(?:www\.)?", "", fold(value.strip()).text).rstrip("/")
    if "." not in bare:
        return _nowhere
    return _search(
        rf"(?<![\w.@\-])(?:[a-z]{{2,10}}://)?(?:www\.)?{re.escape(bare)}(?![\w\-]|\.\w)"
        r"(?:[/?#](?:[^\s\"'<>()\[\]\\]*[\w/=])?)?",
        bare,
    )


@lru_cache(maxsize=512)
def handle(value: str) -> Search:
    """The user name as a word of its own, with or without "@"."""
    plain = fold(value.strip()).text.removeprefix("@")
    if len(plain) < _SHORTEST_HANDLE:
        return _nowhere
    return _search(rf"(?<![\w.])@?{re.escape(plain)}(?![\w\-])", plain)


_NO_DIGIT = re.compile(r"\D+")


def _search(pattern: str, hint: str) -> Search:
    """Search for `pattern`, which never matches in a text without `hint`."""
    compiled = re.compile(pattern)

    def found(text: str) -> list[tuple[int, int]]:
        return [match.span() for match in compiled.finditer(text)] if hint in text else []

    return found


def _nowhere(_text: str) -> list[tuple[int, int]]:
    return []
