"""Shares told from their other side: errors of 1.4% for an accuracy of 98.6%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims.evidence import Line
from vitaeval.text.normalize import plain
from vitaeval.text.quantities import Quantity

_SIDES = tuple(
    (re.compile(rf"\b(?:{one})\w*"), re.compile(rf"\b(?:{other})\w*"))
    for one, other in (
        (r"accura|correct|right|error-free|first[- ]time right", r"error|mistake|wrong|incorrect|inaccura|mispick"),
        (r"uptime|availab", r"downtime|unavailab|outage"),
        (r"on[- ]time|punctual", r"late\b|late-|delay|overdue"),
        (r"retention|retain|renew", r"churn|attrition|turnover|cancel|lost"),
        (r"attend", r"absen|no-show|missed"),
        (r"occup|filled", r"vacan|void|empty|unfilled"),
        (r"pass|succe", r"fail"),
    )
)
"""Two sides of one whole, each in its words."""
_ALL = 100.0
_BEFORE, _BEHIND = 60, 30
_CLAUSE = re.compile(r"[.;]\s")


def opposite(said: Quantity, text: str, line: Line) -> Iterator[float]:
    """The shares that are left of those of a line, where text and line speak of two sides of one whole; in percent."""
    if said.unit != "%" or not any(held.unit == "%" for held in line.quantities):
        return
    start = max(0, said.start - _BEFORE)
    around = _CLAUSE.split(plain(text)[start : said.start])[-1] + plain(text)[said.start : said.end + _BEHIND]
    for one, other in _SIDES:
        if _tells(around, one, other, line.plain) or _tells(around, other, one, line.plain):
            yield from (_ALL - held.value for held in line.quantities if held.unit == "%" and 0 < held.value < _ALL)


def _tells(said: str, mine: re.Pattern[str], others: re.Pattern[str], held: str) -> bool:
    """Whether a text speaks of one side alone, and its source of the other alone."""
    is_said = mine.search(said) is not None and others.search(said) is None
    return is_said and others.search(held) is not None and mine.search(held) is None
