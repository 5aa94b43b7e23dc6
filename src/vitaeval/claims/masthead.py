"""The head of a page: name, headline and addresses, before anything that tells of a career."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from vitaeval.claims import cues
from vitaeval.claims.aiming import tells_of_writer
from vitaeval.claims.contact import is_address
from vitaeval.claims.pieces import dating
from vitaeval.claims.rows import Row

_LONGEST = 8
_LETTERHEAD = 16
_TITLE = 90
_GREETING = re.compile(r"(?:Dear|Hello|Hi)\b.{0,80}")
_TO = re.compile(r"(?:To|Attn|Cc)\s*:", re.IGNORECASE)


def reader(rows: Sequence[Row]) -> frozenset[int]:
    """Offsets of the lines above a letter's greeting that say whom it is written to: nothing about the person.

    They are the last paragraph of two lines or more, when it is not the first and holds no address, else what follows
    the person's own addresses, and what is marked "To:" with the lines below it. So is a short line below the greeting,
    the subject. A line that tells of the writer is none. Without a greeting there are none.
    """
    greeting = next((n for n, row in enumerate(rows[:_LETTERHEAD]) if _GREETING.fullmatch(row.text)), None)
    if greeting is None:
        return frozenset()
    found = (*_above(rows, greeting), *_subject(rows[greeting + 1 : greeting + 2]))
    return frozenset(row.at for row in found if not tells_of_writer(row.text))


def _subject(rows: Sequence[Row]) -> Sequence[Row]:
    """The line below a greeting, when it is short and no sentence."""
    short = rows and len(rows[0].text) <= _TITLE and not rows[0].text.endswith((".", ",", "!"))
    return rows if short and not rows[0].is_bullet and not cues.is_sentence(rows[0].text) else ()


def _above(rows: Sequence[Row], greeting: int) -> Sequence[Row]:
    """The lines above a greeting that name the reader."""
    marked = next((n for n, row in enumerate(rows[:greeting]) if _TO.match(row.text)), None)
    if marked is not None:
        return rows[marked:greeting]
    opens = [n for n in range(1, greeting) if rows[n].after_gap]
    start = next((n for n, end in reversed([*pairwise([*opens, greeting])]) if end - n > 1), None)
    if start is not None and not any(is_address(row.text) for row in rows[start:greeting]):
        return rows[start:greeting]
    own = [n for n, row in enumerate(rows[:greeting]) if is_address(row.text)]
    return rows[own[-1] + 1 : greeting] if own else ()


def masthead(rows: Sequence[Row]) -> int:
    """How many of the lines before the first heading are the head of the page.

    It ends where a bullet, a sentence or a dated line begins; lines that stand together with a dated one belong to
    that, unless an address stands between them.
    """
    end = next((n for n, row in enumerate(rows[:_LONGEST]) if _ends(row)), min(len(rows), _LONGEST))
    if end < len(rows) and dating(rows[end].text):
        while end and not rows[end].after_gap and not is_address(rows[end - 1].text):
            end -= 1
    return end


def _ends(row: Row) -> bool:
    if is_address(row.text):
        return False
    return row.is_bullet or row.is_cells or cues.is_sentence(row.text) or dating(row.text) is not None
