"""Personal data that can be told by its shape: where it stands in a text and what it is.

Names have no shape: `vitaeval.text.person` finds those of people who are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from vitaeval.text.checksums import is_card, is_iban
from vitaeval.text.phones import find_phones
from vitaeval.text.postal import find_addresses


class PiiKind(StrEnum):
    """What a stretch of text gives away."""

    EMAIL = "email"
    LINK = "link"
    IBAN = "iban"
    CARD = "card"
    SSN = "ssn"
    PHONE = "phone"
    ADDRESS = "address"
    HANDLE = "handle"
    NAME = "name"


SHAPED = tuple(kind for kind in PiiKind if kind is not PiiKind.NAME)
"""What `find_pii` knows; where two claim the same signs, the earlier one has them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`text[start:end]` of the text that was searched is a `kind`."""

    start: int
    end: int
    kind: PiiKind


def find_pii(text: str, kinds: Iterable[PiiKind] = SHAPED) -> tuple[Finding, ...]:
    """Personal data of `kinds`, in order of position, never overlapping.

    A line break that JSON writes as backslash and letter parts words like any other.
    """
    seen = without_escapes(text)
    wanted = frozenset(kinds)
    found = (
        Finding(start, end, kind) for kind in SHAPED if kind in wanted for start, end in _merged(_SEARCHES[kind](seen))
    )
    return apart(found)


def apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in order of position; of two that overlap, the one that came first stays."""
    offered = list(findings)
    taken = bytearray(max((item.end for item in offered), default=0))
    kept: list[Finding] = []
    for item in offered:
        if not any(taken[item.start : item.end]):
            taken[item.start : item.end] = b"\x01" * (item.end - item.start)
            kept.append(item)
    return tuple(sorted(kept, key=lambda item: item.start))


def without_escapes(text: str) -> str:
    r"""`text` of the same length in which JSON's `\n`, `\r` and `\t` are two spaces."""
    return _ESCAPE.sub("  ", text) if "\\" in text else text


_ESCAPE = re.compile(r"\\[nrt]")
_EMAIL = re.compile(
    r"(?<![\w.%+\-])\w[\w.%+'\-]{0,63}+(?:@|[ ]?[\[(][ ]?at[ ]?[\])][ ]?)"
    r"[^\W_](?:[\w\-]{0,62}(?:\.|[ ]?[\[(][ ]?dot[ ]?[\])][ ]?)){1,5}[^\W\d_]{2,24}(?![\w@])",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?<![\w@./\-])(?:https?://|www\.)[^\s\"'<>\[\]{}|\\^`]+"
    r"|(?<![\w@./:\-])(?:[a-z0-9\-]{1,63}\.){1,4}[a-z]{2,12}/[^\s\"'<>\[\]{}|\\^`]+",
    re.IGNORECASE,
)
_LINK_END = ".,;:!?)*_"
_IBAN = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z]\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD = re.compile(r"\d(?<![\w.\-+$€£]\d)(?:[ \-]?\d){12,}+(?P<tied>(?=[\w%]))?")
"""Digits in groups; the last group is `tied` to what stands right behind it and is no part of the number."""
_MOST_GROUPS = 20
_GROUP = re.compile(r"[A-Z0-9]+")
_SSN = re.compile(
    r"\d(?<![\w.\-+]\d)\d\d(?<!000|666)([ \-])(?!00)\d{2}\1(?!0000)\d{4}(?![\w\-])"
    r"|(?i:\b(?:ssn|social security (?:number|no\.?))(?: is|:|#)? ?)(?P<bare>\d{9})\b"
)
_HANDLE = re.compile(r"@(?<![\w@./]@)[A-Za-z0-9_][A-Za-z0-9_.\-]{1,28}[A-Za-z0-9_]")


def _emails(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _EMAIL.finditer(text))


def _links(text: str) -> Iterator[tuple[int, int]]:
    for found in _LINK.finditer(text):
        yield found.start(), found.start() + len(found[0].rstrip(_LINK_END))


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    return (span for found in _IBAN.finditer(text) for span in _checked(found, is_iban))


def _cards(text: str) -> Iterator[tuple[int, int]]:
    return (span for found in _CARD.finditer(text) for span in _checked(found, is_card))


def _checked(found: re.Match[str], is_valid: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """The longest runs of whole groups that are valid: other numbers may stand right beside."""
    groups = [(found.start() + group.start(), found.start() + group.end()) for group in _GROUP.finditer(found[0])]
    groups = groups[:-1] if found.groupdict().get("tied") is not None else groups
    first = 0
    while first < len(groups):
        start = groups[first][0]
        ends = (end for _, end in reversed(groups[first : first + _MOST_GROUPS]) if is_valid(found.string[start:end]))
        end = next(ends, None)
        if end is not None:
            yield start, end
        first = first + 1 if end is None else sum(group[0] < end for group in groups)


def _ssns(text: str) -> Iterator[tuple[int, int]]:
    return (found.span("bare" if found["bare"] else 0) for found in _SSN.finditer(text))


def _handles(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _HANDLE.finditer(text))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans of one kind as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


_SEARCHES: dict[PiiKind, Callable[[str], Iterator[tuple[int, int]]]] = {
    PiiKind.EMAIL: _emails,
    PiiKind.LINK: _links,
    PiiKind.IBAN: _ibans,
    PiiKind.CARD: _cards,
    PiiKind.SSN: _ssns,
    PiiKind.PHONE: find_phones,
    PiiKind.ADDRESS: find_addresses,
    PiiKind.HANDLE: _handles,
}
