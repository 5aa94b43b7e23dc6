"""Two documents for one posting: what a judge reads in each order, and what its two words come to."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from vitaeval.schema.golden import Example
from vitaeval.schema.judgement import CRITERIA, OTHER, PairExpected, Preference, Preferred
from vitaeval.text.judged import LABELLED, posting
from vitaeval.text.rule_bands import NO_JUDGE, rule_bands

Values = Mapping[str, str]


def pair(example: Example) -> tuple[str, str]:
    """The two documents; empty ones where the example brings none."""
    expected = example.expected
    return (expected.first, expected.second) if isinstance(expected, PairExpected) else ("", "")


def in_order(example: Example, *, swapped: bool) -> Values:
    """Values for the prompts: both documents and the posting."""
    first, second = pair(example)
    shown = (second, first) if swapped else (first, second)
    return {"first": shown[0], "second": shown[1], "job": posting(example)}


def by_rule(example: Example, *, swapped: bool) -> Preference:
    """The keyless answer: the document with the higher sum of bands by rule."""
    first, second = (_sum(text, example.job.text) for text in pair(example))
    word: Preferred = "tie" if first == second else "first" if first > second else "second"
    shown = OTHER[word] if swapped else word
    return Preference(reason=f"{NO_JUDGE}: {first} against {second} bands in all", preferred=shown)


def as_labelled(example: Example, _answers: Mapping[str, BaseModel], *, swapped: bool) -> Preference:
    """The labellers' word; the rule's where nobody has given one yet."""
    expected = example.expected
    if not isinstance(expected, PairExpected) or expected.preferred is None:
        return by_rule(example, swapped=swapped)
    return Preference(reason=LABELLED, preferred=OTHER[expected.preferred] if swapped else expected.preferred)


def _sum(text: str, posting_text: str) -> int:
    grades = rule_bands(text, posting_text).grades()
    return sum(grades[name].band for name in CRITERIA)
