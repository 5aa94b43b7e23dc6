"""Since when, until when or in which year a sentence has the person in a post, at a firm or qualified."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from vitaeval.claims import firms, names, stations, tenure
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates
from vitaeval.text.dates import DateMention, PartialDate
from vitaeval.text.normalize import plain, stems
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.tokens import Span, sentences

_CUE = re.compile(
    r"(?:^|(?<=[ ,(]))(?P<cue>since|from|between|until|till|through|in|during)"
    r"(?: the (?:beginning|start|middle|end) of)? $"
)
_CLAUSE = re.compile(
    r"[;:](?=\s|$)|, | (?:and|but) (?:(?:then|later|now|also) )?(?=(?:i|s?he|have|has|am|was|is|became|joined|moved"
    r"|went|came|since|in|until|from)\b)| (?:who|when|while|where|which|before|after)\b"
)
_BEING = re.compile(
    r"(?:^|\b(?:am|was|is|been|be|bec[ao]me|as|to|named|made|appointed|promoted|joined|hired|job|role|post|position) )"
    r"(?:an? |the |its |their |our )?"
)
_WORKED = re.compile(
    r"\b(?:(?:work|employ|serv|volunteer|intern|train|consult|freelanc)\w*|was|am|been|time|years|months|spell|stint)"
    r"(?: (?:full|part)[- ]time)? (?:at|for|with|by|in) (?:the )?$"
)
"""What makes a range beside a firm the time spent there, and not that of one deed."""
_DOING = re.compile(r"\b(?:i|s?he|we|they)\b")
_BEGUN = re.compile(
    r"\b(?:bec[ao]me|joined|began|started|t(?:ook|aking) (?:over|up|charge)|arrived|promot\w+|appointed|named|made"
    r"|hired|moved|came|went|returned)\b"
)
_LEFT = re.compile(r"\b(?:left|resigned from|retired from)\b")
_ENTERED = re.compile(
    r"\b(?:joined|left|(?:resigned|retired) from"
    r"|(?:started|began)(?: work(?:ing)?)? (?:at|with|for)|(?:came|moved|went|returned|back) to|hired by) "
    r"(?:the )?$"
)
_ARRIVED = re.compile(r"\b(?:i|s?he|they) (?:first )?(?:joined|arrived|came here|took (?:charge|over))$")
"""Arrivals that name neither firm nor post: one of the profile's begins then."""
_STUDYING = re.compile(
    r"\b(?:trained|in training|stud(?:ied|ying)|my studies|educated|elected|award\w*)\b"
    r"|\b(?:qualif|certif|licen|regist)\w*(?!.* (?:at|with|for|by) )|\bof the [a-z]+$"
)
"""What a day may be told of instead of a post; a registered nurse at a clinic is that there."""
_QUALIFIED = re.compile(
    r"\b(?:(?:^|(?:i|she|he|and|who|after|since|having) (?:first |finally )?)(?:qualified|graduated)"
    r"|(?:since|after|on|upon) (?:qualifying|graduating)"
    r"|(?:finish|complet)\w* (?:my |her |his |their |the )?(?:studies|degree|course))"
    r"(?: (?:as|from|with|at) [^.;:,]{1,60})?$"
)
_FORWARD = re.compile(
    r",? (?:as |(?:i|s?he) (?:have |has )?(?:also |now )?(?=(?:been|am|was|is|became|joined|worked|work|served|taught"
    r"|\w+ed)\b))"
)
_OPENING = re.compile(r"(?:^|[.;:,] |\b(?:and|but|then|that) )$")
_THERE = re.compile(r"\b(?:there|(?:in|at|with|for) the same \w+)\b")
_TITLE_END = re.compile(r"\s*[,(|/–—]|\s-\s")
_BETWEEN, _BETWEEN_RANGE = 6, 10
"""How many words may stand between a post and its time ("CFO of Medivar AG since"), and its first and last day."""


class _Told(NamedTuple):
    """What a sentence tells of a time: the words of its clause, in plain text, what kind of time, the day, and whether
    it is one of two ("from 2015 to 2017")."""

    subject: str
    start: int
    cue: str
    mention: DateMention
    said: PartialDate
    is_range: bool


