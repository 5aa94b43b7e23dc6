"""Years beside the name of something dated: "PMP (2019)", "graduated from Ghent in 2016", "opened in 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from vitaeval.claims import capacity, names
from vitaeval.claims.datable import NAMES, Thing, heads, held_by, things
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported
from vitaeval.claims.tenure import intervals
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict
from vitaeval.text import dates
from vitaeval.text.dates import DateMention, PartialDate
from vitaeval.text.normalize import Word, plain, stems, words

_TELLING = ("highlights", "summary", "description")
_END = re.compile(r"[.;!?](?=\s|$)|\n")
_PARTING = frozenset("at as with for where and while then who before after until but or renewed expires valid".split())
_ANOTHER = "the profile gives it another date"
_INSERTED = re.compile(r",(?: (?:and|which|who|I))? (?:in|since|during) (?:\w+ )?$")
_OPENING = frozenset("in since during by early late mid".split())
_STUDYING = re.compile(r"\b(?:since|between|during|stud\w+|attend\w*|began|start\w*|enrol\w*|entered)\b|\bfrom \w* ?$")
_FINISHED = re.compile(r"\b(?:finish|complet|end)\w* (?:my |her |his |their )?stud\w+")
_FROM_THEN = (["since", "and"], ["from", "and"], ["since", "then"])
"""Words before a year, backwards, behind which something else begins."""
_BEFORE, _AFTER = 3, 5
"""How many words may stand between a name and the year behind or before it."""
_WINDOW = 80
_ROW = re.compile(r"\s*(?:,|and|&|/|\+)+\s*(?:and\s+|again in\s+|in\s+)?")
_LONGEST = 12
_ALIKE = 2
_RIGHT_BEHIND = re.compile(
    r"['\"”’)]?,? ?[(–—|-]? ?(?:(?:in|on|since|from|awarded|received|won|obtained|passed),? ){0,2}"
)


def beside(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Wrong years inside the name of a certificate or award."""
    for mention in dates.find(passage.text):
        ruling = ruled(mention, passage, scene)
        if ruling is not None and ruling.verdict is ClaimVerdict.CONTRADICTED:
            yield claim(passage, ClaimType.DATE, (mention.start, mention.end), ruling)


def ruled(mention: DateMention, passage: Passage, scene: Scene) -> Ruling | None:
    """What the profile says of the year of the thing named beside it, or of the deed that its clause tells."""
    if mention.date is None:
        return None
    role = capacity.began(mention, passage.text, scene.evidence)
    if role is not None:
        return supported(role)
    entitled = _entitled(mention.date, passage.text[: _first(mention, passage.text).start], scene.evidence)
    if entitled is not None:
        return entitled
    before, after = _around(_first(mention, passage.text), passage.text)
    thing = _beside(before, after, passage.text, scene.evidence)
    if thing is None:
        return _at_firm(mention.date, before, scene) or _told(mention, mention.date, passage, scene)
    others = (other for other in things(scene.evidence) if other.is_told(before))
    if any(_fits(mention, each, passage.text) for each in (thing, *others)):
        return supported(thing.line)
    named = _naming(mention.date, {word.stem for word in before}, scene.evidence)
    return supported(named) if named else contradicted(_ANOTHER, thing.line)


def _entitled(said: PartialDate, text: str, evidence: Evidence) -> Ruling | None:
    """What the profile says of a year right behind the whole title of an award, certificate or publication."""
    before = plain(text)
    found = [(line, held) for title, line, held in _titles(evidence) if _ends_in(before, title)]
    if not found:
        return None
    line = next((line for line, held in found if any(dates.same(said, each) for each in held)), None)
    return supported(line) if line else contradicted(_ANOTHER, found[0][0])


def _ends_in(before: str, title: str) -> bool:
    """Whether nothing but a little word stands between a title and the end of a text."""
    at = before.rfind(title)
    starts = at == 0 or (at > 0 and not before[at - 1].isalnum())
    return starts and _RIGHT_BEHIND.fullmatch(before, at + len(title)) is not None


@lru_cache(maxsize=256)
def _titles(evidence: Evidence) -> tuple[tuple[str, Line, tuple[PartialDate, ...]], ...]:
    """The titles of what is dated and no study, each with the line of its date and all dates of its entry."""
    found = []
    for entry in evidence.entries:
        line = evidence.field(entry, NAMES[entry[0]][0]) if entry[0] in "cab" else None
        held = held_by(entry, evidence) if line else []
        if line and held:
            found.append((line.plain.strip(), held[0][0], tuple(each for _, each in held)))
    return tuple(found)


def _naming(said: PartialDate, told: Set[str], evidence: Evidence) -> Line | None:
    """A line that tells of the same as the words around a year, and names it."""
    special = {word for word in told - general() if word.isalpha()}
    lines = (line for line in evidence.lines if len(special & line.stems) >= _ALIKE)
    return next((line for line in lines if _says(said, line)), None)


def _at_firm(said: PartialDate, before: list[Word], scene: Scene) -> Ruling | None:
    """What the dates of a firm's roles say against a year right behind its name."""
    if [word.text for word in before[:2]] in _FROM_THEN:
        return None
    near = [word for word in before[: _BEFORE + 1] if word.text not in _PARTING]
    for tokens, spans, line in _firms(scene.evidence):
        is_named = any(word.stem in tokens for word in near) and tokens <= {word.stem for word in before[:_LONGEST]}
        if is_named and not any(first.year <= said.year <= (last or scene.today).year for first, last in spans):
            return contradicted("outside the time at this employer", line)
    return None


