"""A line of the profile that a summary retells with another thing in the place of one of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from vitaeval.claims.clauses import clauses
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.grounds import clause_around
from vitaeval.claims.novelty import is_novel, is_special
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, overlaps, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import quantities
from vitaeval.text.normalize import STOPWORDS, words
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.tokens import sentences
from vitaeval.text.verbs import forms

Span = tuple[int, int]
_ROOT = 5
_TOLD = frozenset({"highlights", "summary", "description", "extra"})
_FEWEST = 2
"""Words in common, one of them special or a figure, that make a clause tell of a line; general ones must be more."""
_MOST = 4
"""Words, at most, that stand for one thing."""
_DEED = re.compile(r"\w+(?:(?:ing|ed)\b|(?:tion|sion|ment)\b(?! \w))")
"""A word that tells of a deed rather than of a thing: what was done with things of the profile."""


class Token(NamedTuple):
    """A word that tells something: its place, what it is compared by, and whether it names something in particular."""

    start: int
    end: int
    key: str
    tells: bool
    is_figure: bool


def swapped(passage: Passage, scene: Scene, taken: Sequence[Span]) -> Iterator[Claim]:
    """Strange things where the line that a clause retells has another, of which the whole passage says nothing.

    Both stand beside the same word ("reduced wound infections with a new antibiotic policy" for "with a new theatre
    protocol"). A strange word beside all that the line says adds colour, and is none; so is any in a letter, which
    tells in words of its own.
    """
    strange = _strange(passage.text, scene.evidence) if not scene.in_letter else frozenset()
    said = {token.key for token in tokens(passage.text)} if strange else set()
    for at in sorted(strange):
        found = next(filter(None, (_replaced(own, at, said, scene) for own in _around(passage.text, at))), None)
        if found is None or overlaps(found[0], taken) or negated_or_wishful(passage.text, *found[0]):
            continue
        taken = (*taken, found[0])
        yield claim(passage, ClaimType.CONTENT, found[0], unsupported("the profile names another here", found[1]))


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text that tell something; a figure by its value, a long word by its root."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    figures = quantities.find(text)
    counted: set[int] = set()
    for word in words(text):
        figure = next((each for each in figures if each.start <= word.start < each.end), None)
        if (figure is not None and not word.text.isalpha()) or (figure and figure.start == word.start):
            if figure.start not in counted:
                yield Token(word.start, word.end, str(figure.value), False, True)
            counted.add(figure.start)
        elif word.text not in STOPWORDS:
            yield Token(word.start, word.end, word.stem[:_ROOT], is_special(word), False)


def _strange(text: str, evidence: Evidence) -> frozenset[int]:
    """Where the words stand that name something the profile never does: no names, no verbs."""
    return frozenset(
        word.start
        for word in words(text)
        if text[word.start].islower()
        and word.text not in STOPWORDS | forms().keys()
        and is_novel(word, evidence)
        and not _DEED.match(text, word.start)
    )


def _around(text: str, at: int) -> Iterator[list[Token]]:
    """What tells something in the clause around an offset, cut finely and coarsely, and in its sentence."""
    sentence = next(each for each in sentences(text) if each.start <= at < each.end)
    coarse = next(each for each in clauses(sentence.text) if sentence.start + each.end > at)
    around = clause_around(text, at)
    start = text.find(around, max(0, at - len(around)))
    spans = [(start, start + len(around))] if around else []
    spans += [(sentence.start + coarse.start, sentence.start + coarse.end), (sentence.start, sentence.end)]
    for first, last in dict.fromkeys(spans):
        yield [token for token in tokens(text) if first <= token.start < last]


def _home(own: Sequence[Token], evidence: Evidence) -> Line | None:
    """The line that shares most with a clause, where it tells of what was done; None where that is too little."""
    keys = {token.key: 2 if token.tells or token.is_figure else 1 for token in own}
    best, most = None, _FEWEST
    for line in evidence.lines:
        shared = sum(keys[key] for key in {token.key for token in tokens(line.text)} & keys.keys())
        if shared > most:
            best, most = line, shared
    return best if best is not None and best.field in _TOLD else None


def _replaced(own: Sequence[Token], at: int, said: set[str], scene: Scene) -> tuple[Span, Line] | None:
    """The stretch around something strange beside a word of its line where that has something special left out."""
    home = _home(own, scene.evidence)
    if home is None:
        return None
    held = tokens(home.text)
    shared = {token.key for token in own} & {token.key for token in held}
    runs = _runs(own, shared)
    run = next((each for each in runs if any(token.start == at for token in each.tokens)), None)
    if run is None or len(run.tokens) > _MOST:
        return None
    for other in _runs(held, shared):
        beside = (run.before and run.before == other.before) or (run.behind and run.behind == other.behind)
        if beside and len(other.tokens) <= _MOST and any(each.tells and each.key not in said for each in other.tokens):
            return (at, next(token.end for token in run.tokens if token.start == at)), home
    return None


class _Run(NamedTuple):
    """Words between two that both texts have."""

    before: str | None
    behind: str | None
    tokens: list[Token]


def _runs(found: Sequence[Token], shared: Set[str]) -> list[_Run]:
    runs: list[_Run] = []
    before: str | None = None
    inner: list[Token] = []
    for token in found:
        if token.key not in shared:
            inner.append(token)
            continue
        if inner:
            runs.append(_Run(before, token.key, inner))
        before, inner = token.key, []
    return [*runs, _Run(before, None, inner)] if inner else runs
