"""What a measure is of: a retention rate of 91% where the profile's 91% is the rate of accepted offers."""

from __future__ import annotations

from itertools import pairwise

from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import clause_around
from vitaeval.claims.vocabulary import general
from vitaeval.text.normalize import STOPWORDS, Word, plain, stems, words
from vitaeval.text.quantity import Quantity

_MEASURES = frozenset(
    "rate rates ratio accuracy score scores time times cost costs use usage consumption margin margins yield yields"
    " errors losses waste spend spending turnover attendance satisfaction sales revenue".split()
)
_ROOT = 5
_NEAR = 60


def another_subject(said: Quantity, text: str, line: Line) -> tuple[int, int] | None:
    """Where a clause names the same measure as a line, but of another thing: neither word stands in the other text."""
    told, held = stems(text), dict(_measures(line.text))
    clause = clause_around(text, said.start) or text
    first = max(text.index(clause), said.start - _NEAR)
    for measure, subject in _measures(text):
        its = held.get(measure)
        if its is None or not first <= subject.start < said.start:
            continue
        is_kept = subject.stem in line.stems or subject.stem[:_ROOT] in line.roots
        if not is_kept and its.stem not in told and {subject.stem, its.stem}.isdisjoint(general()):
            return subject.start, subject.end
    return None


def _measures(text: str) -> list[tuple[str, Word]]:
    """The measures that a text names, by their stem, with the word right before that says of what."""
    low = plain(text)
    return [
        (two.stem, one)
        for one, two in pairwise(words(text))
        if two.text in _MEASURES
        and low[one.end : two.start] == " "
        and one.text.isalpha()
        and one.text not in STOPWORDS
    ]
