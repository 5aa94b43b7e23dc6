"""Lies about figures: invented, inflated, rounded up, in another unit, in the other direction."""

from __future__ import annotations

import re
from random import Random

from vitaeval.defects.draft import Place
from vitaeval.defects.figure import Figure, figures_in, fresh, inflated, written_like
from vitaeval.defects.known import figures, said
from vitaeval.defects.phrasings import phrase
from vitaeval.defects.planting import Change, Defect, Ground, defect
from vitaeval.defects.prose import Line, first, lines, replaced, shuffled, topics, with_clause, with_sentence
from vitaeval.schema.base import Noun
from vitaeval.schema.claim import ClaimType, Severity
from vitaeval.schema.documents.profile import Profile

_TEAM = re.compile(r"\b(?:team|group|crew|staff|department)s? of $|^$")
_PEOPLE = re.compile(
    r"^\+?[\s-](?:\w+\s){0,2}(?:people|persons?|engineers?|developers?|analysts?|nurses?|staff|members?|employees|reports|volunteers|teachers|technicians|designers|interns)\b"
)
_UNITS = {
    "hours": "days",
    "hour": "day",
    "days": "weeks",
    "minutes": "hours",
    "seconds": "minutes",
    "weeks": "months",
    "months": "years",
    "ms": "seconds",
    "%": "x",
    "million": "billion",
    "thousand": "million",
    "M": "B",
    "K": "M",
    "k": "M",
    "GB": "TB",
    "MB": "GB",
    "TB": "PB",
    "$": "€",
    "€": "$",
    "£": "$",
    "km": "miles",
    "percent": "times",
}
_OPPOSITE = {
    "reduced": "increased",
    "reducing": "increasing",
    "cut": "raised",
    "cutting": "raising",
    "lowered": "raised",
    "decreased": "increased",
    "increased": "reduced",
    "increasing": "reducing",
    "raised": "lowered",
    "grew": "shrank",
    "fell": "rose",
    "dropped": "rose",
    "rose": "fell",
    "improved": "worsened",
    "improving": "worsening",
    "shortened": "lengthened",
    "shortening": "lengthening",
    "boosted": "lowered",
    "boosting": "lowering",
}
_TURN = re.compile(rf"\b(?:{'|'.join(_OPPOSITE)})\b", re.IGNORECASE)
_GAIN = re.compile(
    r"\bfrom (?P<a>[$€£]?\d[\d.,]*(?:\s?%)?)(?P<between>[^.;]{0,30}? to )(?P<b>[$€£]?\d[\d.,]*(?:\s?%)?)"
)
_MAGNITUDE = re.compile(
    r"doubl|tripl|quadrupl|halv|\bhalf\b|fold\b|twice|million|billion|thousand|hundred|dozen|\b50\s?%|\b[1-9]\d\d\s?%|\dx\b"
)


def _entry(profile: Profile, line: Line) -> Noun:
    """The part of the record that a line is held against; the whole where it names none."""
    return profile.entry(line.entry) or profile


def metric_invented(ground: Ground, rng: Random) -> Change | None:
    """A result with a figure is added to a line that states none."""
    bare = [line for line in lines(ground.draft) if not re.search(r"\d", line.text)]
    number = fresh(11, 68, ground.profile, rng)
    if not bare or number is None:
        return None
    about = rng.choice([*topics(ground.draft), "the process", "turnaround", "routine work"])
    clause = phrase("metric_invented", ground, rng, n=number, about=about)
    return with_clause(ground.draft, rng.choice(bare), clause)


def metric_in_summary(ground: Ground, rng: Random) -> Change | None:
    """A result with a figure in the summary."""
    number = fresh(12, 85, ground.profile, rng)
    about = rng.choice([*topics(ground.draft), "costs", "delivery times"])
    told = phrase("metric_in_summary", ground, rng, n=number, about=about)
    return with_sentence(ground.draft, told, rng) if number else None


def _figures(ground: Ground, rng: Random) -> list[tuple[Line, Figure]]:
    return shuffled(((line, figure) for line in lines(ground.draft) for figure in figures_in(line.text)), rng)


def metric_inflated(ground: Ground, rng: Random) -> Change | None:
    """A figure is made larger."""

    def make(found: tuple[Line, Figure]) -> Change | None:
        line, figure = found
        new = inflated(figure, ground.profile, rng) if not _is_team(line, figure) else None
        return replaced(ground.draft, line.pointer, (figure.start, figure.end), new) if new else None

    return first(_figures(ground, rng), make)


def metric_rounded_up(ground: Ground, rng: Random) -> Change | None:
    """A figure is rounded up while its entry holds a larger one of the same unit."""

    def make(found: tuple[Line, Figure]) -> Change | None:
        line, figure = found
        entry = _entry(ground.profile, line)
        step = next((step for step in ((5, 10) if figure.value < 50 else (10, 5, 100)) if figure.value % step), None)
        if step is None or "." in figure.text or figure.value < 11:
            return None
        up = figure.value + step - figure.value % step
        others = {other.value for other in figures_in(said(entry)) if other.unit == figure.unit.casefold()}
        fits = up not in figures(ground.profile) and any(other > figure.value for other in others)
        percent = figure.unit == "%" and up > 99
        new = written_like(up, figure.text)
        return replaced(ground.draft, line.pointer, (figure.start, figure.end), new) if fits and not percent else None

    return first(_figures(ground, rng), make)


