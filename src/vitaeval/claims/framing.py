"""What a writing model says about its own text, before and behind it: nothing about the person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vitaeval.claims.aiming import boasts, takes_leave
from vitaeval.claims.pieces import dating
from vitaeval.claims.rows import Row
from vitaeval.text.sections import cv_section
from vitaeval.text.tokens import sentences

_DOCUMENT = (
    r"(?:CV|r[ée]sum[ée]|curriculum vitae|(?:cover|application|motivation) letter"
    r"|(?:updated|tailored|revised|rewritten|adapted) (?:version|summary|draft|section|profile|bullets?))"
)
_OPENING = re.compile(
    r"(?=[^\n]*\b(?:certainly|sure|of course|absolutely|understood|here(?:['’]s| is| are| you)|below|i['’]ve|i have"
    rf"|this is|the following)\b)[^\n]*\b{_DOCUMENT}\b[^\n]*"
    r"|\W*(?:(?:tailored|targeted|updated|adapted) )?(?:CV|r[ée]sum[ée]) for [^\n–—|]*"
    r"|\W*(?:tailored|targeted|adapted|prepared|written)(?: CV| r[ée]sum[ée])?(?: for| to)?\s?(?:[:–—|-]| the\b)[^\n]*",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\W*(?:(?:target(?:ed)?|desired|preferred|intended) (?:role|position|job|post|title)"
    r"|(?:applying|application|candidate) (?:for|to)"
    r"|(?:position|role|job|post) (?:of interest|sought|desired|applied for|targeted))\s*[:–—-][^\n]*",
    re.IGNORECASE,
)
"""A line of a CV's head that names the post and the firm that it is for."""
_CLOSING = re.compile(
    r"\W*(?:let me know|feel free|would you like|if you(?:['’]d| would| want| need| have|['’]re)\b|i (?:can|could) also"
    r"|i(?:['’]ve| have| did)?(?: not|n['’]t)? (?:\w+ed|kept|left|made|put)\b|(?:please )?notes?\b|this \w+"
    r"|(?:key )?changes\b|what (?:i|has) changed|what changed|i hope|(?:pro )?tips?\b|word count|gaps?\b|missing\b"
    r"|match\w* (?:with|to|score)|please \w+|keywords? \w+|suggest\w+|ats\b)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:you|your|profile|CV|r[ée]sum[ée]|posting|job (?:description|ad)|letter|version|draft|changes|changed|gaps?"
    r"|missing|word count|review|sending|keywords?|ATS)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\bmy\b", re.IGNORECASE)
_TELLING = re.compile(
    r"\bI(?:['’]m| am| was|(?:['’]ve| have)? (?:also )?(?:hold|held|led|lead|work|ran|run|manage|own|earn|speak|spoke"
    r"|built|won|complete|graduate|studied|teach|taught|founded)(?:ed|d)?)\b"
)
"""What somebody says of a career, not of a text."""
_FIRST, _HEAD, _LAST = 3, 8, 12


def framing(rows: Sequence[Row], *, in_letter: bool) -> frozenset[int]:
    """Offsets of the lines that announce the text ("Here is the tailored CV:") or comment on it at its end.

    A letter may speak to its reader at any place: there a comment stands behind the one who takes leave.
    """
    head = [row for row in rows[:_FIRST] if _OPENING.fullmatch(row.text)]
    head += [row for row in rows[:_HEAD] if _AIM.fullmatch(row.text)]
    told = {row.at for row in head if not (_OWN.search(row.text) or boasts(row.text))}
    left = [n for n, row in enumerate(rows) if in_letter and takes_leave(row.text)]
    return frozenset(told | {row.at for row in _comment(rows[left[-1] + 1 :] if left else () if in_letter else rows)})


def _comment(rows: Sequence[Row]) -> Sequence[Row]:
    """The lines from the first comment near the end on, as far as they comment, where no section nor date follows."""
    for n in range(max(0, len(rows) - _LAST), len(rows)):
        row = rows[n]
        if row.after_gap and _CLOSING.match(row.text) and _ABOUT.search(row.text) and _is_comment(row.text):
            rest = rows[n:]
            return () if any(cv_section(each.text) or dating(each.text) for each in rest) else _commenting(rest)
    return ()


def _commenting(rows: Sequence[Row]) -> Sequence[Row]:
    """The first of the lines and those behind it that speak of the text too, or are the list that it announces."""
    announced = rows[0].text.rstrip("* ").endswith(":")
    for n, row in enumerate(rows[1:], start=1):
        if not (announced and not row.after_gap) and not _is_comment(row.text):
            return rows[:n]
    return rows


def _is_comment(text: str) -> bool:
    """Whether each sentence speaks of the document or to the one who asked for it, and none of what "I" have done."""
    told = [each.text for each in sentences(text)]
    return not any(_OWN.search(each) or _TELLING.search(each) for each in told) and all(
        _CLOSING.match(each) or _ABOUT.search(each) for each in told
    )
