"""Patents: that there is one, and its number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, overlaps, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.worded import Worded

_OFFICES = r"(?:US|U\.S\.|EP|WO|DE|GB|UK|JP|CN|CA|FR|AU|KR|NL|CH|AT|IN|PCT)"
_DIGITS = r"\d(?:[\d,./ ]{4,12})\d"
_NUMBER = Worded(
    rf"\b{_OFFICES}[ /-]?(?:[Pp]atent )?(?:[Nn]o\.? ?)?{_DIGITS}(?: ?[AB]\d)?\b"
    rf"|\b[Pp]atents?:? (?:[Nn]o\.? |[Nn]umber )?{_DIGITS}"
)
"""A patent as registers write it: office and number ("US 10,123,456", "EP 1234567 B1")."""
_WORD = Worded(
    r"\b[Pp]atents?\b(?! (?:law\w*|attorneys?|agents?|examin\w+|offices?|search\w*|portfolios?|litigation|draft\w*"
    r"|prosecution|infringement|leather)"
    rf"|:? (?:{_OFFICES} ?)?{_DIGITS})"
)


def patents(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Each number of a patent, and each patent told of in words.

    The profile has the number where it is told; otherwise any line of it that speaks of a patent will do.
    """
    taken: list[tuple[int, int]] = []
    for found in chain(_NUMBER.finditer(passage.text), _WORD.finditer(passage.text)):
        if not overlaps(found.span(), taken) and not negated_or_wishful(passage.text, *found.span()):
            taken.append(found.span())
            yield claim(passage, ClaimType.AWARD, found.span(), _judge(found.group(), scene))


def _judge(said: str, scene: Scene) -> Ruling:
    digits = _bare(said)
    told = [line for line in scene.evidence.lines if _speaks(line, digits)]
    return supported(told[0]) if told else unsupported("the profile tells of no such patent")


def _speaks(line: Line, digits: str) -> bool:
    """Whether a line has the number, or, where none is told, speaks of a patent."""
    return digits in _bare(line.text) if digits else "patent" in line.plain


def _bare(text: str) -> str:
    return "".join(filter(str.isdigit, text))
