"""Marks of studies: a grade point average, final grade or class of honours, against those that the profile gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, contradicted, overlaps
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import quantities
from vitaeval.text.normalize import plain
from vitaeval.text.worded import Worded

_WORD = (
    r"(?:C?GPA|gpa|[Gg]rade point average|(?:[Ff]inal |[Oo]verall |[Aa]verage )?(?:[Gg]rade|[Mm]ark|[Ss]core)"
    r"|[Aa]verage)"
)
_NUMBER = r"(?P<{name}>\d{{1,2}}[.,]\d{{1,2}})(?![\d%]|[.,]\d)"
_SAID = Worded(
    rf"\b{_WORD}\W{{1,3}}(?:of |was |is )?{_NUMBER.format(name='behind')}|(?<![\d.,]){_NUMBER.format(name='before')}"
    rf"(?: ?/ ?\d(?:[.,]\d+)?)? {_WORD}\b"
)
_HELD = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")


_CLASSES = (
    (
        r"third[- ]class|3rd",
        r"lower[- ]second(?:[- ]class)?|2[.:]2|second[- ]class(?:[- ]honou?rs)?,? \(?(?:lower|grade (?:2|ii|two))",
        r"upper[- ]second(?:[- ]class)?|2[.:]1|second[- ]class(?:[- ]honou?rs)?,? \(?(?:upper|grade (?:1|i|one))",
        r"first[- ]class|1st|^first$|(?<=: )first$|(?<=\()first(?=\))",
    ),
    (r"pass", r"(?:with )?merit", r"(?:with )?distinction", r"high(?:est)? distinction|with great distinction"),
    (r"(?<!magna )(?<!summa )cum laude", r"magna cum laude", r"summa cum laude"),
)
"""Classes of honours from the lowest on, by the usage of a country."""


def _apart(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.:-])(?:{words})(?![\w:]|\.\d)")


_SCALES = tuple(tuple(map(_apart, scale)) for scale in _CLASSES)
_ANY_CLASS = _apart("|".join(chain.from_iterable(_CLASSES)))
"""Most texts name none, and this tells it in one pass."""


def classes(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A class of honours above the one that the profile gives the study, on the same scale."""
    if passage.entry is not None and passage.entry[0] != "e":
        return
    for scale in _SCALES if _ANY_CLASS.search(plain(passage.text)) else ():
        said = _class(plain(passage.text), scale)
        lines = (scene.evidence.of_entry(passage.entry) if passage.entry else _studies(scene)) if said else ()
        held = _class(" ".join(line.plain for line in lines), scale)
        if said and held and said[0] > held[0]:
            line = next((line for line in lines if _class(line.plain, scale)), None)
            yield claim(passage, ClaimType.AWARD, said[1], contradicted("the profile gives a lower class", line))


def _class(low: str, scale: tuple[re.Pattern[str], ...]) -> tuple[int, tuple[int, int]] | None:
    """The highest class that a text names, with where it stands."""
    for number in reversed(range(len(scale))):
        found = scale[number].search(low)
        if found:
            return number, found.span()
    return None


def scores(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A mark that no quantity is and none of the profile's scores; silent where the profile gives none in figures."""
    said = tuple(_SAID.finditer(passage.text))
    counted = [(each.start, each.end) for each in quantities.find(passage.text)] if said else ()
    found = [hit for hit in said if not overlaps(hit.span(), counted)]
    lines = _scores(passage.entry, scene) if found else ()
    held = {number for line in lines for number in _numbers(line.text)}
    for hit in found:
        name = "behind" if hit["behind"] else "before"
        if held and _number(hit[name]) not in held:
            ruling = contradicted("the profile gives another mark", lines[0])
            yield claim(passage, ClaimType.METRIC, hit.span(name), ruling)


def _scores(entry: str | None, scene: Scene) -> tuple[Line, ...]:
    """The scores of one study, or of all."""
    lines = (line for line in _studies(scene) if line.field == "score" or _SAID.search(line.text))
    return tuple(line for line in lines if not (entry and entry[0] == "e") or line.entry == entry)


def _studies(scene: Scene) -> tuple[Line, ...]:
    return tuple(line for line in scene.evidence.lines if line.path.startswith("/education"))


def _numbers(text: str) -> set[float]:
    return {_number(found.group()) for found in _HELD.finditer(text)}


def _number(text: str) -> float:
    return float(text.replace(",", "."))