def unit_changed(ground: Ground, rng: Random) -> Change | None:
    """The figure stays, the unit becomes another."""

    def make(found: tuple[Line, Figure]) -> Change | None:
        line, figure = found
        other = _UNITS.get(figure.unit)
        if other is None:
            return None
        if figure.unit in "$€£":
            return replaced(ground.draft, line.pointer, (figure.start - 1, figure.start), other)
        start = line.text.index(figure.unit, figure.end)
        return replaced(ground.draft, line.pointer, (start, start + len(figure.unit)), other)

    change = first(_figures(ground, rng), make)
    if change is None:
        return None
    draft, (place,) = change
    text = draft.read(place.pointer)
    start = re.search(r"[$€£]?[\d.,]+\s?$", text[: place.start])
    return draft, (type(place)(place.pointer, start.start() if start else place.start, place.end),)


def direction_changed(ground: Ground, rng: Random) -> Change | None:
    """What went down goes up, or the other way round."""

    def make(line: Line) -> Change | None:
        turn = _TURN.search(line.text)
        if not re.search(r"\d", line.text) or turn is None or turn.group().lower() not in said(ground.profile):
            return None
        new = _OPPOSITE[turn.group().lower()]
        word = new.capitalize() if turn.group()[0].isupper() else new
        draft, (place,) = replaced(ground.draft, line.pointer, turn.span(), word)
        return draft, (_with_figure(place, draft.read(line.pointer)),)

    return first(shuffled(lines(ground.draft), rng), make)


def _with_figure(place: Place, text: str) -> Place:
    """The place widened to the figure that its verb is about: the next one, else the last before it."""
    after = next((figure.end for figure in figures_in(text) if figure.start >= place.end), None)
    before = [figure.start for figure in figures_in(text) if figure.end <= place.start]
    if after is None and before:
        return Place(place.pointer, before[-1], place.end)
    return Place(place.pointer, place.start, after or place.end)


def ends_exchanged(ground: Ground, rng: Random) -> Change | None:
    """ "from 14 to 5" becomes "from 5 to 14"."""

    def make(line: Line) -> Change | None:
        found = _GAIN.search(line.text)
        if found is None or found["a"] == found["b"]:
            return None
        new = f"from {found['b']}{found['between']}{found['a']}"
        return replaced(ground.draft, line.pointer, found.span(), new)

    return first(shuffled(lines(ground.draft), rng), make)


def magnitude_claimed(ground: Ground, rng: Random) -> Change | None:
    """A result in words of size that the entry does not hold."""

    def make(line: Line) -> Change | None:
        if _MAGNITUDE.search(said(_entry(ground.profile, line))) or _GAIN.search(line.text):
            return None
        about = rng.choice([*topics(ground.draft), "output", "turnaround"])
        return with_clause(ground.draft, line, phrase("magnitude_claimed", ground, rng, about=about))

    return first(shuffled(lines(ground.draft), rng), make)


def _is_team(line: Line, figure: Figure) -> bool:
    before, after = line.text[: figure.start], line.text[figure.end :]
    return bool(before and _TEAM.search(before)) or bool(_PEOPLE.match(after))


def team_inflated(ground: Ground, rng: Random) -> Change | None:
    """A larger team."""

    def make(found: tuple[Line, Figure]) -> Change | None:
        line, figure = found
        new = inflated(figure, ground.profile, rng) if _is_team(line, figure) else None
        return replaced(ground.draft, line.pointer, (figure.start, figure.end), new) if new else None

    return first(_figures(ground, rng), make)


def team_invented(ground: Ground, rng: Random) -> Change | None:
    """A team to lead where none was."""

    def make(line: Line) -> Change | None:
        entry = _entry(ground.profile, line)
        number = fresh(4, 25, entry, rng)
        if number is None or re.search(r"\bteam|\bled\b|manag|supervis|direct reports|train|mentor", said(entry)):
            return None
        return with_clause(ground.draft, line, phrase("team_invented", ground, rng, n=number))

    return first(shuffled(lines(ground.draft), rng), make)


_METRIC = (ClaimType.METRIC, ClaimType.MAGNITUDE, ClaimType.TEAM)
_TEAMS = (ClaimType.TEAM, ClaimType.OWNERSHIP, ClaimType.METRIC)
KINDS: tuple[Defect, ...] = (
    defect("metric_invented", Severity.MAJOR, _METRIC, metric_invented),
    defect("metric_in_summary", Severity.MAJOR, _METRIC, metric_in_summary),
    defect("metric_inflated", Severity.MAJOR, _METRIC, metric_inflated),
    defect("metric_rounded_up", Severity.MAJOR, _METRIC, metric_rounded_up),
    defect("unit_changed", Severity.MAJOR, _METRIC, unit_changed),
    defect("direction_changed", Severity.MAJOR, _METRIC, direction_changed),
    defect("ends_exchanged", Severity.MAJOR, _METRIC, ends_exchanged),
    defect("magnitude_claimed", Severity.MAJOR, _METRIC, magnitude_claimed),
    defect("team_inflated", Severity.MAJOR, _TEAMS, team_inflated),
    defect("team_invented", Severity.MAJOR, _TEAMS, team_invented),
)
