"""A line of the profile that a summary retells with another thing in the place of one of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from vitaeval.claims.clauses import clauses, opening
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.novelty import is_novel, is_special
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.qualities import is_quality
from vitaeval.claims.ruling import Scene, claim, overlaps, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import quantities
from vitaeval.text.normalize import STOPWORDS, plain, words
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
_DEED = re.compile(r"went\b|\w+(?:(?:ing|ed)\b|(?:tion|sion|ment)\b(?! \w))")
"""A word that tells of a deed rather than of a thing: what was done with things of the profile."""
_KIND = re.compile(r"\b(?:an?|the|two|three|four|five|six|[\d.,]+)(?: [a-z]+ly)? (?P<kind>[a-z]+ing) [a-z]")
"""A participle that says of which kind a thing is ("a debating club")."""
_CUT = re.compile(r"(?P<sure>[.;:] |,? (?:who|whose|which|while|where) )|,? (?:and|then|but) |, ")
"""Where a clause may end: behind some words only when a verb follows."""
_MARK = re.compile(r"[.;:,] | and | or ")
_VERB, _NEAR, _MANY = 30, 3, 8
_WILLING = re.compile(r"\w+ to (?P<verb>[a-z]+)\b")
_PERFECT = re.compile(r"\b(?:ha[sd]|have|having|been|was|were|is|are|being) $")
"""What stands before a participle: "has rewritten", "was drawn"."""


class Token(NamedTuple):
    """A word that tells something: its place, what it is compared by, and whether it names something in particular."""

    start: int
    end: int
    key: str
    is_special: bool
    is_figure: bool

    @property
    def weight(self) -> int:
        """How much it says that two texts share it."""
        return 2 if self.is_special or self.is_figure else 1


def swapped(passage: Passage, scene: Scene, taken: Sequence[Span]) -> Iterator[Claim]:
    """Strange things where the line that a clause retells has another, of which the whole passage says nothing.

    Both stand beside the same word ("reduced wound infections with a new antibiotic policy" for "with a new theatre
    protocol"). A strange word beside all that the line says adds colour, and is none; so is any in a letter or among
    many others, where somebody tells in words of their own.
    """
    strange = _strange(passage.text, scene.evidence) if not scene.in_letter else ()
    for at in strange if len(strange) <= _MANY else ():
        told = (_replaced(own, at, strange, passage, scene) for own in _around(passage.text, at))
        span, home = next(filter(None, told), ((at, at), None))
        if home is not None and not overlaps(span, taken) and not negated_or_wishful(passage.text, *span):
            taken = (*taken, span)
            yield claim(passage, ClaimType.CONTENT, span, unsupported("the profile names another here", home))


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[Token, ...]:
    """The words of a text that tell something; a figure by its value, a long word by its root."""
    figures = quantities.find(text)
    inside = {place for each in figures for place in range(each.start, each.end)}
    counted = (Token(each.start, each.end, str(each.value), False, True) for each in figures)
    told = (word for word in words(text) if word.start not in inside and word.text not in STOPWORDS)
    named = (Token(word.start, word.end, word.stem[:_ROOT], is_special(word), False) for word in told)
    return tuple(sorted((*counted, *named)))


@lru_cache(maxsize=4096)
def _keys(text: str) -> frozenset[str]:
    """What the telling words of a text are compared by."""
    return frozenset(token.key for token in _tokens(text))


def _strange(text: str, evidence: Evidence) -> tuple[int, ...]:
    """Where the words stand that name something the profile never does: no names, no verbs, no ends of compounds."""
    found = (word for word in words(text) if text[word.start].islower() and text[word.start - 1 : word.start] != "-")
    told = (word for word in found if is_novel(word, evidence))
    return tuple(word.start for word in told if _may_be_thing(word.text, text, word.start))


def _may_be_thing(word: str, text: str, at: int) -> bool:
    """Whether a word is none of grammar, no verb, no deed, no quality, and says not what somebody is willing to do."""
    if word.endswith("n") and _PERFECT.search(text, max(0, at - 8), at):
        return False
    willing = _WILLING.match(text, at)
    is_kind = any(found.start("kind") == at for found in _KIND.finditer(text))
    if word in STOPWORDS or word in forms() or is_quality(word) or (_DEED.match(text, at) and not is_kind):
        return False
    return willing is None or willing["verb"] not in forms()


def _around(text: str, at: int) -> Iterator[list[Token]]:
    """What tells something around an offset: between two marks, right beside it, in its clause, in its sentence."""
    told = _tokens(text)
    near = next(n for n, token in enumerate(told) if token.end > at)
    spans = [_between(list(_MARK.finditer(text)), at, text)]
    spans.append((told[max(0, near - _NEAR)].start, told[min(near + _NEAR, len(told) - 1)].end))
    deeds = (cut for cut in _CUT.finditer(text) if cut["sure"] or opening(plain(text[cut.end() : cut.end() + _VERB])))
    spans.append(_between(list(deeds), at, text))
    for sentence in sentences(text):
        if sentence.start <= at < sentence.end:
            clause = next((each for each in clauses(sentence.text) if sentence.start + each.end > at), None)
            spans += [(sentence.start + clause.start, sentence.start + clause.end)] if clause else []
            spans.append((sentence.start, sentence.end))
    for first, last in dict.fromkeys(spans):
        yield [token for token in told if first <= token.start < last]


def _between(cuts: Sequence[re.Match[str]], at: int, text: str) -> Span:
    """The stretch around an offset up to the next cut on either side."""
    first = max([cut.end() for cut in cuts if cut.end() <= at], default=0)
    return first, min([cut.start() for cut in cuts if cut.start() >= at], default=len(text))


def _home(own: Sequence[Token], passage: Passage, evidence: Evidence) -> Line | None:
    """The line that shares most with a clause, where it tells of what was done; None where that is too little.

    A bullet is told by a line of its own entry.
    """
    weights = {token.key: token.weight for token in own}
    best, most = None, _FEWEST
    for line in evidence.done_in(passage.entry if passage.part is Part.BULLET else None):
        shared = sum(weights[key] for key in _keys(line.text) & weights.keys())
        if shared > most:
            best, most = line, shared
    return best if best is not None and best.field in _TOLD else None


def _replaced(
    own: Sequence[Token], at: int, strange: Sequence[int], passage: Passage, scene: Scene
) -> tuple[Span, Line] | None:
    """The stretch of something strange beside a word of the line it is told by, where that has another thing."""
    home = _home(own, passage, scene.evidence)
    if home is None:
        return None
    held, said = _tokens(home.text), _keys(passage.text)
    shared = {token.key for token in own} & _keys(home.text)
    run = next((each for each in _runs(own, shared) if any(token.start == at for token in each.tokens)), None)
    if run is None or len(run.tokens) > _MOST:
        return None
    new = [token for token in run.tokens if token.start in strange]
    parted = ([token for token in held if each.start <= token.start < each.end] for each in clauses(home.text))
    for other in chain.from_iterable(_runs(clause, shared) for clause in parted):
        left = [token for token in other.tokens if token.key not in said]
        is_plain = len(new) < _FEWEST and not run.is_between(other)
        is_other = any(token.is_special or not is_plain for token in left)
        if run.is_beside(other) and is_other and len(other.tokens) <= _MOST:
            return (at, new[-1].end), home
    return None


class _Run(NamedTuple):
    """Words between two that both texts have."""

    before: str | None
    behind: str | None
    tokens: list[Token]

    def is_between(self, other: _Run) -> bool:
        """Whether both stand between the same two words."""
        return None not in self[:2] and self[:2] == other[:2]

    def is_beside(self, other: _Run) -> bool:
        """Whether both stand behind, or before, the same word."""
        return (self.before is not None and self.before == other.before) or (
            self.behind is not None and self.behind == other.behind
        )


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
