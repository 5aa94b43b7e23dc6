"""Which role a sentence of a summary or letter speaks of: that at the employer which it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from vitaeval.claims import capacity, names, stacked
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.passages import Part, Passage
from vitaeval.text.tokens import Span, sentences

_POINTS_BACK = re.compile(
    r"(?:These|This|Both|They|That|It) (?:now )?(?:would|will|are|is|takes?)\b|(?:Now|Today),? (?:it|they|that)\b"
    r"|I (?:do not|don['’]t|have not|haven['’]t) (?:yet )?(?:have|hold|got) (?:one|that|it|them)\b"
)
_BESIDES = re.compile(
    r",? and (?:also )?(?=volunteers? (?:with|for|at|as)\b)"
    r"|; (?:also )?(?=(?:volunteers?|mentors?|teach(?:es)?|tutors?|coach(?:es)?|trustee|treasurer)\b)"
)
_GOES_ON = re.compile(r"^(?:There|In (?:that|this) (?:role|post|position|job)|I also|While there|During that time)\b")


def addressed(passage: Passage, evidence: Evidence) -> Iterable[Passage]:
    """The sentences of a summary, each with the entry that it speaks of; other passages as they are."""
    is_free = passage.part is Part.SUMMARY and passage.entry is None
    return _sentences(passage, evidence) if is_free else (passage,)


def _sentences(passage: Passage, evidence: Evidence) -> Iterator[Passage]:
    roles: capacity.Group = ()
    last: str | None = None
    for sentence in _told(passage.text):
        named = _named(sentence.text, evidence)
        kept = roles if _GOES_ON.match(sentence.text) else ()
        roles = capacity.spoken_of(sentence.text, named[0], evidence) if len(named) == 1 else kept
        entry = stacked.spoken_of(sentence.text, roles, evidence)
        yield replace(passage, text=sentence.text, offset=passage.offset + sentence.start, entry=entry, after=last)
        last = named[-1][-1] if named else last


def _told(text: str) -> Iterator[Span]:
    """The sentences of a text; an answer stays with its question, and what is said of something with its name. What is
    done besides as a volunteer is told apart."""
    start = 0
    found = [part for sentence in sentences(text) for part in _parted(sentence)]
    for sentence, following in zip_longest(found, found[1:]):
        together = following and (sentence.text.endswith("?") or _POINTS_BACK.match(following.text))
        if not together:
            yield Span(start, sentence.end, text[start : sentence.end])
            start = following.start if following else start


def _parted(sentence: Span) -> Iterator[Span]:
    """A sentence, cut where it goes on to voluntary work elsewhere ("I sell and volunteer with the lifeboat")."""
    cut = _BESIDES.search(sentence.text)
    if cut is None:
        yield sentence
        return
    at = sentence.start + cut.end()
    yield Span(sentence.start, at, sentence.text[: cut.end()])
    yield Span(at, sentence.end, sentence.text[cut.end() :])


def _named(sentence: str, evidence: Evidence) -> list[capacity.Group]:
    """The roles at each employer that the sentence names, else those without one whose titles it gives."""
    said = set(names.tokens(sentence))
    named = [
        group
        for name, group in _organisations(evidence)
        if name.split()[0] in sentence and said.issuperset(names.tokens(name))
    ]
    if named or not evidence.nameless:
        return named
    return [(found.entry,) for found in capacity.titled(sentence, evidence.nameless, evidence)]


def _organisations(evidence: Evidence) -> Iterator[tuple[str, capacity.Group]]:
    for _, group in evidence.employers:
        line = evidence.field(group[0], "name" if group[0][0] == "w" else "organization")
        if line is not None:
            yield line.text, group
