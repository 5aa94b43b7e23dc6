"""How far a share of a goal lies above it: "exceeded quota by 15%" for "115% of quota"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims.evidence import Line
from vitaeval.text.quantities import Quantity

_NEAR = 50
_EXCEEDING = re.compile(
    r"\b(?:exceed|surpass|beat|outperform|above|over|ahead)\w*\b[^.;]*\bby "
    r"(?:\d+(?:\.\d+)?% (?:in|for) \d{4}(?:,| and|,? \() ?(?:by )?)?$",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r" (?:above|over|ahead of|beyond|in excess of) (?:(?:the|my|his|her|their|annual|sales) )*"
    r"(?:quota|target|goal|plan)\b"
)
_ALL = 100.0


def beyond(said: Quantity, text: str, line: Line) -> Iterator[float]:
    """What the shares of a line lie above the whole, in percent, where a figure of a text tells by how much."""
    if said.unit != "%":
        return
    if _EXCEEDING.search(text, max(0, said.start - _NEAR), said.start) or _ABOVE.match(text, said.end):
        yield from (held.value - _ALL for held in line.quantities if held.unit == "%" and held.value > _ALL)
