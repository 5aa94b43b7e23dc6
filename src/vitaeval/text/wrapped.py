"""Lines that an editor or mail program broke at a fixed width, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vitaeval.text.dates import find, ranges
from vitaeval.text.markup import Clean

_LINE = re.compile(r"[^\r\n]+")
_MARKED = re.compile(r"\s*(?:[^\w\s\"'“‘(\[$€£+&@]|\(?\d{1,2}[.)])\s|\s*(?:#|\||>)|\s*[-=_*~]{3,}|\s*$")
_GREETING = re.compile(r"\s*(?:Dear|Hello|Hi|To)\b")
_ENDED = re.compile(r"[.!?:;|][\"'”’)]*$")
_WIDE = re.compile(r"\s(?<=\S\s)(?:\s{2,}|(?<=\t))(?=\S)")
"""A tab or three spaces between words."""
_SHORTEST, _LONGEST, _SURE, _MARKS = 30, 120, 2, 4
_LEADS_ON = re.compile(r"(?:,| [–—-]|\b(?:and|or|of|for|with|the|an?|to|in|at|by|from|on|as|my|our|their))$")
_LABEL = re.compile(r"[A-Z][\w &/]{1,30}:\s")
_BULLET = re.compile(r"\s*(?:[-*•‣▪◦–—·●○■▶▸➢➤→✓✔›+]|\(?\d{1,2}[.)])\s+(?=\S)")
_JOINING = re.compile(r"(?:and|or|but|to|in|on|at|of|for|with|by|from|as|where|when|while|which|who|that|then)\b")
_SET_OFF = re.compile(r"(?:,|\||\s[–—-]|\s)\s$")
_DATE = 20
_END_OF_DATES = re.compile(
    r"\s*[–—-]\s*(?:[A-Z][a-z]{2,8}\.? )?(?:\d{2}[./])?(?:(?:19|20)\d\d(?:-\d\d)?|[Pp]resent|[Nn]ow|[Tt]oday)\W?"
)
"""The second half of a range on a line of its own."""
Line = tuple[int, int]


def unwrapped(page: Clean) -> Clean:
    """The page with one space where a line was broken for its width only; offsets still lead to the original.

    A line without an end was broken, and so was an item of a list above a line as far in as its words. In a text with
    several of these any other line was too, when the first word of the next one would not have fitted; never at a
    mark, a heading or a table.
    """
    joints = tuple(_joints(page.text))
    if not joints:
        return page
    kept, at = [], 0
    for start, end in joints:
        kept += [page.text[at:start], " "]
        at = end
    gone = [(page.origin(start + 1), page.origin(end - 1) + 1) for start, end in joints if end > start + 1]
    cuts = tuple(sorted({*page.cuts, *gone}))
    return Clean(page.original, "".join((*kept, page.text[at:])), _apart(cuts))


def _apart(cuts: tuple[Line, ...]) -> tuple[Line, ...]:
    """Cuts in order, those that touch or hold another as one."""
    found: list[Line] = []
    for start, end in cuts:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _joints(text: str) -> Iterator[Line]:
    """The white space around each break that is none."""
    lines = [(found.start(), found.start() + len(found.group().rstrip())) for found in _LINE.finditer(text)]
    hanging = frozenset(_hanging(text, lines))
    pairs = [(one, two) for one, two in pairwise(lines) if _may_go_on(text, one, two)]
    sure = [(one, two) for one, two in pairs if two in hanging or _goes_on(text, one, two)]
    width = max((one[1] - one[0] for one, _ in sure), default=0)
    for one, two in pairs:
        full = one[1] - one[0] + 1 + len(text[slice(*two)].split(None, 1)[0]) > width - _MARKS
        if (one, two) in sure or (len(sure) >= _SURE and full and not _parts(text, one, two)):
            yield one[1], two[0] + _indent(text[slice(*two)])


def _hanging(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that stand as far in as the words of the item of a list above them."""
    column = 0
    for one, two in pairwise(lines):
        mark = _BULLET.match(text[slice(*one)])
        column = mark.end() if mark else column
        if not column or _indent(text[slice(*two)]) != column or text.count("\n", one[1], two[0]) > 1:
            column = 0
        else:
            yield two


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _may_go_on(text: str, one: Line, two: Line) -> bool:
    """Whether two lines that follow each other are long and plain enough to be one."""
    above, below = text[slice(*one)], text[slice(*two)]
    if not above.strip() or not below.strip() or text.count("\n", one[1], two[0]) > 1:
        return False
    if not _SHORTEST <= len(above) <= _LONGEST >= len(below):
        return False
    is_end = _END_OF_DATES.fullmatch(below) is not None and _is_dated_at_end(above)
    plain = not _WIDE.search(above.lstrip()) and not _WIDE.search(below.lstrip())
    return (
        (plain or _ends_range(above, below.strip()) or _splits_date(above, below.strip()))
        and (is_end or not _MARKED.match(below))
        and (not re.match(r"\s*[#|>]", above) or _ends_range(above, below.strip()))
        and not _GREETING.match(above)
    )


def _goes_on(text: str, one: Line, two: Line) -> bool:
    """Whether a line has no end: one in small letters follows, a bracket stays open, a word leads on, a date is cut."""
    above, below = text[slice(*one)], text[slice(*two)].lstrip()
    if below[0].islower():
        begun = below.split(None, 1)[0].islower() and _ENDED.search(above) is None and not _dated(above)
        return begun and (_JOINING.match(below) is not None or not _closes_in_date(above))
    return above.rfind("(") > above.rfind(")") or _LEADS_ON.search(above) is not None or _cuts_date(above, below)


def _cuts_date(above: str, below: str) -> bool:
    """Whether a date or range begins on one line and ends on the next ("May", "2019 - today"; "2006", "- 2010")."""
    if _END_OF_DATES.fullmatch(below):
        return _is_dated_at_end(above)
    return _splits_date(above, below)


def _splits_date(above: str, below: str) -> bool:
    """Whether one date stands on both lines."""
    tail = above[-_DATE:]
    return any(each.start < len(tail) < each.end for each in find(f"{tail} {below[:_DATE]}"))


def _ends_range(above: str, below: str) -> bool:
    """Whether a line is only the second date of a range that the line above begins."""
    whole = f"{above} {below.rstrip(')]*_ ')}"
    return len(below) <= _DATE and any(
        each.last.end == len(whole) and each.first.end <= len(above) for each in ranges(whole)
    )


def _is_dated_at_end(line: str) -> bool:
    """Whether a line ends in a date that no other one leads to."""
    return any(each.end == len(line) for each in find(line)) and not _dated(line)


def _closes_in_date(line: str) -> bool:
    """Whether a line ends in one date that is set off, as those of studies and certificates do."""
    return any(each.end == len(line) and _SET_OFF.search(line[: each.start]) for each in find(line))


def _dated(line: str) -> bool:
    """Whether a line closes in a range of dates, or a date in brackets."""
    closes = line.endswith((")", "]")) and any(each.end >= len(line) - 2 for each in find(line))
    return closes or any(each.last.end >= len(line) - 1 for each in ranges(line))


def _parts(text: str, one: Line, two: Line) -> bool:
    """Whether a line ends like a sentence, or like a header in a date, or the next one opens with a date or a label."""
    above, below = text[slice(*one)], text[slice(*two)].lstrip()
    ends = _ENDED.search(above) is not None or any(each.end >= len(above) - 1 for each in find(above))
    return ends or _LABEL.match(below) is not None or any(each.start <= 1 for each in find(below))
