"""The head of a page: name, headline and addresses, before anything that tells of a career."""

from __future__ import annotations

from collections.abc import Sequence

from vitaeval.claims import cues
from vitaeval.claims.contact import is_address
from vitaeval.claims.pieces import dating
from vitaeval.claims.rows import Row

_LONGEST = 8


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
