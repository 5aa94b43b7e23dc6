"""Patterns that are read only where a text has a word that each of their matches holds.

Most texts have none, and to see that costs far less than to try a long pattern at every letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as engine  # type: ignore[attr-defined]
from typing import Any

_LENGTH = 5
"""How many letters of a word are looked at."""
_RUN = re.compile(rf"([A-Za-z]{{1,{_LENGTH}}})[A-Za-z]*")
_EVERYWHERE = frozenset(
    "a an and are as at be been by for from had has have he i in is it its my of on or our she that the their they this"
    " to was we were what which who with you your".split()
)
"""Words that most texts have: where a match holds another one, that is looked for."""
_REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})
_LOOKS = frozenset({op.ASSERT, op.ASSERT_NOT})
_NO_LETTERS = frozenset({op.CATEGORY_SPACE, op.CATEGORY_DIGIT, op.CATEGORY_NOT_WORD})
_EDGE, _LOST = (op.AT, op.AT_BOUNDARY), (op.ANY, None)
_NOWHERE = frozenset({""})
_FOUND = ("_needed", "_ready")
_FIRST, _LAST = slice(None, 1), slice(-1, None)
Steps = Sequence[tuple[Any, Any]]


@lru_cache(maxsize=8192)
def openings(text: str) -> frozenset[str]:
    """How the words of a text begin: the first five letters of each run of Latin letters, in their case."""
    return frozenset(_RUN.findall(text))


def needed(pattern: str) -> frozenset[str]:
    """Openings of words (see `openings`) of which every match of a pattern holds one.

    Raises ValueError for a pattern that may match without any, or that ignores case. `pattern` must not look at the
    middle of words: what it looks for is read from where a word begins.
    """
    steps = engine.parse(pattern)
    found = _words(list(steps), None, frozenset())
    if not found or steps.state.flags & re.IGNORECASE:
        raise ValueError(f"no word stands in each match of {pattern}")
    return found - _NOWHERE


class Worded:
    """A pattern with the openings of the words that its matches need; both found when they are first used."""

    __slots__ = (*_FOUND, "pattern")
    _needed: frozenset[str]
    _ready: re.Pattern[str]

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> object:
        """What is not found yet. Behind the first use a place is read as fast as any."""
        if name not in _FOUND:
            raise AttributeError(name)
        self._needed, self._ready = needed(self.pattern), re.compile(self.pattern)
        return getattr(self, name)

    def may_stand_in(self, text: str) -> bool:
        """Whether the text has one of the words; where it has none, the pattern finds nothing."""
        return not self._needed.isdisjoint(openings(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each place of the text."""
        return iter(()) if self._needed.isdisjoint(openings(text)) else self._ready.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place, or None."""
        return None if self._needed.isdisjoint(openings(text)) else self._ready.search(text)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The place that begins at an offset, or None."""
        return None if self._needed.isdisjoint(openings(text)) else self._ready.match(text, start)

    def sub(self, form: str, text: str) -> str:
        """The text with something else at each place."""
        return text if self._needed.isdisjoint(openings(text)) else self._ready.sub(form, text)


def _words(steps: Steps, run: str | None, held: frozenset[str]) -> frozenset[str]:
    """One opening of each way through the steps of a pattern: the first that is not in every text.

    `run` is what is known of the word that a way stands in, from its first letter on (None: not known from there);
    `held` what the way has passed already. Empty where a way has none; a way that leads nowhere has the empty word.
    """
    if not steps:
        return held
    parts, rest = _parts(*steps[0], run), steps[1:]
    if parts is not None:
        found = [_words([*part, *rest], run, held) for part in parts]
        return _NOWHERE.union(*found) if all(found) else frozenset()
    if _is_apart(steps, _FIRST):
        return _passed(run, rest, "", held)
    if steps[0][0] is not op.LITERAL or run is None:
        return _words(rest, None, held)
    run += chr(steps[0][1])
    return _passed(run, rest, run, held) if len(run) == _LENGTH else _words(rest, run, held)


def _passed(word: str | None, rest: Steps, run: str, held: frozenset[str]) -> frozenset[str]:
    """A word of a way is known: it is what the way needs, unless it is in every text."""
    if not word or len(word) > _LENGTH:
        return _words(rest, run, held)
    return _words(rest, run, held or frozenset({word})) if word in _EVERYWHERE else frozenset({word})


def _parts(kind: Any, value: Any, run: str | None) -> Sequence[Steps] | None:
    """The ways into which a step parts; None for a step that is one sign or one place."""
    if (inner := _inside(kind, value)) is not None:
        return [inner]
    if kind is op.BRANCH:
        return [list(way) for way in value[1]]
    if kind in _REPEATS:
        return _repeated(value[0], value[1], list(value[2]), run)
    if kind in _LOOKS:
        return [[_EDGE] if _sees_edge(kind, *value) else []] if value[1] else []
    if kind is op.IN and all(each is op.LITERAL for each, _ in value) and not _is_apart([(kind, value)], _FIRST):
        return [[sign] for sign in value]
    return [] if kind is op.FAILURE else None


def _repeated(least: int, most: int, inner: list[tuple[Any, Any]], run: str | None) -> Sequence[Steps]:
    """What may come several times, told once (and left out, where it may be): where the last one ends is lost."""
    is_apart = _is_apart(inner, _LAST)
    if least == 0 and (run is None or (run == "" and is_apart)):
        return [[]]
    once = [*inner, *([] if most == 1 else [_EDGE if is_apart else _LOST])]
    return [once] if least else [once, []]


def _inside(kind: Any, value: Any) -> list[tuple[Any, Any]] | None:
    """The steps of a group; None for other steps. What ignores case tells no word."""
    if kind is op.SUBPATTERN:
        return [_LOST] if value[1] & re.IGNORECASE else list(value[-1])
    return list(value) if kind is op.ATOMIC_GROUP else None


def _sees_edge(kind: Any, way: int, told: Any) -> bool:
    """Whether a look ahead (or back) sees that a word ends (or begins) here."""
    if kind is op.ASSERT:
        return _is_apart(list(told), _FIRST if way > 0 else _LAST)
    return len(told) == 1 and told[0][0] is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in told[0][1]


def _is_apart(steps: Steps, edge: slice) -> bool:
    """Whether steps begin (or end) in a sign that is no letter, or at the edge of a word."""
    for kind, value in steps[edge]:
        if (inner := _inside(kind, value)) is not None:
            return _is_apart(inner, edge)
        if kind is op.BRANCH:
            return all(_is_apart(list(way), edge) for way in value[1])
        if kind in _REPEATS:
            others = steps[1:] if edge is _FIRST else steps[:-1]
            return _is_apart(list(value[2]), edge) and (value[0] > 0 or _is_apart(others, edge))
        signs = value if kind is op.IN else [(kind, value)]
        return all(_is_no_letter(*each) for each in signs)
    return False


def _is_no_letter(kind: Any, value: Any) -> bool:
    if kind is op.LITERAL:
        return _RUN.match(chr(value)) is None
    return (kind is op.CATEGORY and value in _NO_LETTERS) or (kind is op.AT and value is not op.AT_NON_BOUNDARY)
