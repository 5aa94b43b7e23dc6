"""Other forms of the same figure: words, separators, units, bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from vitaeval.defects.figure import Figure, figures_in, written_like
from vitaeval.defects.planting import Change, Ground, Rewrite
from vitaeval.defects.prose import Line, first, lines, replaced, shuffled

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
_SAME_TIME = (
    ("ms", 1000.0, "s"),
    ("minutes", 60.0, "hours"),
    ("hours", 24.0, "days"),
    ("days", 7.0, "weeks"),
    ("months", 12.0, "years"),
    ("GB", 1000.0, "TB"),
)
_SCALES = {"k": 1e3, "K": 1e3, "M": 1e6, "million": 1e6, "thousand": 1e3}
_AT_LEAST = ("over", "more than", "at least", "upwards of")
_ABOUT = ("about", "around", "approximately", "roughly", "some")
_BOUND = re.compile(
    r"\b(?:over|about|around|than|least|most|nearly|almost|approximately|roughly|to|from|of up|under|below|within|and"
    r"|last|first|next)\s[$€£]?$|[<>~±$€£]$|[-–]$"
)
_SHARED_UNIT = re.compile(r"\d\s(?:to|and|or|down to|up to)\s$|\d[-–]$")

_BARE_END = re.compile(
    r"\s(?:(?:down|up) )?to \d[\d,.]*(?=$|[,;)]|\s(?:with|by|in|for|and|at|on|across|after|through)\b)"
)
"""Another end behind a figure that shares its unit: "from 21 days to 8"."""
_SYMBOL = 2
"""Letters of a unit's symbol ("s", "kg"): beside it a number stands in digits."""
_CURRENCY = re.compile(r"\b[A-Z]{3} $")

Found = tuple[Line, Figure]


def _figure(ground: Ground, rng: Random, make: Callable[[Found], Change | None]) -> Change | None:
    found = ((line, figure) for line in lines(ground.draft) for figure in figures_in(line.text))
    return first(shuffled(found, rng), make)


def number_words(ground: Ground, rng: Random) -> Change | None:
    """A small number in words."""

    def make(found: Found) -> Change | None:
        line, figure = found
        word = _TENS.get(int(figure.value)) or (_WORDS[int(figure.value)] if figure.value <= 12 else None)
        plainly_counted = (
            figure.text.isdigit() and figure.unit.isalpha() and figure.unit not in _SCALES and figure.value
        )
        joined = line.text[figure.end : figure.end + 1] != " " or line.text[: figure.start].rstrip()[-1:].isdigit()
        if (
            word is None
            or not plainly_counted
            or joined
            or len(figure.unit) <= _SYMBOL
            or line.text[figure.start - 1 : figure.start] in "$€£<"
        ):
            return None
        return replaced(
            ground.draft, line.pointer, (figure.start, figure.end), word if figure.start else word.capitalize()
        )

    return _figure(ground, rng, make)


def digits_for_words(ground: Ground, rng: Random) -> Change | None:
    """A number in words becomes digits."""

    def make(line: Line) -> Change | None:
        found = re.search(rf"\b(?:{'|'.join(_WORDS[2:])})\b(?= [a-z])", line.text)
        return replaced(ground.draft, line.pointer, found.span(), str(_WORDS.index(found.group()))) if found else None

    return first(shuffled(lines(ground.draft), rng), make)


def separators(ground: Ground, rng: Random) -> Change | None:
    """ "10,000" becomes "10000", "10k" or "10 thousand", "2M" becomes "2 million" or "2,000,000"."""

    def make(found: Found) -> Change | None:
        line, figure = found
        if "," in figure.text and figure.unit not in _SCALES:
            forms = [figure.text.replace(",", "")]
            forms += [f"{int(figure.value / 1000)}k"] if figure.value % 1000 == 0 and figure.value < 1e6 else []
            return replaced(ground.draft, line.pointer, (figure.start, figure.end), rng.choice(forms))
        scale = _SCALES.get(figure.unit)
        if scale is None or line.text[figure.end : figure.end + len(figure.unit)] != figure.unit:
            return None
        word = {1e3: "thousand", 1e6: "million"}[scale]
        full = f"{figure.value * scale:,.0f}"
        span = figure.start, figure.end + len(figure.unit)
        return replaced(ground.draft, line.pointer, span, rng.choice((full, f"{figure.text} {word}")))

    return _figure(ground, rng, make)