@lru_cache(maxsize=256)
def _firms(evidence: Evidence) -> tuple[tuple[frozenset[str], tuple[dates.Interval, ...], Line], ...]:
    """The employers whose roles are all dated, no school of the person's: their tokens, the times there, the name."""
    schools = [set(names.tokens(line.text)) for entry, line in heads(evidence) if entry[0] == "e"]
    found = []
    for _, group in evidence.employers:
        spans = tuple(span for entry, span in intervals(evidence, "wv") if entry in group)
        line = evidence.field(group[0], "name" if group[0][0] == "w" else "organization")
        if line is None or any(school.issuperset(names.tokens(line.text)) for school in schools):
            continue
        if len(spans) == len(group):
            found.append((frozenset(names.tokens(line.text)), spans, line))
    return tuple(found)


def _fits(mention: DateMention, thing: Thing, text: str) -> bool:
    """Whether the year is one of the thing's, or within the time of a study where the text tells of that time."""
    if mention.date is None or any(dates.same(mention.date, held) for held in thing.dates):
        return True
    before = _FINISHED.sub("", text[max(0, mention.start - _WINDOW) : mention.start].casefold())
    during = _STUDYING.search(before)
    told = [each.year for each in thing.dates]
    return bool(during) and min(told) <= mention.date.year <= max(told)


def _around(mention: DateMention, text: str) -> tuple[list[Word], list[Word]]:
    """The words before a year in its sentence, the nearest first, and those behind it, up to the next years."""
    years = dates.find(text)
    start = max((other.end for other in years if other.end <= mention.start), default=0)
    start = max((end.end() for end in _END.finditer(text, start, mention.start)), default=start)
    stop = min((other.start for other in years if other.start >= mention.end), default=len(text))
    end = _END.search(text, mention.end, stop)
    stop = end.start() if end else stop
    before = [word for word in words(text) if start <= word.start < mention.start]
    return before[::-1], [word for word in words(text) if mention.end <= word.start < stop]


def _beside(before: list[Word], after: list[Word], text: str, evidence: Evidence) -> Thing | None:
    """The thing named right before a year or before the brackets around it, else behind one that opens its sentence."""
    if not before or (len(before) == 1 and before[0].text in _OPENING):
        return _nearest(after, _AFTER, evidence)
    inside = next((n for n, word in enumerate(before) if text[: word.start].rstrip().endswith("(")), None)
    found = _nearest(before, _BEFORE, evidence)
    return found or (_nearest(before[inside + 1 :], 0, evidence) if inside is not None else None)


def _first(mention: DateMention, text: str) -> DateMention:
    """The first of the years in a row that a mention belongs to ("2012, 2015 and 2018")."""
    for other in reversed([other for other in dates.find(text) if other.end <= mention.start]):
        if _ROW.fullmatch(text, other.end, mention.start) is None:
            break
        mention = other
    return mention


def _nearest(found: list[Word], most: int, evidence: Evidence) -> Thing | None:
    """The thing whose name begins within `most` words, none of which begins something else."""
    for number, word in enumerate(found[: most + 1]):
        if word.text in _PARTING:
            return None
        window = found[number : number + _LONGEST]
        begun = (each for each in things(evidence) if word.text in each.capitals or word.stem in each.tokens)
        told = [thing for thing in begun if thing.is_told(window)]
        if told:
            stated = {word.stem for word in window}
            return max(told, key=lambda thing: len(thing.tokens & stated))
    return None


def _clauses(mention: DateMention, text: str) -> Iterator[str]:
    """What is told of a year: the words before it up to the last year or full stop, or those behind it up to the next;
    between two commas, or where it opens its sentence, those behind it alone."""
    start = max((end.end() for end in _END.finditer(text, 0, mention.start)), default=0)
    years = dates.find(text)
    start = max((other.end for other in years if other.end <= mention.start), default=start)
    stop = min((other.start for other in years if other.start >= mention.end), default=len(text))
    end = _END.search(text, mention.end, stop)
    before = words(text[start : mention.start])
    is_opening = not before or (len(before) == 1 and before[0].text in _OPENING)
    if not is_opening and not _INSERTED.search(text, start, mention.start):
        yield text[start : mention.start]
    elif start == 0 or is_opening or text[mention.end : mention.end + 1] == ",":
        yield text[mention.end : end.start() if end else stop]


def _told(mention: DateMention, said: PartialDate, passage: Passage, scene: Scene) -> Ruling | None:
    """A year in the clause of a deed whose line gives another."""
    for clause in _clauses(_first(mention, passage.text), passage.text):
        told = stems(clause) - general()
        line = _line(told, mention, passage, scene)
        if line is None:
            continue
        if _says(said, line):
            return supported(line)
        shared = min(len(told & line.stems), _ALIKE)
        others = scene.evidence.done_in(passage.entry)
        rivals = (other for other in others if other is not line and len(told & other.stems) >= shared)
        return None if any(_says(said, other) for other in rivals) else contradicted(_ANOTHER, line)
    return None


def _line(told: Set[str], mention: DateMention, passage: Passage, scene: Scene) -> Line | None:
    """The line nearest to a year that tells of the same and names a year of its own."""
    line = next(iter(near_lines(passage, scene, mention.start)), None)
    if line is None or line.field not in _TELLING or len(told & line.stems) < _ALIKE:
        return None
    return line if any(each.date for each in dates.find(line.text)) else None


def _says(said: PartialDate, line: Line) -> bool:
    return any(each.date and dates.same(said, each.date) for each in dates.find(line.text))
