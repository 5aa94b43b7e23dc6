"""Words that name nothing in particular, so that their novelty proves nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from vitaeval.text.normalize import stem


@cache
def general() -> frozenset[str]:
    """Stems of words that any CV may use without claiming anything (`data/general.txt`)."""
    return frozenset(map(stem, listed("general")))


@cache
def listed(name: str) -> frozenset[str]:
    """The words of `data/<name>.txt` as they stand there."""
    return frozenset(word for row in rows(name) for word in row.split())


def rows(name: str) -> tuple[str, ...]:
    """The rows of `data/<name>.txt`, without its remarks."""
    text = resources.files("vitaeval.claims").joinpath(f"data/{name}.txt").read_text("utf-8")
    return tuple(row for row in text.splitlines() if row and not row.startswith("#"))


@cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """What everyday abbreviations stand for, in all the words that people use for it (`data/abbreviations.csv`)."""
    text = resources.files("vitaeval.claims").joinpath("data/abbreviations.csv").read_text("utf-8")
    rows = (row.split(",") for row in text.splitlines() if row and not row.startswith("#"))
    return {short: tuple(full) for short, *full in rows}
