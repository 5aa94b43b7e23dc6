"""Words put in the place of the source's: another club, another kind of truck, a deed that nobody told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from vitaeval.claims.clauses import clauses, opening
from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.matching import equal
from vitaeval.claims.novelty import is_novel, is_special
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, overlaps, unsupported
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import quantities
from vitaeval.text.normalize import STOPWORDS, Word, plain, stem, stems, words
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.verbs import forms

Span = tuple[int, int]
_COMPOUND = re.compile(r"(\w{4,})-$")
_BEHIND = re.compile(r"\b(?:using|with|for|in|on|at|to|by|of|from|that|which)\b")
"""What stands before it is what the deed was done to."""
_FRAME = 2
"""Special words behind a thing that make two lines tell of one deed."""
_TOGETHER = re.compile(r" |-| (?:of|for) (?:the |a |an )?")


def exchanged(passage: Passage, scene: Scene, taken: Sequence[Span]) -> Iterator[Claim]:
    """A word that the profile never uses, where the nearest line has another beside the same word; new things done.

    "football club" for "chess club": the neighbour is kept, the word that made it what it was is not. A new
    noun alone ("grant bids" for "grant applications") may be a synonym and is none.
    """
    if passage.part is Part.HEADLINE or passage.entry is None:
        return
    rules = (_replaced, _added, _recounted, _remade)
    for span, line in chain.from_iterable(rule(passage, scene) for rule in rules):
        if not overlaps(span, taken) and not negated_or_wishful(passage.text, *span):
            taken = (*taken, span)
            yield claim(passage, ClaimType.CONTENT, span, unsupported("other words than the profile's here", line))


def _replaced(passage: Passage, scene: Scene) -> Iterator[tuple[Span, Line | None]]:
    mine = {word.stem for word in words(passage.text)}
    for first, second in _pairs(passage.text):
        ties = second.start - first.end > 1
        for word, beside in ((first, second), (second, first)) if ties else ((first, second),):
            if _may_be_noun(word) and is_novel(word, scene.evidence) and not is_novel(beside, scene.evidence):
                line = _with_another(word, beside, mine, passage, scene)
                if line is not None:
                    yield (first.start, second.end), line


def _may_be_noun(word: Word) -> bool:
    """Whether a word is surely no verb: not the first of its line, no form of a known verb, no participle."""
    return word.start > 0 and word.text not in forms() and not word.text.endswith("ing")


@lru_cache(maxsize=4096)
def _pairs(text: str) -> tuple[tuple[Word, Word], ...]:
    """Neighbouring content words that belong together."""
    told = [word for word in words(text) if word.text not in STOPWORDS and word.text.isalpha()]
    return tuple((one, two) for one, two in pairwise(told) if _belong(text[one.end : two.start]))


@lru_cache(maxsize=4096)
def _belong(between: str) -> bool:
    """Whether words with this between them belong together."""
    return _TOGETHER.fullmatch(between.casefold()) is not None


def _with_another(word: Word, beside: Word, mine: set[str], passage: Passage, scene: Scene) -> Line | None:
    """The near line that has a special word in the place of `word`, one that the passage leaves out."""
    before = word.start < beside.start
    least = _FRAME if beside.stem in general() else 0
    for line in near_lines(passage, scene, word.start)[:2]:
        if len((mine & line.stems) - general()) < least:
            continue
        for one, two in _pairs(line.text):
            kept, other = (two, one) if before else (one, two)
            if kept.stem == beside.stem and other.stem not in mine and _tells(other, line.text):
                return line
    return None


def _tells(word: Word, text: str) -> bool:
    """Whether a word of the source is special, or the end of a compound that begins so ("gluten-free")."""
    opening = _COMPOUND.search(text, 0, word.start)
    return is_special(word) or (opening is not None and stem(opening[1]) not in general())


def _recounted(passage: Passage, scene: Scene) -> Iterator[tuple[Span, Line | None]]:
    """A figure of the nearest line that counts something new instead of what it counts there."""
    told = stems(passage.text)
    for said in quantities.find(passage.text):
        noun = next((word for word in words(passage.text) if word.start >= said.end and word.stem == said.noun), None)
        if noun is None or not is_novel(noun, scene.evidence):
            continue
        line = next(iter(near_lines(passage, scene, said.start)), None)
        held = (each.noun for each in line.quantities if equal(said, each)) if line else ()
        if any(each and each not in told and each not in general() for each in held):
            yield (said.start, noun.end), line


def _added(passage: Passage, scene: Scene) -> Iterator[tuple[Span, Line | None]]:
    """Clauses of a longer line all of whose special words are new, and none of whose entry's lines has their verb."""
    told = clauses(passage.text)
    for clause in told if len(told) > 1 else ():
        found = [word for word in words(passage.text) if clause.start <= word.start < clause.end]
        special = [word for word in found if word.text not in STOPWORDS and is_special(word) and word.text.isalpha()]
        verb = next((word.stem for word in found if word.text == clause.verb), None)
        things = [word for word in special if word.stem != verb]
        is_tail = not clause.is_first and bool(things)
        if not verb or not (is_tail or len(special) > 1) or not all(is_novel(word, scene.evidence) for word in special):
            continue
        near = near_lines(passage, scene, clause.start)
        lines = near if len(special) > 1 else scene.evidence.done_in(passage.entry)
        if not any(verb in line.stems for line in lines):
            yield (special[0].start, special[-1].end), near[0] if near else None


def _remade(passage: Passage, scene: Scene) -> Iterator[tuple[Span, Line | None]]:
    """A new thing made just as the source's: the same deed by the same means, and no word of what it was done to."""
    thing, behind = _thing(passage.text)
    if not any(is_novel(word, scene.evidence) for word in thing):
        return
    told = {word.stem for word in (*thing, *behind)}
    for line in near_lines(passage, scene, thing[0].start)[:2]:
        other, means = _thing(line.text)
        shared = {word.stem for word in means if is_special(word)} & {word.stem for word in behind}
        is_new = bool(other) and not told & {word.stem for word in other} and not line.stems & {w.stem for w in thing}
        is_same_deed = stem(opening(plain(passage.text)) or "") == stem(opening(plain(line.text)) or "")
        if is_same_deed and is_new and len(shared) >= _FRAME:
            yield (thing[0].start, thing[-1].end), line
            return


def _thing(text: str) -> tuple[list[Word], list[Word]]:
    """The words of what the deed that opens a line was done to, and those behind it; none where no deed opens it."""
    low = plain(text)
    verb = opening(low)
    if verb is None:
        return [], []
    start = low.find(verb) + len(verb)
    cut = _BEHIND.search(low, start)
    end = cut.start() if cut else len(low)
    found = [word for word in words(text) if word.start >= start and word.text not in STOPWORDS]
    return [word for word in found if word.end <= end], [word for word in found if word.start >= end]
