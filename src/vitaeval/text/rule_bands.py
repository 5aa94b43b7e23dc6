"""Bands by rule: what counting alone says of a document. No judgement; the floor that a judge has to beat."""

from __future__ import annotations

from bisect import bisect_right
from statistics import fmean

from vitaeval.schema.judgement import Grade, Judgement
from vitaeval.text.mentions import find
from vitaeval.text.quantities import find as quantities
from vitaeval.text.tokens import sentences

COVERED = (0.1, 0.25, 0.45, 0.65)
QUANTIFIED = (0.05, 0.2, 0.35, 0.5)
WORDS_A_STATEMENT = (14.0, 20.0, 26.0, 34.0)
NO_JUDGE = "by rule, no judge"


def rule_bands(document: str, posting: str) -> Judgement:
    """Relevance by the posting's skills that are named, evidence by figures, clarity by length of statements.

    Bands rise at the limits above, which were chosen by hand; an empty document gets the lowest throughout.
    """
    statements = _statements(document)
    return Judgement(
        relevance=_relevance(document, posting),
        evidence=_evidence(statements),
        clarity=_clarity(statements),
    )


def _relevance(document: str, posting: str) -> Grade:
    asked = {mention.canonical for mention in find(posting)}
    named = asked & {mention.canonical for mention in find(document)}
    share = len(named) / len(asked) if asked else 0.0
    return _grade(f"{len(named)} of {len(asked)} skills of the posting are named", 1 + bisect_right(COVERED, share))


def _evidence(statements: tuple[str, ...]) -> Grade:
    told = [line for line in statements if quantities(line)]
    share = len(told) / len(statements) if statements else 0.0
    reason = f"{len(told)} of {len(statements)} statements hold a figure"
    return _grade(reason, 1 + bisect_right(QUANTIFIED, share), told[0] if told else None)


def _clarity(statements: tuple[str, ...]) -> Grade:
    if not statements:
        return _grade("nothing is said", 1)
    words = fmean(len(line.split()) for line in statements)
    return _grade(f"{words:.0f} words a statement", 5 - bisect_right(WORDS_A_STATEMENT, words))


def _grade(reason: str, band: int, quote: str | None = None) -> Grade:
    return Grade(reason=f"{NO_JUDGE}: {reason}", quote=quote, band=band)


def _statements(document: str) -> tuple[str, ...]:
    """Bullets and sentences of five words or more; headings and lists of skills are none."""
    lines = (line.strip() for line in document.splitlines() if not line.lstrip().startswith("#"))
    found = (sentence.text.strip(" -*•") for line in lines for sentence in sentences(line))
    return tuple(text for text in found if len(text.split()) >= 5)
