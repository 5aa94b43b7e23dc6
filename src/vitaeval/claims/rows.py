"""The lines of a CV: each without the marks around it, with what the marks said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from vitaeval.text.markup import Clean

_BULLET = re.compile(r"^\s*(?:[-*•‣▪◦–—·●○■□▶►▸➢➤➔→⇒✓✔✦★»›+]|[-=]>|o(?=\s+[A-Z])|\(?\d{1,2}[.)])\s+(?=\S)")
_NUMBER = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(?=[A-Z])")
"""The number of a line below a numbered heading ("4.1")."""
_HASH = re.compile(r"^\s*#{1,6}\s+")
_QUOTE = re.compile(r"^[\s>|]+")
_RULE = re.compile(r"[-=_*#|:+~\s–—•·.]+")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CELLS = re.compile(r"^\s*\|")
_BELOW_HEAD = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_CLOSED = re.compile(r"\*\*|__|</b>", re.IGNORECASE)


class Row(NamedTuple):
    """One line without its bullet, heading, quote or table mark; `at` is its offset in the cleaned text.

    `level` is that of its hash marks (1-6), 7 for a line in emphasis, else 0; `is_cells`: a row of a table;
    `after_gap`: an empty line or rule stands above it; `is_head`: it names the columns of a table; `strong`: so many of
    its first characters are in bold.
    """

    at: int
    text: str
    is_bullet: bool
    level: int
    is_cells: bool
    after_gap: bool
    is_head: bool = False
    strong: int = 0


@lru_cache(maxsize=16)
def rows(page: Clean, start: int, end: int) -> tuple[Row, ...]:
    """The lines of `page.text[start:end]` that say something."""
    return tuple(_rows(page, start, end))


def _rows(page: Clean, start: int, end: int) -> Iterator[Row]:
    gap = True
    lines = list(_LINE.finditer(page.text[start:end]))
    for line, below in zip_longest(lines, lines[1:]):
        at = start + line.start()
        breaks = page.text.count("\n", max(start, at - 4), at) > 1
        row = _row(page, at, line.group(), after_gap=gap or breaks)
        if row is not None:
            is_head = row.is_cells and below is not None and _BELOW_HEAD.fullmatch(below.group()) is not None
            yield row._replace(is_head=True) if is_head else row
        gap = row is None


def _row(page: Clean, at: int, line: str, *, after_gap: bool) -> Row | None:
    is_cells = _CELLS.match(line) is not None
    body = line.rstrip(" \t|#") if is_cells or _HASH.match(line) else line.rstrip()
    if not body.strip() or _RULE.fullmatch(body):
        return None
    bullet, hashes = _BULLET.match(body), _HASH.match(body)
    mark = bullet or hashes or _NUMBER.match(body) or _QUOTE.match(body)
    lead = mark.end() if mark else 0
    strong = _strong(page, at + lead, len(body) - lead)
    level = hashes[0].count("#") if hashes else 7 if strong and bullet is None else 0
    return Row(at + lead, body[lead:], bullet is not None, level, is_cells, after_gap, strong=strong)


def _strong(page: Clean, at: int, length: int) -> int:
    """How many characters from an offset on are in bold, where it opens there."""
    if not page.is_strong(at):
        return 0
    closed = _CLOSED.search(page.original, page.origin(at) + 1, page.origin(at + length - 1) + 1)
    return page.place(closed.start()) - at if closed else length
