"""Figures in prose: measured results, counts and team sizes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from vitaeval.claims import counted, direction, listing, measured, spelled, tenure
from vitaeval.claims.bare import bare
from vitaeval.claims.derived import ends, is_size, totals
from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import clause_around, near_lines, resembling
from vitaeval.claims.implied import implied
from vitaeval.claims.matching import allowed, comparable, equal, factor, roughly
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unsupported
from vitaeval.claims.sizes import kind
from vitaeval.claims.subjects import another_subject
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimVerdict
from vitaeval.text import frequencies, lasted, quantities
from vitaeval.text.normalize import stem, stems
from vitaeval.text.polarity import unclaimed
from vitaeval.text.quantities import Quantity

_ANYBODY = (stem("people"), stem("person"))
_TOLD = 2
_TIMES = frozenset({"s", "month"})
_RELATIVE = frozenset({"%", "x"})
_GAIN = re.compile(r"\b(?:secur|rais|won\b|win(?:s|ning)?\b|obtain|attract|sav(?:e[sd]?|ing)\b)\w*")
"""What is gained once: a figure of it "a year" would be more."""
_RECURRING = re.compile(r"\b(?:per|each|every|daily|nightly|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b|/")
_EACH = re.compile(r" (?:each|apiece)\b")
_IN_ALL = re.compile(
    r"^(?!.*\b(?:each|every|per|apiece)\b).*\b(?:total\w*|in all|altogether|combined|together|overall)\b"
)
_LATER = re.compile(r"\b(?:before|until|prior to) (?:joining|coming to|moving to|starting at)\b")


def figures(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Every quantity of the passage that is no tenure, held against the nearest source line, then the entry."""
    for quantity in quantities.find(passage.text):
        if listing.announces(quantity, passage.text) or tenure.is_tenure(passage, quantity):
            continue
        if lasted.covers(passage.text, quantity.start):
            continue
        if not unclaimed(passage.text, quantity.start, quantity.end):
            ruling = _judge(quantity, passage, scene, near_lines(passage, scene, quantity.start))
            start = quantity.start if ruling.start is None else ruling.start
            yield claim(passage, kind(quantity), (start, _end(quantity, passage, ruling)), ruling)


def _end(quantity: Quantity, passage: Passage, ruling: Ruling) -> int:
    """Where a claim ends: a doubtful figure takes in its period, or the thing that it counts."""
    if ruling.verdict is ClaimVerdict.SUPPORTED:
        return quantity.end
    return ruling.end or quantities.end_of(passage.text, quantity)


def _judge(quantity: Quantity, passage: Passage, scene: Scene, near: tuple[Line, ...]) -> Ruling:
    counted_up = listing.enumerated(quantity, scene.evidence) or listing.tongues(quantity, passage.text, scene.evidence)
    if counted_up is not None:
        return counted_up
    lines = tuple(dict.fromkeys((*near, *scene.evidence.done_in(passage.entry))))
    spelled_out = spelled.spelled(quantity, passage.text, lines) or listing.lands(quantity, lines)
    if spelled_out is not None:
        return spelled_out
    for test, held_lines, reason in (
        (equal, lines, "the profile says so"),
        (allowed, _alike(near, passage, scene), "the wording allows the profile's figure"),
        (partial(roughly, passage.text), _alike(near, passage, scene), "the profile's share, told in a word"),
    ):
        for line in held_lines:
            held = _matching(quantity, passage, line, test)
            if held and _belongs(quantity, passage, line, near) and not _is_of_another(quantity, held, passage, lines):
                return _directed(quantity, passage, line, reason, scene)
    ruling = (
        bare(quantity, passage, scene)
        or implied(quantity, passage, scene, near)
        or _told_of_another(quantity, passage, scene)
    )
    return ruling or unsupported("no such figure in the source", near[0] if near else None)


def _alike(near: tuple[Line, ...], passage: Passage, scene: Scene) -> tuple[Line, ...]:
    """The lines whose wording may allow a figure: the nearest and those that resemble it; all outside entries."""
    if passage.entry is None:
        return scene.evidence.lines
    return tuple(dict.fromkeys((*near, *resembling(passage, scene))))


def _told_of_another(quantity: Quantity, passage: Passage, scene: Scene) -> Ruling | None:
    """A sentence of a letter may tell of two posts: a clause before the name of the one may be about the other."""
    timed = quantity.unit in ("s", "month")
    if passage.part is not Part.SUMMARY or passage.entry is None or (quantity.noun is None and not timed):
        return None
    home = scene.evidence.field(passage.entry, "name")
    later = _LATER.search(passage.text, quantity.end)
    told = passage.text[: later.start() if later else None]
    clause = stems(clause_around(told, quantity.start) or passage.text)
    if home is None or passage.text.find(home.text.split()[0]) < quantity.start or home.stems & clause:
        return None
    for line in scene.evidence.lines:
        if timed and len((clause & line.stems) - general()) < _TOLD:
            continue
        same = (held for held in line.quantities if held.noun == quantity.noun)
        if any(equal(quantity, held) or allowed(quantity, held) for held in same):
            return supported(line)
    return None


