"""Figures in a line: where they stand, how they are written, which may be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from vitaeval.defects.known import figures
from vitaeval.schema.base import Noun

_FIGURE = re.compile(
    r"(?<![\w.,/#–-])(?P<money>[$€£])?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"(?P<tail>\s?%|\s?(?:ms|percent)\b|[kKMB]\b|\s(?:million|thousand)\b)?(?![\w.]*\w|[-–]\d|/)"
)
_NAMED = re.compile(
    r"(?:(?<!^)\b[A-Z][\w./+#-]*|\b[A-Z]{2,}|[Vv]ersion|level|type|grade|phase|title|section|part|page|year|step|stage)"
    r"\s$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEXT = re.compile(r"\+?[\s-]?([A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that counts or measures something; `unit` is what stands behind it, "%" or a word."""

    start: int
    end: int
    text: str
    value: float
    unit: str


def figures_in(text: str) -> Iterator[Figure]:
    """Every figure that is no year and no part of a name."""
    for found in _FIGURE.finditer(text):
        number = found["number"]
        bare_year = _YEAR.fullmatch(number) and not found["money"] and not found["tail"]
        opens = found.start() == 0
        if bare_year or (
            not opens and not found["money"] and not found["tail"] and _NAMED.search(text[: found.start()])
        ):
            continue
        after = _NEXT.match(text, found.end())
        unit = (found["tail"] or "").strip() or found["money"] or (after.group(1) if after else "")
        place = found.start("number"), found.end("number")
        yield Figure(*place, number, float(number.replace(",", "")), unit)


def written_like(value: float, model: str) -> str:
    """A value in the way of another: with its decimals and its separators."""
    decimals = len(model.partition(".")[2])
    whole = value if decimals else round(value)
    return f"{whole:,.{decimals}f}" if "," in model or value >= 10_000 else f"{whole:.{decimals}f}"


def inflated(figure: Figure, entry: Noun, rng: Random) -> str | None:
    """A clearly larger figure in the same form that stands nowhere in `entry`; None when there is none."""
    known = figures(entry)
    for _ in range(20):
        factor = rng.uniform(1.25, 2.6)
        value = min(99.0, figure.value + rng.randint(6, 35)) if figure.unit == "%" else figure.value * factor
        value = max(value, figure.value + 1) if "." not in figure.text else value
        new = written_like(value, figure.text)
        number = float(new.replace(",", ""))
        if number > figure.value and number not in known:
            return new
    return None


def fresh(low: int, high: int, entry: Noun, rng: Random) -> int | None:
    """A whole number in [low, high] that stands nowhere in `entry`."""
    free = [number for number in range(low, high + 1) if float(number) not in figures(entry)]
    return rng.choice(free) if free else None
