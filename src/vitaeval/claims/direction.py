"""Whether a text and its source tell a change in the same direction: up or down, better or worse."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from vitaeval.claims.derived import DOWN, UP
from vitaeval.claims.evidence import Line
from vitaeval.text.normalize import plain
from vitaeval.text.quantities import Quantity

_BETTER = re.compile(r"\b(?:improv|enhanc|strengthen|optimi[sz])\w*")
_WORSE = re.compile(r"\b(?:worsen|deteriorat|degrad|weaken|impair|harm)\w*")
_GOOD = re.compile(
    r"\b(?:throughput|sales|revenues?|satisfaction|accuracy|conversions?|retention|output|productivity|efficiency|coverage"
    r"|attendance|engagement|uptime|availability|profits?|margins?|yields?|traffic|compliance|participation|turnout)\b"
)
_BAD = re.compile(
    r"\b(?:(?:cycle|lead|waiting|wait|response|load|build|run|processing|delivery|handling|repair) times?|costs?"
    r"|spend(?:ing)?|errors?|defects?|waste|delays?|downtime|latency|turnover|churn|complaints?|incidents?|turnaround|backlogs?|absence)\b"
)
_CLAUSE = re.compile(r"[.;,]|\band\b")
_BACK = 100


class Lean(NamedTuple):
    """The way that words say something went, and where they begin."""

    is_up: bool
    start: int


def turned(text: str, quantity: Quantity, line: Line) -> int | None:
    """Where the words begin that turn the change of `line` round before a figure of `text`; None where none do."""
    said = _before(plain(text), quantity.start)
    held = _leans(line.plain) if said else ()
    if said is None or not held or any(each.is_up == said.is_up for each in held):
        return None
    return said.start


def _before(low: str, at: int) -> Lean | None:
    """The one way that the clause before an offset leans."""
    window = max(0, at - _BACK)
    opening = max((cut.end() for cut in _CLAUSE.finditer(low, window, at)), default=window)
    found = _leans(low[opening:at])
    if len({each.is_up for each in found}) != 1:
        return None
    return found[0]._replace(start=opening + found[0].start)


@lru_cache(maxsize=4096)
def _leans(low: str) -> tuple[Lean, ...]:
    """Every word of direction; "improved" leans as the thing that got better does."""
    found = [Lean(is_up=True, start=each.start()) for each in UP.finditer(low)]
    found += [Lean(is_up=False, start=each.start()) for each in DOWN.finditer(low)]
    good, bad = _GOOD.search(low) is not None, _BAD.search(low) is not None
    if good != bad:
        found += [Lean(is_up=good, start=each.start()) for each in _BETTER.finditer(low)]
        found += [Lean(is_up=bad, start=each.start()) for each in _WORSE.finditer(low)]
    return tuple(found)
