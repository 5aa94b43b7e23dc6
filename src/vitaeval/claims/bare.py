"""Bare numbers, without a unit or a thing that they count: told by the word or the figure that they stand beside."""

from __future__ import annotations

import re

from vitaeval.claims.evidence import Line
from vitaeval.claims.matching import factor
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, supported
from vitaeval.text import numerals, quantities
from vitaeval.text.normalize import plain, stem
from vitaeval.text.quantity import Quantity
from vitaeval.text.units import MONEY

_MARKED = re.compile(r"\b(?P<word>[^\W\d_]{2,})\W{1,3}(?:of )?(?:[\d.]+ (?:out of|of) )?$")
_CLASS = re.compile(r"2[.:][12](?: \(?[Hh]on(?:s|ours)\)?)?")
_CLASSES = {
    "2.1": re.compile(
        r"upper[- ]second|second[- ]class[- ]upper|second[- ]class[- ]honou?rs,? grade (?:1|i|one)\b|\b2[.:]1\b"
    ),
    "2.2": re.compile(
        r"lower[- ]second|second[- ]class[- ]lower|second[- ]class[- ]honou?rs,? grade (?:2|ii|two)\b|\b2[.:]2\b"
    ),
}
"""The classes of British and Irish degrees in figures, and what else they are called."""
_MARKS = ("", "(", ",", ":", "-", "–", "—", "|")
_WORDS = re.compile(rf"\b{numerals.WORDS}")
_SCORES = frozenset(map(stem, "gpa grade mark score average".split()))


def bare(said: Quantity, passage: Passage, scene: Scene) -> Ruling | None:
    """What supports a bare number; None where nothing does, or where the number is measured or counts something."""
    if said.unit != "thing" or said.noun or said.per:
        return None
    return (
        _sized(said, passage, scene)
        or _classed(said, passage, scene)
        or _marked(said, passage, scene)
        or _paired(said, passage, scene.evidence.done_in(passage.entry))
    )


def _sized(said: Quantity, passage: Passage, scene: Scene) -> Ruling | None:
    """A size in digits ("a seven-figure budget"), by an amount of money with as many."""
    if not passage.text.startswith("-figure", said.end):
        return None
    for line in scene.evidence.done_in(passage.entry):
        if any(len(str(int(held.value))) == said.value for held in line.quantities if held.unit in MONEY):
            return supported(line, "an amount of as many digits")
    return None


def _classed(said: Quantity, passage: Passage, scene: Scene) -> Ruling | None:
    """A class of honours in figures, as it stands alone in a header or between marks ("2.1")."""
    told = _CLASS.match(passage.text, said.start)
    if told is None or passage.text[: said.start].strip()[-1:] not in _MARKS or told.end() < said.end:
        return None
    held = _CLASSES[told.group()[:3].replace(":", ".")]
    studies = (line for line in scene.evidence.lines if line.field == "score")
    own = (*scene.evidence.of_entry(passage.entry), *studies)
    line = next((line for line in own if held.search(line.plain)), None)
    return supported(line) if line else None


def _marked(said: Quantity, passage: Passage, scene: Scene) -> Ruling | None:
    """A mark, or the scale that it is out of, digit for digit behind the same word ("GPA 3.9" for "GPA: 3.9/4.0")."""
    before = _MARKED.search(passage.text[: said.start])
    if before is None:
        return None
    shown = passage.text[said.start : said.end]
    lines = [line for line in scene.evidence.of_entry(passage.entry) if shown.lower() in line.text.lower()]
    if not lines:
        return None
    mark = re.escape(shown)
    is_score = stem(before["word"].casefold()) in _SCORES
    named = "|".join(sorted(_SCORES)) if is_score else re.escape(stem(before["word"].casefold()))
    wanted = re.compile(rf"\b(?:{named})\w{{0,3}}\W{{1,3}}(?:[\d.]+ ?/ ?)?{mark}(?![\d.]*\d)", re.IGNORECASE)
    scored = re.compile(rf"{mark}(?![\d.]*\d)|[\d.]+ ?/ ?{mark}$") if is_score else None
    line = next(
        (
            line
            for line in lines
            if wanted.search(line.text) or (scored and line.field == "score" and scored.match(line.text))
        ),
        None,
    )
    return supported(line) if line else None


def _paired(said: Quantity, passage: Passage, lines: tuple[Line, ...]) -> Ruling | None:
    """A number behind a measured one, where one line has both in that measure ("from 71 percent ... to 89")."""
    for other in quantities.find(passage.text):
        for line in lines if other.unit != "thing" else ():
            held = {each.value for each in line.quantities if each.unit == other.unit}
            scaled = said.value * _scale(other, passage.text)
            if other.value in held and held & {said.value, scaled} - {other.value}:
                return supported(line)
    return None


def _scale(figure: Quantity, text: str) -> float:
    """What the unit of a figure multiplies by, its number in digits or in words."""
    number = _WORDS.search(plain(text), figure.start, figure.end)
    return figure.value / numerals.from_words(number[0]) if number else factor(figure, text)
