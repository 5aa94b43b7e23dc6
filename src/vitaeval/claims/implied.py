"""Figures that follow from the source without standing there as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import listing
from vitaeval.claims.derived import COMPARED, derived
from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import resembling
from vitaeval.claims.matching import equal
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, supported
from vitaeval.claims.sizes import kind
from vitaeval.claims.tenure import intervals
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import ClaimType
from vitaeval.text import dates, frequencies, quantities
from vitaeval.text.normalize import plain, stems
from vitaeval.text.quantities import Quantity

_TWICE = 2
_OF_BEFORE = re.compile(r" (?:of )?what (?:it|they) (?:used to|did|was|were|had|once)\b")
"""What compares with how the thing itself was before: the change may be told anywhere."""
_SPELL = re.compile(
    r"[ -](?:(?!with|of|for|in|at)[a-z-]+ ){0,2}"
    r"(?P<root>placement|intern|trainee|second|contract)(?:ship|ment|s)?\b"
)
_SPENDING = re.compile(r"\b(?:spent|spending) (?:(?:the |another |a further )\w* ?)?$")
_INTERVAL = re.compile(r"\b(?:cycle|cadence|rhythm|interval)\b.*\bfrom $|\bevery $")
_KIND = re.compile(
    r"[- ]?(?!(?:tenure|stint|stay|career|spell|records?|experience|periods?|runs?|roles?|posts?|employment|time"
    r"|placement|contract|secondment|internship|apprenticeship|spans?|histor|background|veteran)\w*\b)[a-z-]{4,}\b"
)
"""Behind "five-year": a thing that lasts as long, and is not the time in the post itself."""
_MONTHS = 12
_TO = re.compile(r",? (?:up |down )?(?:to|at|and now|now at) ")
_IN_A_WORD = {
    re.compile(rf"\b{root}"): percent
    for percent, roots in ((50.0, "halv|in half"), (100.0, "doubl"), (200.0, "tripl|trebl"), (300.0, "quadrupl"))
    for root in roots.split("|")
}


def implied(quantity: Quantity, passage: Passage, scene: Scene, near: tuple[Line, ...]) -> Ruling | None:
    """What follows from the source without standing there."""
    told = stems(passage.text)
    close = near if passage.entry else (line for line in near if _speak(told & line.stems))
    is_staff = quantity.unit == "people" or kind(quantity) is ClaimType.TEAM
    teams = scene.evidence.lines if is_staff and passage.entry is None else ()
    sizes = scene.evidence.lines if COMPARED.match(passage.text, quantity.end) else ()
    halves = scene.evidence.done_in(passage.entry) if _OF_BEFORE.match(passage.text, quantity.end) else ()
    anchors = _anchors(quantity, passage, scene)
    lines = tuple(dict.fromkeys((*close, *resembling(passage, scene), *teams, *sizes, *halves, *anchors)))
    for line in lines:
        how = derived(quantity, passage.text, line)
        if how is not None:
            return supported(line, how)
    if quantity.noun and quantity.noun not in scene.evidence.stems and quantity.noun not in general():
        return _worded(quantity, passage, lines) or _stayed(quantity, passage, scene, lines)
    return (
        _worded(quantity, passage, lines) or _stayed(quantity, passage, scene, lines) or listing.listed(quantity, lines)
    )


def _anchors(said: Quantity, passage: Passage, scene: Scene) -> Iterator[Line]:
    """The lines of the entry that hold the figure right behind: "up ten points to 88%" is told of the line with 88%."""
    behind = next((each for each in quantities.find(passage.text) if each.start >= said.end), None)
    if passage.entry is None or behind is None or not _TO.fullmatch(passage.text, said.end, behind.start):
        return iter(())
    return (
        line for line in scene.evidence.done_in(passage.entry) if any(equal(behind, held) for held in line.quantities)
    )


def _speak(shared: frozenset[str]) -> bool:
    """Whether two texts speak of the same by what they share: two words, or a special one."""
    return len(shared) > 1 or bool(shared - general())


def _worded(said: Quantity, passage: Passage, lines: tuple[Line, ...]) -> Ruling | None:
    """A figure that the source gives in a word: "four times a year" for "quarterly", "50 %" for "halved"."""
    for line in lines:
        if said.unit == "x" and said.value == _TWICE and "twice" in line.plain:
            return supported(line, "the source says so in a word")
        if said.unit == "%" and any(abs(each - said.value) < 1 for each in _percents(line.plain)):
            return supported(line, "the source says so in a word")
        if _is_interval(said, passage.text, line) or _is_anniversary(said, line):
            return supported(line, "the source says so in a word")
        rate = frequencies.rate(said.value, said.per) if said.per and said.unit in ("thing", "x") else None
        if rate and (any(each.a_year == rate for each in frequencies.find(line.text)) or _recurs(said, line)):
            return supported(line, "the source says so in a word")
        mine = [each for each in frequencies.find(passage.text) if each.start <= said.end and said.start <= each.end]
        if any(frequencies.same(one, two) for one in mine for two in frequencies.find(line.text)):
            return supported(line, "the source says so in a word")
    return None


def _is_interval(said: Quantity, text: str, line: Line) -> bool:
    """Whether a time between two of a kind is how often the line tells ("from three months to three weeks" for
    "quarterly")."""
    if said.unit != "month" or not _INTERVAL.search(plain(text), 0, said.start):
        return False
    return any(abs(each.a_year * said.value - _MONTHS) < 1 for each in frequencies.find(line.text))


def _is_anniversary(said: Quantity, line: Line) -> bool:
    """Whether years are those of an anniversary ("75 years of the company" for its 75th)."""
    years = f"{said.value / _MONTHS:.0f}"
    return said.unit == "month" and re.search(rf"\b{years}(?:st|nd|rd|th) anniversary\b", line.plain) is not None


def _recurs(said: Quantity, line: Line) -> bool:
    """Whether "four times a year" is how often something counted comes in a line ("four issues a year")."""
    return said.unit == "x" and any(
        each.unit == "thing" and (each.value, each.per) == (said.value, said.per) for each in line.quantities
    )


def _percents(low: str) -> Iterator[float]:
    return (percent for root, percent in _IN_A_WORD.items() if root.search(low))


def _stayed(said: Quantity, passage: Passage, scene: Scene, lines: tuple[Line, ...]) -> Ruling | None:
    """Years spent in the entry follow from its dates, unless the source line gives a time of its own."""
    is_of_thing = "-" in passage.text[said.start : said.end] and _KIND.match(passage.text, said.end)
    if said.unit != "month" or is_of_thing:
        return None
    if passage.entry is None:
        return _spent(said, passage, scene)
    if any(held.unit in ("month", "s") for line in lines for held in line.quantities):
        return None
    first, last = (scene.evidence.field(passage.entry, name) for name in ("startDate", "endDate"))
    begin = dates.parse(first.text) if first else None
    if begin is None:
        return None
    covered = dates.whole_months([(begin, dates.parse(last.text) if last else None)], scene.today)
    return supported(first, f"the entry covers {covered} months") if said.value <= covered else None


def _spent(said: Quantity, passage: Passage, scene: Scene) -> Ruling | None:
    """Months that a career text says were spent somewhere, or that a placement or contract took, are those of one dated
    entry, give or take one."""
    low = plain(passage.text)
    kind = _SPELL.match(low, said.end)
    if not kind and not _SPENDING.search(low[: said.start]):
        return None
    for entry, span in intervals(scene.evidence, "wv"):
        if kind and not any(kind["root"] in line.plain for line in scene.evidence.of_entry(entry)):
            continue
        if abs(dates.whole_months([span], scene.today) - said.value) <= 1:
            return supported(scene.evidence.field(entry, "startDate"), "an entry lasted as long")
    return None
