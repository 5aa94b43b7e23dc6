"""Whether the source gives a person only a part in what a clause tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from vitaeval.claims.clauses import Clause, clauses
from vitaeval.claims.evidence import Line
from vitaeval.claims.vocabulary import general, listed
from vitaeval.text.normalize import stem

_PART = (
    r"(?:assist|help|aid|contribut|support|participat|took part"
    r"|take part|taking part|shadow|sat in|sit in|(?:was |been )?(?:involved|part of|member of|a member)"
    r"|work(?:ed|s|ing)? under|deputi[sz]|st[oa]o?n?d(?:s|ing)? in for|co-(?!ord|op)[a-z]+(?:ed|te|ing|led|ran)\b)"
)
_SMALL = re.compile(rf"^[\s\W]*(?:(?:also|then|closely|actively|regularly) )*{_PART}")
_SOMEWHERE = re.compile(rf"\b{_PART}")
"""Most lines have no such word at all, and need not be cut into clauses."""
_BOTH = (
    r"(?:work(?:ed|s|ing)? (?:\w+ly )?(?:with|alongside)|collaborat\w* (?:with|on|in)"
    r"|partner\w* with)"
)
_SHARED = re.compile(rf"^[\s\W]*(?:\w+ly )?{_BOTH}")
_TOGETHER = re.compile(rf"\b{_BOTH}")
_HELPED = re.compile(r"^[\s\W]*(?:\w+ly )?(?:assist|help|aid|support|serv)\w* (?P<whom>(?:[\w+,.-]+ ?){1,4})")
_BREAK = re.compile(r"\b(?:with|in|on|to|by|from|of|for|through|as|and|at)\b")
_LEAST = 2


def smaller(clause: Clause, lines: Iterable[Line], *, is_leading: bool = False) -> Line | None:
    """The line whose clause tells the same with a smaller part, unless another clause tells it as well in full.

    Work done with others is a smaller part only where the clause claims to have led it.
    """
    best: tuple[int, bool, Line] | None = None
    told = dict.fromkeys(lines)
    for line in told if any(gives_a_part(line, is_leading=is_leading) for line in told) else ():
        for held in clauses(line.text):
            shared = clause.stems & held.stems
            least = max(_LEAST, best[0] if best else 0)
            if 2 * len(shared) < least:
                continue
            weight = len(shared) + len(shared - general())
            if weight < least:
                continue
            is_whole = not _is_small(held, is_leading=is_leading)
            if best is None or (weight, is_whole) > (best[0], best[1]):
                best = (weight, is_whole, line)
    return best[2] if best and not best[1] else None


@lru_cache(maxsize=16384)
def gives_a_part(line: Line, *, is_leading: bool = False) -> bool:
    """Whether any clause of a line gives a person only a part in what it tells."""
    if not _SOMEWHERE.search(line.plain) and not (is_leading and _TOGETHER.search(line.plain)):
        return False
    return any(_is_small(held, is_leading=is_leading) for held in clauses(line.text))


def _is_small(held: Clause, *, is_leading: bool) -> bool:
    """Whether a clause of the source gives a part in a deed, not help to the people whom the work serves."""
    if is_leading and _SHARED.match(held.text):
        return True
    return only_helps(held.text)


def only_helps(told: str) -> bool:
    """Whether a plain text opens with a part in somebody else's deed ("Assisted with", "Supported the manager")."""
    return _SMALL.match(told) is not None and not serves(told)


def serves(told: str) -> bool:
    """Whether a plain text opens with help to the people whom the work serves ("Supported 28 families")."""
    helped = _HELPED.match(told)
    whom = _BREAK.split(helped["whom"])[0] if helped else ""
    return not _served().isdisjoint(map(stem, re.findall(r"[a-z]+", whom)))


@cache
def _served() -> frozenset[str]:
    return frozenset(map(stem, listed("served")))
