"""Numbers that name instead of counting: "Year 5", "Key Stage 2", "Level III", "ISO 27001"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import quantities
from vitaeval.text.normalize import stem
from vitaeval.text.polarity import negated_or_wishful

_NUMBER = r"(?:\d{1,5}(?:\.\d+)*|[IVX]{1,4})\b(?![%,.]?\d|[%€£$])"
_JOINT = "[ -]"
_BEGUN = re.compile(rf"{_JOINT}[\dIVX]")
"""How a number behind a label begins: most lines have none."""
_LABELLED = re.compile(
    rf"\b(?P<label>[A-Z][A-Za-z]+|level|tier|phase|stage|grade|class|type|category|band|year|series|part){_JOINT}"
    rf"(?P<first>{_NUMBER})(?P<more>(?:(?:, | and | or | & |/| to |[-–])(?:{_NUMBER}))*)"
)
_NEVER = re.compile(
    r"(?:19|20)\d\d|(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|FY|Top|Over|About|In|At|To|Of|From|By|With|And|For|The) .*"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Label(NamedTuple):
    """A labelled number: the label's stem, the numbers behind it, and where both stand."""

    start: int
    end: int
    word: str
    numbers: frozenset[str]


@lru_cache(maxsize=4096)
def find(text: str) -> tuple[Label, ...]:
    """Every labelled number of `text` that neither counts nor dates."""
    if _BEGUN.search(text) is None:
        return ()
    counted = [(each.start, each.end) for each in quantities.find(text)]
    found = (
        hit for hit in _LABELLED.finditer(text) if not _NEVER.fullmatch(hit.group()) and not _is_year(hit["first"])
    )
    return tuple(_label(hit, counted) for hit in found if not _overlaps(hit.span("first"), counted))


def _label(hit: re.Match[str], counted: Sequence[tuple[int, int]]) -> Label:
    """The label with its numbers; what counts something behind them is none ("Windows 11 to 900 desks")."""
    is_more = not _overlaps(hit.span("more"), counted)
    numbers = f"{hit['first']}{hit['more'] if is_more else ''}"
    end = hit.end() if is_more else hit.end("first")
    return Label(hit.start(), end, stem(hit["label"].casefold()), _numbers(numbers))


def _overlaps(span: tuple[int, int], counted: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in counted)


def _is_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", number) is not None


def _numbers(text: str) -> frozenset[str]:
    return frozenset(_arabic(each) for each in re.findall(r"\d+(?:\.\d+)*|[IVX]+", text) if not _is_year(each))


def _arabic(number: str) -> str:
    """Roman numerals as digits; versions by their first part."""
    if not number[0].isdigit():
        values = [_ROMAN[sign] for sign in number]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return str(sum(-one if one < two else one for one, two in pairs))
    return number.split(".")[0]


def labels(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A labelled number is wrong when the lines it rests on carry the label with other numbers only."""
    for said in find(passage.text):
        if not negated_or_wishful(passage.text, said.start, said.end):
            rival = _rival(said, passage, scene)
            if rival is not None:
                ruling = contradicted("the profile gives another number here", rival)
                yield claim(passage, ClaimType.METRIC, (said.start, said.end), ruling)


def _rival(said: Label, passage: Passage, scene: Scene) -> Line | None:
    """The line that gives the label another number: of those that the passage rests on, else of all."""
    known = [(line, held) for line in scene.evidence.lines for held in find(line.text) if held.word == said.word]
    same = [line for line, held in known if said.numbers <= held.numbers]
    others = [line for line, held in known if not said.numbers <= held.numbers]
    if not same:
        return others[0] if others else None
    near = near_lines(passage, scene, said.start) if passage.entry else ()
    own = scene.evidence.field(passage.entry, "position") if passage.entry else None
    is_held = any(line in near or line is own for line in same)
    return None if is_held else next((line for line in others if line in near), None)
