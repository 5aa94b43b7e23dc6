"""Patterns that are read only where a text has one of the words which their matches need: none of them misses one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from pkgutil import iter_modules, resolve_name

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vitaeval import claims, text
from vitaeval.claims.certified import _abbreviations
from vitaeval.claims.ranks import _ORDERS, _RANKS, _REACHES
from vitaeval.text.worded import Worded, needed, openings

DATA = Path(__file__).parents[2] / "data" / "check"


def house() -> Iterator[tuple[str, Worded]]:
    """Every such pattern of the engine, by the name of its module and its own."""
    for package in (claims, text):
        for found in iter_modules(package.__path__):
            for name, value in vars(resolve_name(f"{package.__name__}.{found.name}")).items():
                for n, each in enumerate(value if isinstance(value, tuple) else (value,)):
                    if isinstance(each, Worded):
                        yield f"{found.name}.{name}.{n}", each
    yield from ((f"ranks.{n}", pattern) for n, table in enumerate(TABLES) for pattern in (table.any, table.lower))
    yield "certified.abbreviations", _abbreviations()


TABLES = (_RANKS, _ORDERS, _REACHES)
HOUSE = dict(house())


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:led|leads?|heading)\b", {"led", "lead", "leads", "headi"}),
        (r"\bt(?:ook|akes?) over\b", {"took", "take", "takes"}),
        (r"\b(?:the |our )?(?:\w+ ){0,2}manag\w*", {"manag"}),
        (r"\b(?:with|without) the (?:help|aid) of\b", {"help", "aid", "witho"}),
        (r"\b[Pp]atents?\b(?! law)", {"Paten", "paten"}),
        (r"n['’]t\b", {"t"}),
        (r"(?<!\w)2nd(?!\w)", {"nd"}),
        (r"\bin (?:it|the)\b", {"in"}),
        (r"(?<=as )chief|(?!)", {"chief"}),
    ],
)
def test_what_a_pattern_needs(pattern: str, words: set[str]) -> None:
    assert needed(pattern) == words


@pytest.mark.parametrize("pattern", [r"\d+", r"\b(?:led|\w+)\b", r"\bme?\w*", r"(?i)\bled\b", r"\b(?i:led)\b", r"led"])
def test_a_pattern_that_needs_no_word_as_it_is_written_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        needed(pattern)


def test_words_are_told_by_their_beginnings() -> None:
    assert openings("Co-led 3 teams; Überblick, isn't") == {"Co", "led", "teams", "berbl", "isn", "t"}


@pytest.mark.parametrize("name", HOUSE)
@settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_no_pattern_of_the_house_needs_a_word_that_a_match_lacks(name: str, data: st.DataObject) -> None:
    found = data.draw(st.from_regex(re.compile(HOUSE[name].pattern)))
    assert HOUSE[name].may_stand_in(found)


@pytest.mark.parametrize("name", HOUSE)
def test_nothing_is_missed_in_texts(name: str) -> None:
    pattern = re.compile(HOUSE[name].pattern)
    for line in LINES:
        assert HOUSE[name].may_stand_in(line) or pattern.search(line) is None


def _lines() -> Iterator[str]:
    for place in DATA.iterdir():
        if place.suffix in (".md", ".txt"):
            for line in place.read_text("utf-8").splitlines():
                yield from (line, line.lower())


LINES = tuple(dict.fromkeys(_lines()))
