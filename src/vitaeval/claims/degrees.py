"""Names of degrees, and how high each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vitaeval.text.worded import Worded

LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (number, re.compile(pattern))
    for number, pattern in (
        (6, r"\b(?:[Pp][Hh]\.? ?D\b\.?|[Dd]octor(?:ate|al)\b|[Dd]octor of\b(?: [A-Z][a-z]+\b)?|J\.?D\b\.?|M\.D\.|MD\b"
            r"|Pharm\.?D|D\.?Sc\b|D\.?Phil\b|Eng\.?D\b|Sc\.?D\b"
            r"|Dr\.?[ -]?(?:rer|phil|med|[Ii]ng|[ij]ur|oec|mont|techn?|nat|agr|theol|vet|sc)\b"
            r"|DNP\b|Ed\.?D\b|DBA\b(?! )|[Jj]uris [Dd]octor)"),
        (5, r"\b(?:[Mm]aster(?:['’]s\b|s\b(?= (?:degree|of|in))|(?= in [A-Z])| of (?:[A-Z]|science|arts|business|public"
            r"|engineering)| [Dd]egree)|(?<=[Aa] )[Mm]asters?(?= in\b)|^[Mm]asters?$|MBA\b|M\.?B\.?A\.?\b|MSN\b"
            r"|M\.? ?Sc\b|M\.S\.|(?<!\d )MS\b(?=$|,| in [A-Z]| [A-Z][a-z]+ S)"
            r"|M\.?A\.(?= |$|,)|MA\b(?=$|,| in| \(?[Hh]ons?\b)|^MA(?= [A-Z])|M\.? ?Eng\b|MPH\b|MPA\b|MPP\b|MSW\b"
            r"|M\.?Ed\b|LL\.?M\b"
            r"|MLI?S\b|M\.?Arch\b|MRes\b|MPharm\b|MMath\b|MChem\b|MPhys\b|MSci\b|M\.?Tech|MFA\b|MPhil|[Pp]ostgraduate"
            r"|PG(?:CE|[Dd]ip|[Cc]ert)\b|[Mm]agister\b|[Ss]taatsexamen)"),
        (4, r"\b(?:[Bb]achelor(?:['’]s?\b|s\b)?|B\.? ?Sc\b|B\.S\.|BS\b(?=$|,| in [A-Z]| [A-Z][a-z]+ S)"
            r"|B\.?A\.(?= |$|,)|BA\b(?=$|,| in| \(?[Hh]ons?\b)|^B[AS](?= [A-Z])|BSN\b|BBA\b|B\.? ?Eng\b|B\.? ?Tech\b"
            r"|BSW\b|BFA\b|B\.?Ed\b|LL\.?B\b|BCom\b|[Uu]ndergraduate degree|[Ll]icence(?= (?:in|en|ès) [A-Z]))"),
        (3, r"\b(?:^[Aa]ssociate$|[Aa]ssociate(?:['’]s\b|s\b(?= degree)| of (?:[A-Z]|applied|science|arts)| [Dd]egree"
            r"| in (?:[Aa]pplied|[Ss]cience))|A\.A\.S?\.?|AAS\b|A\.S\.)"),
        (2, r"\b(?:[Dd]iploma(?! in high)|[Cc]ertificate program|HN[CD]\b|BTEC\b|[NS]VQ\b|[Ff]oundation [Dd]egree)"),
        (1, r"\b(?:[Hh]igh [Ss]chool|GED\b|[Aa]bitur|A[- ][Ll]evels?\b|GCSEs?\b)"),
    )
)  # fmt: skip
"""Patterns of the names of degrees, by level, the highest first."""
DEGREE = Worded(rf"\b(?:{'|'.join(pattern.pattern for _, pattern in LEVELS)})")
"""Any degree: most texts name none, and this tells it in one pass."""


@lru_cache(maxsize=4096)
def level(text: str) -> int | None:
    """Level of the highest degree that `text` names: 1 school, 2 diploma, 3 associate, 4 bachelor, 5 master, 6
    doctor."""
    if DEGREE.search(text) is None:
        return None
    return next(number for number, pattern in LEVELS if pattern.search(text))


def of_level(text: str, level: int) -> Iterator[tuple[int, int]]:
    """Where `text` names a degree of `level` or above."""
    for number, pattern in LEVELS if DEGREE.search(text) else ():
        if number >= level:
            yield from (found.span() for found in pattern.finditer(text))
