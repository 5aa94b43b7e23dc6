"""What a judge gets to read: the document and the posting, and nothing about who the person is."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from vitaeval.schema.documents.cv import CvAnswer, TailoredCV
from vitaeval.schema.documents.profile import Basics
from vitaeval.schema.golden import Example
from vitaeval.schema.judgement import Bands, Grade, JudgedExpected, Judgement
from vitaeval.text.render import render
from vitaeval.text.rule_bands import rule_bands

LABELLED = "as the golden set's labellers have it"


def cv_text(answer: BaseModel) -> str | None:
    """A delivered CV without name and contact data; None for the answer "insufficient" and other nouns."""
    if not isinstance(answer, CvAnswer) or not isinstance(answer.answer, TailoredCV):
        return None
    return render(Basics(), answer.answer)


def to_judge(example: Example) -> Mapping[str, str]:
    """Values for a judge's prompts: the document, and the posting under its title."""
    return {"document": document(example), "job": posting(example)}


def posting(example: Example) -> str:
    """The posting under its title."""
    title = f"{example.job.title}\n\n" if example.job.title else ""
    return f"{title}{example.job.text.strip()}"


def document(example: Example) -> str:
    """The text to judge; empty where the example brings none."""
    return example.expected.document if isinstance(example.expected, JudgedExpected) else ""


def by_rule(example: Example, _answers: Mapping[str, BaseModel]) -> Judgement:
    """The keyless answer: bands by rule, which say so themselves."""
    return rule_bands(document(example), example.job.text)


def as_labelled(example: Example, answers: Mapping[str, BaseModel]) -> Judgement:
    """The bands of the set's labellers; the rule's where nobody has given any yet."""
    expected = example.expected
    if not isinstance(expected, JudgedExpected) or expected.bands is None:
        return by_rule(example, answers)
    grades = {
        name: Grade(reason=LABELLED, quote=None, band=getattr(expected.bands, name)) for name in Bands.model_fields
    }
    return Judgement(**grades)