def _matching(
    said: Quantity, passage: Passage, line: Line, test: Callable[[Quantity, Quantity], bool]
) -> Quantity | None:
    """The figure of a line that a figure stands for: no total where a rate is said, no end of a change where its size
    is ("by 8%" for "from 8% to 5%")."""
    if not line.quantities:
        return None
    barred = ends(line) if is_size(said, passage.text) else ()
    figures = (
        held
        for held in line.quantities
        if held not in barred and not (said.per and (_is_total(said, held, line) or _is_by_another(said, held, line)))
    )
    return next((held for held in figures if test(_counting(said, passage, held, line), held)), None)


def _is_total(said: Quantity, held: Quantity, line: Line) -> bool:
    """Whether a line gives a figure once and for all, not by any period, where a text gives it by one below a year."""
    if totals(held, line):
        return True
    recurs = any(each.per for each in line.quantities) or _RECURRING.search(line.plain) or frequencies.find(line.text)
    return (said.per != "year" or _GAIN.search(line.plain) is not None) and not recurs


def _is_by_another(said: Quantity, held: Quantity, line: Line) -> bool:
    """Whether a line gives a figure by another period in a word of its own ("monthly budget of $500" for a weekly
    one)."""
    if held.per or said.per not in frequencies.PERIODS or any(each.per == said.per for each in line.quantities):
        return False
    clause = clause_around(line.text, held.start)
    told = frequencies.find(clause) if clause else ()
    return bool(told) and all(each.a_year != frequencies.PERIODS[said.per] for each in told)


def _belongs(said: Quantity, passage: Passage, line: Line, near: tuple[Line, ...]) -> bool:
    """Whether a line's figure may be what the passage means: not one exchanged with a nearer line's own figure."""
    others = [each for each in quantities.find(passage.text) if each != said]
    rivals = [own for own in near if own is not line and any(_rivals(said, each, others) for each in own.quantities)]
    if passage.entry is None:
        clause = stems(clause_around(passage.text, said.start))
        return said.unit != "thing" or not said.noun or not clause or bool(clause & line.stems)
    is_its_noun = said.noun in line.stems and not any(said.noun in own.stems for own in rivals)
    if not rivals or is_its_noun:
        return True
    told = frozenset(word for word in stems(passage.text) - general() if word.isalpha())
    clause = stems(clause_around(passage.text, said.start))
    shared = [len(told & own.stems) + len(told & clause & own.stems) for own in (line, *rivals)]
    return shared[0] >= max(shared[1:])


def _rivals(said: Quantity, own: Quantity, others: list[Quantity]) -> bool:
    """Whether a nearer line's figure may be the one meant: it counts the same, and no other figure stands for it.

    None stands for a span of two ("ages 8 to 17") but another span.
    """
    told = any(equal(other, own) and own.noun in (None, other.noun) for other in others)
    is_span = said.high > said.value
    return comparable(said, own) and not told and is_span is (own.high > own.value)


def _is_of_another(said: Quantity, held: Quantity, passage: Passage, lines: tuple[Line, ...]) -> bool:
    """Whether the figure stands in the source beside another noun, and its own noun has another figure there."""
    if said.noun in (None, *_ANYBODY) or held.noun in (None, said.noun):
        return False
    if passage.entry is None or held.noun in stems(passage.text):
        first = lines if _is_taken(said, held, passage.text) else ()
    else:
        first = lines[:1] if held in lines[0].quantities else lines
    return any(each.noun == said.noun and not equal(said, each) for line in first for each in line.quantities)


def _is_taken(said: Quantity, held: Quantity, text: str) -> bool:
    """Whether another figure of the text says what a figure of the profile does."""
    others = (each for each in quantities.find(text) if each != said and equal(each, held))
    return any(held.noun in (each.noun, *stems(text[each.end :].partition(" ")[0])) for each in others)


def _counting(said: Quantity, passage: Passage, held: Quantity, line: Line) -> Quantity:
    """`said` as counting what `held` counts, where one text names the other's noun; a bare number in the unit of time
    that the line gives ("8 before, 5 today" for "from 8 to 5 days")."""
    if held.unit in _TIMES and said.unit == "thing" and said.noun is None and said.per is None:
        scale = factor(held, line.text)
        return replace(said, value=said.value * scale, high=said.high * scale, unit=held.unit)
    if {said.unit, held.unit} != {"thing", "people"}:
        return said
    if said.unit == "people" and said.noun and said.noun != held.noun and said.noun not in line.stems:
        return said
    same = held.noun in stems(passage.text) or said.noun in line.stems
    return replace(said, unit=held.unit) if same else said


def _directed(said: Quantity, passage: Passage, line: Line, reason: str, scene: Scene) -> Ruling:
    """Supported, unless the passage turns a decrease into an increase or the other way round."""
    verb = direction.turned(passage.text, said, line)
    if verb is None and said.unit in _RELATIVE and measured.another(passage.text, said.start, said.end, line.text):
        return contradicted("the profile's figure is of something else", line)
    is_prose = passage.part is Part.SUMMARY or passage.entry is None
    subject = another_subject(said, passage.text, line) if verb is None and is_prose else None
    if subject is not None:
        return contradicted("the profile's figure is of something else", line)._replace(start=subject[0])
    if _EACH.match(passage.text, said.end) and _IN_ALL.search(line.plain):
        return contradicted("the profile gives the total", line)
    thing = counted.another(said, passage.text, line, scene.evidence) if verb is None else None
    if thing is not None:
        return contradicted("the profile's figure counts something else", line)._replace(end=thing)
    if verb is None:
        return supported(line, reason)
    return contradicted("the profile says the opposite direction", line)._replace(start=verb)
