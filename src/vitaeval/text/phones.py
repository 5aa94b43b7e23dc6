"""Telephone numbers in running text, told apart from dates, ranges, amounts and reference numbers.

Shapes: international with a plus sign (ITU-T E.164: at most 15 digits), North American, national with a
leading zero, and anything of fitting length right after a word like "phone". Numbers need not be in use:
a made-up one is as private as a real one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_DIGITS = 15
FEWEST_DIGITS = 7

_GAP = r"[ \u00a0.\-‐‑–/]"
_BAD_BEFORE = r"[\w+.,$€£#/\-]"
_DIGIT = rf"\d(?<!{_BAD_BEFORE}\d)"
_AFTER = r"(?![\w%]|[.,\-/]\d)"
_EXTENSION = r"(?:[ ,]{0,2}(?:x|ext\.?|extension)[ ]?\d{1,6})?"
_GROUPS = rf"(?:{_GAP}{{0,2}}(?:\(\d{{1,5}}\)|\d{{1,12}}+)){{0,6}}+"

_INTERNATIONAL = re.compile(rf"(?:\+(?<![\w+]\+)|00(?<![\w.+]00)(?=[1-9]))\d{{1,15}}+{_GROUPS}{_EXTENSION}(?![\w%])")
_NORTH_AMERICAN = re.compile(
    rf"{_DIGIT}(?:(?<=1){_GAP}(?:\(\d{{3}}\){_GAP}?|\d{{3}}{_GAP})|\d\d[-‐‑–]|(?<=[2-9])\d\d{_GAP})"
    rf"\d{{3}}{_GAP}\d{{4}}{_EXTENSION}{_AFTER}"
)
_AREA_IN_BRACKETS = re.compile(rf"\(\d{{3}}\){_GAP}?\d{{3}}{_GAP}\d{{4}}{_EXTENSION}{_AFTER}")
_FICTIONAL = re.compile(rf"555(?<!{_BAD_BEFORE}555)[-‐‑–.]\d{{4}}{_AFTER}")
_NATIONAL = re.compile(rf"(?:\(0(?<!\w\(0)|0(?<!{_BAD_BEFORE}0))\d{{1,5}}\)?(?:{_GAP}\d{{2,8}}+){{1,5}}{_AFTER}")
_AFTER_WORD = re.compile(
    r"\b(?:tele)?(?:phone|fon)(?: ?(?:number|no\.?))?\W{0,4}(?:is |at )?(?P<a>[\d(][\d ().\-/]{5,18}\d)(?![\w%])"
    r"|\b(?:tel|mobile|cell|fax|whatsapp)\b\W{0,4}(?P<b>[\d(][\d ().\-/]{5,18}\d)(?![\w%])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROUND = re.compile(r"\+\d{1,3}(?:[ .]\d{3})*[ .]000")


def find_phones(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each number, in no order and possibly overlapping."""
    for found in _INTERNATIONAL.finditer(text):
        end = _shortened(text, found.start(), found.end())
        if _count(text[found.start() : end]) >= FEWEST_DIGITS and not _ROUND.fullmatch(found[0]):
            yield found.start(), end
    for pattern in (_NORTH_AMERICAN, _AREA_IN_BRACKETS, _FICTIONAL):
        yield from (found.span() for found in pattern.finditer(text))
    for found in _NATIONAL.finditer(text):
        if 9 <= _count(found[0]) <= 12 and not _is_date(found[0]):
            yield found.span()
    for found in _AFTER_WORD.finditer(text):
        name = "a" if found["a"] else "b"
        if FEWEST_DIGITS <= _count(found[name]) <= 13 and not _is_date(found[name]):
            yield found.span(name)


def _shortened(text: str, start: int, end: int) -> int:
    """`end`, moved before the groups that make the number longer than a number can be."""
    while _count(text[start:end]) > MOST_DIGITS:
        cut = re.search(rf"{_GAP}+[^ .\-/]*$", text[start:end])
        if cut is None:
            return start
        end = start + cut.start()
    return end


def _count(text: str) -> int:
    return sum(sign.isdecimal() for sign in text)


def _is_date(text: str) -> bool:
    """Whether all groups are years, months and days."""
    groups = re.findall(r"\d+", text)
    years = [group for group in groups if _YEAR.fullmatch(group)]
    return bool(years) and all(len(group) <= 2 or group in years for group in groups)
