"""Street addresses in running text: American and British order, post boxes, and German-style street names.

A house number and capitalised words count as an address when a common street word, a flat or suite, or
"City, ST 12345" follows; a number before any other words ("12 Senior Engineers") does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_STREET_WORDS = (
    "Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Terrace|Ter|Square|Sq|"
    "Highway|Hwy|Parkway|Pkwy|Circle|Cir|Trail|Alley|Crescent|Close|Row|Quay|Mews|Plaza"
)
_SPACE = r"[ \t\u00a0]{1,3}"
_NUMBER = r"\d(?<![\w.,$€£/\-]\d)\d{0,5}[A-Za-z]?"
_WORD = r"[A-Z][\w'’.\-]*"
_NAME = rf"(?:[NSEW]{{1,2}}\.?{_SPACE})?(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th))(?:{_SPACE}{_WORD}){{0,3}}"
_UNIT = rf"(?:Apt|Apartment|Unit|Suite|Ste|Flat|Floor|#)\.?{_SPACE}?\d[\w\-]*"
_BREAK = r"[ \t]*[,\n][ \t]*"
_CITY = rf"{_WORD}(?:[ ]{_WORD}){{0,3}}"
_ZIP = r"\d{5}(?:-\d{4})?(?!\d)"
_TAIL = rf"(?:{_BREAK}{_CITY})?,?[ ](?:[A-Z]{{2}}[ ]){_ZIP}"

_PATTERNS = (
    re.compile(
        rf"{_NUMBER}{_SPACE}{_NAME}{_SPACE}(?:{_STREET_WORDS})\b\.?"
        rf"(?:(?:{_BREAK}|[ ]){_UNIT})?(?:{_BREAK}{_CITY}{_TAIL})?"
    ),
    re.compile(rf"{_NUMBER}{_SPACE}{_NAME}(?:{_BREAK}|[ ]{{1,3}}){_UNIT}(?:{_BREAK}{_CITY}{_TAIL})?"),
    re.compile(rf"{_NUMBER}{_SPACE}{_NAME}{_BREAK}{_CITY}{_TAIL}"),
    re.compile(
        r"(?:lives?|[Ll]ocated|is|[Aa]ddress)\b(?: at|:| is)? {1,4}"
        rf"(?P<place>{_NUMBER}{_SPACE}{_WORD}{_SPACE}{_WORD})"
    ),
    re.compile(rf"(?:(?:PSC|Unit|CMR) \d{{1,5}},? Box \d{{1,5}}|USS {_WORD}){_BREAK}[ADF]PO A[AEP] {_ZIP}"),
    re.compile(r"P\.? ?O\.? ?Box \d{1,6}\b"),
    re.compile(r"[A-ZÄÖÜ](?<!\w[A-ZÄÖÜ])[\w\-]*(?:straße|strasse|gasse|allee|platz|weg) \d{1,4}[a-z]?\b"),
)


def find_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each address, in no order and possibly overlapping."""
    for pattern in _PATTERNS:
        group = "place" if "place" in pattern.groupindex else 0
        yield from (found.span(group) for found in pattern.finditer(text))