def percent_form(ground: Ground, rng: Random) -> Change | None:
    """ "40%" becomes "40 percent", "40 per cent" or "40 %"."""

    def make(found: Found) -> Change | None:
        line, figure = found
        if figure.unit != "%":
            return None
        end = line.text.index("%", figure.end) + 1
        return replaced(ground.draft, line.pointer, (figure.end, end), rng.choice((" percent", " per cent", " %")))

    return _figure(ground, rng, make)


def same_time(ground: Ground, rng: Random) -> Change | None:
    """ "1,000 ms" becomes "1 s", "24 months" "2 years", and back."""

    def make(found: Found) -> Change | None:
        line, figure = found
        if _SHARED_UNIT.search(line.text[: figure.start]):
            return None
        for small, ratio, large in _SAME_TIME:
            for unit, other, value in ((small, large, figure.value / ratio), (large, small, figure.value * ratio)):
                start = figure.end + len(line.text[figure.end :]) - len(line.text[figure.end :].lstrip())
                fits = (
                    figure.unit == unit
                    and line.text[start : start + len(unit)] == unit
                    and round(value, 1) == value >= 1
                )
                if fits and not _BARE_END.match(line.text, start + len(unit)):
                    number = f"{value:,.0f}" if value == int(value) else f"{value:.1f}"
                    word = other if value != 1 or other == "s" else other.rstrip("s")
                    return replaced(ground.draft, line.pointer, (figure.start, start + len(unit)), f"{number} {word}")
        return None

    return _figure(ground, rng, make)


def rounded_down(ground: Ground, rng: Random) -> Change | None:
    """ "47" becomes "over 45" or "more than 40"."""

    def make(found: Found) -> Change | None:
        line, figure = found
        step = 10 if figure.value > 30 else 5
        lower = figure.value - (figure.value % step or step)
        if (
            "." in figure.text
            or lower < 10
            or _BOUND.search(line.text[: figure.start])
            or _CURRENCY.search(line.text[: figure.start])
            or line.text[figure.end : figure.end + 1] in "+-–"
        ):
            return None
        if re.match(r"\s?(?:to|and|or|–)\s?\d", line.text[figure.end :]):
            return None
        new = f"{rng.choice(_AT_LEAST)} {written_like(lower, figure.text)}"
        return replaced(
            ground.draft, line.pointer, (figure.start, figure.end), new if figure.start else new.capitalize()
        )

    return _figure(ground, rng, make)


def about(ground: Ground, rng: Random) -> Change | None:
    """ "48" becomes "about 50" (within 5 %)."""

    def make(found: Found) -> Change | None:
        line, figure = found
        near = round(figure.value / 5) * 5
        close = near and near != figure.value and abs(near - figure.value) <= 0.05 * figure.value
        percent = figure.unit == "%" and near > 99
        if (
            not close
            or percent
            or "." in figure.text
            or _BOUND.search(line.text[: figure.start])
            or _CURRENCY.search(line.text[: figure.start])
            or line.text[figure.end : figure.end + 1] in "+-–"
        ):
            return None
        if re.match(r"\s?(?:to|and|or|–)\s?\d", line.text[figure.end :]):
            return None
        new = f"{rng.choice(_ABOUT)} {written_like(near, figure.text)}"
        return replaced(
            ground.draft, line.pointer, (figure.start, figure.end), new if figure.start else new.capitalize()
        )

    return _figure(ground, rng, make)


def halved(ground: Ground, rng: Random) -> Change | None:
    """ "reduced costs by 50%" becomes "halved costs"."""

    def make(line: Line) -> Change | None:
        found = re.search(r"\b(?:reduced|reducing|cut|cutting) ((?:[\w-]+ ){1,4})by 50\s?%", line.text, re.IGNORECASE)
        if found is None:
            return None
        verb = "halving" if "ing " in found.group()[:9] else "halved"
        text = f"{verb} {found.group(1).strip()}"
        return replaced(ground.draft, line.pointer, found.span(), text if found.start() else text.capitalize())

    return first(shuffled(lines(ground.draft), rng), make)


def _each() -> Iterator[Rewrite]:
    for plan in (
        number_words,
        digits_for_words,
        separators,
        percent_form,
        same_time,
        rounded_down,
        about,
        halved,
    ):
        yield Rewrite(plan.__name__, plan)


KINDS: tuple[Rewrite, ...] = tuple(_each())
