"""Many told of one: "several dentists" for one at a time, "a team of engineers" for two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import STOPWORDS, Word, plain, words
from vitaeval.text.polarity import unclaimed
from vitaeval.text.things import name_of
from vitaeval.text.worded import Worded

_MANY = Worded(
    r"\b(?:several|many|numerous|multiple|dozens of"
    r"|(?P<at_once>(?:a|the|an entire|a whole) (?:team|group|cohort|crew) of))"
    r" (?P<things>(?!their\b|these\b|those\b)[a-z-]+(?: [a-z-]+){0,3})"
)
_PERIOD = r"\b(?:each|every|per|at a time|at once|(?:a|an) (?:year|month|week|day|term|season))\b"
_PERIODICAL = re.compile(rf" {_PERIOD}")
_TELLING = frozenset({"highlights", "summary", "description"})
_ONE = frozenset({"one", "a", "an", "1"})
_BEFORE = 3
"""How many words may stand between "one" and what it counts, that included."""
_FEWEST = 3
"""From how many on things are several, and people a group."""


def several(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Words for many of what a line of the profile counts one or two of, and no line speaks of otherwise."""
    if passage.part is Part.HEADLINE:
        return
    for found in _MANY.finditer(plain(passage.text)):
        end = found.start("things") + len(name_of(found["things"]))
        things = [word for word in words(passage.text) if found.start("things") <= word.start < end]
        told = [word for word in things if word.text not in STOPWORDS]
        if not told or not told[-1].text.endswith("s"):
            continue
        lines = _lines(told, scene.evidence.done_in(passage.entry))
        is_at_once = found["at_once"] is not None or _PERIODICAL.match(plain(passage.text), end) is not None
        is_few = bool(lines) and all(_has_few(told[-1].stem, line, is_at_once=is_at_once) for line in lines)
        if is_few and not unclaimed(passage.text, *found.span()):
            ruling = contradicted("the profile counts fewer", lines[0])
            yield claim(passage, ClaimType.METRIC, (found.start(), end), ruling)


def _lines(told: Sequence[Word], lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines that tell of the things with all their words, else with their noun."""
    named = tuple(line for line in lines if line.field in _TELLING and told[-1].stem in line.stems)
    return tuple(line for line in named if all(word.stem in line.stems for word in told)) or named


def _has_few(noun: str, line: Line, *, is_at_once: bool) -> bool:
    """Whether a line counts the things, and fewer than several; those of one period may be many over the years.

    What has a general name but people ("projects") may be told elsewhere by another one.
    """
    if not is_at_once and re.search(_PERIOD, line.plain):
        return False
    told = words(line.text)
    at = next((n for n, word in enumerate(told) if word.stem == noun), 0)
    counts = [held for held in line.quantities if held.noun == noun]
    if noun in general() and not any(held.unit == "people" for held in counts):
        return False
    is_one = any(word.text in _ONE for word in told[max(0, at - _BEFORE) : at])
    return all(held.high < _FEWEST for held in counts) if counts else is_one
