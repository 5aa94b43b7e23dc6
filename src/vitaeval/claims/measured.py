"""What a figure is a figure of: sales where the profile counts waste, revenue where it counts orders' value."""

from __future__ import annotations

import re
from functools import lru_cache

from vitaeval.text.normalize import plain, stem, stems

_KINDS = {
    kind: re.compile(rf"\b(?:{words})\b")
    for kind, words in {
        "earnings": r"(?<!customer )(?<!re)sales|revenues?|income|turnover|bookings|orders?|commissions?|fees|business"
        r"|market share|pipeline|arr|mrr",
        "spending": r"costs?|spend(?:ing)?|expenses?|expenditures?|budgets?|bills?|savings?|sav(?:e[sd]?|ing)"
        r"|price[sd]?|cheaper",
        "profit": r"profit(?:s|ability)?|margins?|ebitda|earnings",
        "satisfaction": r"satisf\w+|happ(?:y|ier|iness)|nps|csat|ratings?|scores?|feedback",
    }.items()
}
"""Kinds of things that careers measure, in the words for each."""
_SAVED = re.compile(r"\bsav(?:ings?|e[sd]?)\b")
_LOWERED = re.compile(r"\b(?:cut|reduc|lower|decreas|less|fewer|down\b|fell|drop)")
_CLAUSE = re.compile(r"[.;:,](?=\s|$)|\band\b|\bby [a-z]+ing\b|\bthrough\b|\bwhile\b|\bby (?=\D)")
_SHARE = re.compile(r" of (?:the |our |its |their |all )?(?P<thing>[a-z]{3,})\b")
"""Behind a figure, what it is a part of."""
_NEAR = 60


def another(text: str, start: int, end: int, source: str) -> bool:
    """Whether the figure at `text[start:end]` is told of one of those kinds, and nothing in the source speaks of it.

    What became less is saved, whatever it is: a saving that is none of anything named says nothing of money.
    """
    low = plain(text)
    around, share = _around(low, start, end), _SHARE.match(low, end)
    told = _kinds(_SAVED.sub("", around) if share is None and _LOWERED.search(plain(source)) else around)
    is_named = share is not None and stem(share["thing"]) in stems(source)
    return len(told) == 1 and not is_named and not told & _kinds(plain(source))


def _around(low: str, start: int, end: int) -> str:
    """The clause around a figure, its parts cut where another thing is told."""
    opening = max(
        (cut.end() for cut in _CLAUSE.finditer(low, max(0, start - _NEAR), start)), default=max(0, start - _NEAR)
    )
    closing = _CLAUSE.search(low, end, end + _NEAR)
    return low[opening : closing.start() if closing else end + _NEAR]


@lru_cache(maxsize=8192)
def _kinds(low: str) -> frozenset[str]:
    return frozenset(kind for kind, words in _KINDS.items() if words.search(low))