def spells(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Times told of a post, a firm or a qualification that the profile dates otherwise."""
    for sentence in sentences(passage.text):
        yield from _untrue(passage, sentence, scene)


def _untrue(passage: Passage, sentence: Span, scene: Scene) -> Iterator[Claim]:
    for told in _times(sentence.text):
        line = _wrong(told, passage, sentence, scene)
        is_claimed = not negated_or_wishful(sentence.text, told.mention.start, told.mention.end)
        is_known = not told.is_range and _is_known(told, sentence.text, scene.evidence)
        if line is not None and is_claimed and not is_known:
            span = (sentence.start + told.mention.start, sentence.start + told.mention.end)
            yield claim(passage, ClaimType.DATE, span, contradicted("outside the time in this post", line))


def _times(text: str) -> Iterator[_Told]:
    low = plain(text)
    pairs = tuple(_both(text, low))
    closing, ends = {last.start: first for first, last in pairs}, {first: last.end for first, last in pairs}
    for mention in dates.find(text):
        first = closing.get(mention.start, mention)
        cue = _CUE.search(low, max(0, first.start - 30), first.start)
        if mention.date is None or cue is None:
            continue
        start = max((end.end() for end in _CLAUSE.finditer(low) if end.end() <= cue.start("cue")), default=0)
        name = "until" if first is not mention else cue["cue"]
        told = _Told(low[start : cue.start("cue")].rstrip(" ,"), start, name, mention, mention.date, first in ends)
        yield told
        behind = ends.get(first, mention.end)
        forward = _FORWARD.match(low, behind) if _OPENING.search(low, 0, cue.start("cue")) else None
        if forward:
            end = _CLAUSE.search(low, forward.end())
            subject = low[forward.start() : end.start() if end else len(low)]
            yield told._replace(subject=subject, start=forward.start())


def _both(text: str, low: str) -> Iterator[tuple[DateMention, DateMention]]:
    """The first and the last day of every range ("from A to B", "between A and B")."""
    yield from ((each.first, each.last) for each in dates.ranges(text))
    for first, last in pairwise(dates.find(text)):
        if low[first.end : last.start] == " and " and low.endswith("between ", 0, first.start):
            yield first, last


def _wrong(told: _Told, passage: Passage, sentence: Span, scene: Scene) -> Line | None:
    """The line of the profile that gives another time; None where none does."""
    if _QUALIFIED.search(told.subject):
        return _unqualified(told, scene.evidence)
    posts = () if _STUDYING.search(told.subject) else _posts(told, scene.evidence)
    entries = posts or _at_firm(told, passage, sentence.text, scene.evidence)
    spans = [span for entry, span in tenure.intervals(scene.evidence, "wv") if entry in entries]
    if not spans or len(spans) < len(entries):
        return None
    fits = _test(told, is_firm=not posts)
    if fits is None or any(fits(told.said, span) for span in spans):
        return None
    return scene.evidence.field(entries[0], "startDate")


def _test(told: _Told, *, is_firm: bool) -> Callable[[PartialDate, dates.Interval], bool] | None:
    """What a time must be for a post: its beginning, its end, or within it; None where nothing is told of that."""
    if told.cue in ("until", "till", "through"):
        return _ends
    if told.cue in ("since", "from", "between"):
        return _begins
    if is_firm and _LEFT.search(told.subject):
        return _ends
    if is_firm:
        return _begins if _BEGUN.search(told.subject) else None
    return _begins if _BEGUN.search(told.subject) else _holds


def _begins(said: PartialDate, span: dates.Interval) -> bool:
    return dates.same(said, span[0])


def _ends(said: PartialDate, span: dates.Interval) -> bool:
    return span[1] is not None and dates.same(said, span[1])


def _holds(said: PartialDate, span: dates.Interval) -> bool:
    return not stations.is_outside(said, *span)


def _posts(told: _Told, evidence: Evidence) -> tuple[str, ...]:
    """The entries whose title a clause says the person has, right before the time or behind it."""
    is_ahead = told.start >= told.mention.end
    found: dict[str, int] = {}
    for being in _BEING.finditer(told.subject):
        words = told.subject[being.end() :].split()
        for entry in evidence.entries:
            size = 0 if words[:1] == ["from"] else _size(entry, words, evidence)
            is_done = told.is_range and _DOING.search(" ".join(words[size:]))
            most = _BETWEEN_RANGE if told.is_range else _BETWEEN
            if size and not is_done and (is_ahead or len(words) - size <= most):
                found[entry] = max(size, found.get(entry, 0))
    most = max(found.values(), default=0)
    return tuple(entry for entry, size in found.items() if size == most)


def _size(entry: str, words: list[str], evidence: Evidence) -> int:
    """How many words the title of an entry, or what stands behind its comma, has at the beginning of `words`; 0 where
    they are neither."""
    line = evidence.field(entry, "position") if entry[0] in "wv" else None
    titles = [title for part in _TITLE_END.split(line.text) if (title := names.tokens(part))] if line else []
    for size in range(1, min(len(words), max(map(len, titles), default=-2) + 2) + 1):
        if names.tokens(" ".join(words[:size])) in titles:
            return size
    return 0


def _at_firm(told: _Told, passage: Passage, text: str, evidence: Evidence) -> tuple[str, ...]:
    """The entries at the firm that a clause names, or that the sentence before does where the clause says "there"."""
    for found, group in firms.named(text, evidence, told.start, told.start + len(told.subject)):
        before = plain(text[: found.start()])
        if _WORKED.search(before) if told.is_range else told.cue not in ("in", "during") or _ENTERED.search(before):
            return group
    if _ARRIVED.search(told.subject):
        return tuple(entry for entry in evidence.entries if entry[0] in "wv")
    if _THERE.search(told.subject) and _BEING.search(told.subject):
        return next((group for _, group in evidence.employers if (passage.entry or passage.after) in group), ())
    return ()


def _unqualified(told: _Told, evidence: Evidence) -> Line | None:
    """The line of a study's end, where no study at the school that is named is dated as told; where none is named, no
    study and no certificate."""
    there = tuple(_at_school(told.subject, evidence))
    fields = [(entry, "endDate" if entry[0] == "e" else "date") for entry in evidence.entries if entry[0] in "ec"]
    lines = [evidence.field(entry, name) for entry, name in fields if not there or entry in there]
    held = [dates.parse(line.text) if line else None for line in lines]
    if not all(held) or any(each and dates.same(told.said, each) for each in held):
        return None
    return next((line for line in lines if line), None)


def _at_school(subject: str, evidence: Evidence) -> Iterator[str]:
    """The studies at a school whose whole name a clause has."""
    named = set(names.tokens(subject))
    for entry in evidence.entries:
        line = evidence.field(entry, "institution")
        if line is not None and named.issuperset(names.tokens(line.text)):
            yield entry


def _is_known(told: _Told, text: str, evidence: Evidence) -> bool:
    """Whether a line of the profile names the day that speaks of the same, or that the text repeats word for word."""
    said = stems(text)
    special = {word for word in said - general() if word.isalpha()}
    lines = (line for line in evidence.lines if special & line.stems or (len(line.stems) > 1 and line.stems <= said))
    return any(each.date and dates.same(each.date, told.said) for line in lines for each in dates.find(line.text))
