"""Figures in prose: measured results, counts and team sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vitaeval.claims import tenure
from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unknown, unsupported
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates, quantities
from vitaeval.text.normalize import plain, stem, stems
from vitaeval.text.quantities import Bound, Quantity

_SERVED = frozenset(
    stem(word)
    for word in (
        "customer user client patient student learner subscriber visitor guest adult child participant attendee family "
        "veteran resident pupil stakeholder partner candidate people passenger"
    ).split()
)
_LABELS = ("name", "organization", "position", "location", "startDate", "endDate", "institution")
_AROUND = 60
_UP = re.compile(r"\b(?:increas|grew|grow|rais|boost|expand|gain|lift|rose|rise|climb|doubl|tripl)\w*")
_DOWN = re.compile(
    r"\b(?:reduc|cut(?:s|ting)?\b|decreas|lower|shrink|shrank|drop|trim|slash|fell\b|fall|declin|halv|sav)\w*"
)


def figures(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Every quantity of the passage that is no tenure, held against the nearest source line, then the entry."""
    for quantity in quantities.find(passage.text):
        if not tenure.is_tenure(passage, quantity):
            span = (quantity.start, quantity.end)
            near = near_lines(passage, scene, quantity.start)
            yield claim(passage, kind(quantity), span, _judge(quantity, passage, scene, near))


def kind(quantity: Quantity) -> ClaimType:
    """Whether a quantity is a team size or another figure."""
    if quantity.unit == "people" and quantity.noun not in _SERVED:
        return ClaimType.TEAM
    return ClaimType.METRIC


def near_lines(passage: Passage, scene: Scene, at: int | None = None) -> tuple[Line, ...]:
    """What a passage rests on: the cited lines of its entry, else the one that resembles it most.

    With `at`, the line that resembles the words around that offset most comes first.
    """
    lines = scene.evidence.of_entry(passage.entry)
    cited = tuple(line for line in lines if line.source in passage.cited and line.field not in _LABELS)
    if any(line.source != line.entry for line in cited):
        return cited
    around = () if at is None else (passage.text[max(0, at - _AROUND) : at + _AROUND], passage.text[at : at + _AROUND])
    found = (scene.evidence.nearest(text, lines) for text in (*around, passage.text))
    return tuple(dict.fromkeys((*(line for line in found if line is not None), *cited)))


def _judge(quantity: Quantity, passage: Passage, scene: Scene, near: tuple[Line, ...]) -> Ruling:
    for line in (*near, *scene.evidence.of_entry(passage.entry)):
        if any(equal(_counting(quantity, passage, held, line), held) for held in line.quantities) and _belongs(
            quantity, passage, line, near
        ):
            return _directed(quantity, passage, line)
    lines = near if passage.entry else scene.evidence.lines
    for line in lines:
        if any(_within_wording(_counting(quantity, passage, held, line), held) for held in line.quantities):
            return supported(line, "the wording allows the profile's figure")
    return (
        _implied(quantity, passage, scene)
        or _counted(quantity, lines)
        or unsupported("no such figure in the source", near[0] if near else None)
    )


def _belongs(said: Quantity, passage: Passage, line: Line, near: tuple[Line, ...]) -> bool:
    """Whether a line's figure may be what the passage means: not one exchanged with the near line's own figure."""
    if (
        line in near
        or passage.entry is None
        or not any(comparable(said, held) for own in near for held in own.quantities)
    ):
        return True
    shared = stems(passage.text) & line.stems - general()
    return len(shared) >= 2


def _counting(said: Quantity, passage: Passage, held: Quantity, line: Line) -> Quantity:
    """`said` as counting what `held` counts, where one text names the other's noun."""
    if {said.unit, held.unit} != {"thing", "people"}:
        return said
    alike = held.noun in stems(passage.text) or said.noun in line.stems
    return replace(said, unit=held.unit) if alike else said


def equal(said: Quantity, held: Quantity) -> bool:
    """Whether two quantities state the same: unit, value (or an end of the range), period where both name one."""
    if not comparable(said, held):
        return False
    if held.high > held.value:
        ends = (held.value, held.high)
        return (said.value, said.high) == ends or (said.value == said.high and said.value in ends)
    return said.value == held.value == said.high


def comparable(said: Quantity, held: Quantity) -> bool:
    """Whether two quantities count the same kind of thing."""
    if said.per and held.per and said.per != held.per:
        return False
    if said.unit == held.unit:
        return True
    return {said.unit, held.unit} == {"thing", "people"} and (not said.noun or not held.noun or said.noun == held.noun)


def _within_wording(said: Quantity, held: Quantity) -> bool:
    if not comparable(said, held):
        return False
    if said.bound is Bound.AT_LEAST:
        return said.value <= held.high <= 2 * said.value
    if said.bound is Bound.AT_MOST:
        return held.high <= said.high <= 2 * held.high
    if said.bound is Bound.ABOUT:
        return abs(said.value - held.value) <= 0.05 * held.value
    return held.value <= said.value <= said.high <= held.high


def _counted(said: Quantity, lines: tuple[Line, ...]) -> Ruling | None:
    """A small number in words may count what the profile lists ("both sites" as "two sites")."""
    rivals = (held for line in lines for held in line.quantities if said.noun and held.noun == said.noun)
    if said.unit != "thing" or said.value > 2 or said.bound is not Bound.EXACT or said.per or any(rivals):
        return None
    return unknown("a small number that the profile's lists may add up to")


def _directed(said: Quantity, passage: Passage, line: Line) -> Ruling:
    """Supported, unless the passage turns a decrease into an increase or the other way round."""
    mine, yours = _direction(passage.text, said.start), (bool(_UP.search(line.plain)), bool(_DOWN.search(line.plain)))
    turned = (mine == "up" and yours == (False, True)) or (mine == "down" and yours == (True, False))
    return contradicted("the profile says the opposite direction", line) if turned else supported(line)


def _direction(text: str, at: int) -> str | None:
    clause = plain(text)[max(0, at - 100) : at]
    clause = re.split(r"[.;,]|\band\b", clause)[-1]
    ups, downs = list(_UP.finditer(clause)), list(_DOWN.finditer(clause))
    if bool(ups) == bool(downs):
        return None
    return "up" if ups else "down"


def _implied(said: Quantity, passage: Passage, scene: Scene) -> Ruling | None:
    """Figures that follow from the dates of the entry: years spent there."""
    if said.unit != "month" or passage.entry is None:
        return None
    first, last = (scene.evidence.field(passage.entry, name) for name in ("startDate", "endDate"))
    begin = dates.parse(first.text) if first else None
    if begin is None:
        return None
    covered = dates.whole_months([(begin, dates.parse(last.text) if last else None)], scene.today)
    return supported(first, f"the entry covers {covered} months") if said.value <= covered else None
