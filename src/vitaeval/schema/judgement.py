"""What a judge says of a document, and who that judge is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Evidence, Sampling

JUDGE = "judge"
"""The metric that reads what a judge has said: an opinion, wherever it is shown."""
LOWEST, HIGHEST = 1, 5
Band = Annotated[int, Field(ge=LOWEST, le=HIGHEST)]
CRITERIA = ("relevance", "evidence", "clarity")
"""What judges grade, in the order of the rubric; honesty is measured (fabrication), never judged."""
Preferred = Literal["first", "second", "tie"]
WORTH: Mapping[Preferred, float] = MappingProxyType({"first": 1.0, "tie": 0.5, "second": 0.0})
"""What a preference is worth to the first document."""
OTHER: Mapping[Preferred, Preferred] = MappingProxyType({"first": "second", "second": "first", "tie": "tie"})
"""The same preference with the documents shown the other way round."""


class Grade(Noun):
    """One criterion: the reason first, then the words of the document that show it best, then the band.

    `band` is 1 (worst) to 5 (best), anchored in the rubric of the prompt. `quote` is null where nothing shows it.
    """

    reason: str = Field(min_length=1)
    quote: str | None
    band: Band


class Judgement(Noun):
    """A document against the anchored rubric, one grade a criterion."""

    relevance: Grade
    evidence: Grade
    clarity: Grade

    def grades(self) -> Mapping[str, Grade]:
        """Every grade by its criterion, in the rubric's order."""
        return {name: getattr(self, name) for name in CRITERIA}


class Preference(Noun):
    """Which of two documents, in the order in which they were shown, serves the reader better, and why."""

    reason: str = Field(min_length=1)
    preferred: Preferred


class Bands(Noun):
    """The bands that somebody gave a document."""

    relevance: Band
    evidence: Band
    clarity: Band


class JudgedExpected(Noun):
    """A document to judge; `bands` are those of the set's makers (its card says who), null where they gave none."""

    document: str = Field(min_length=1)
    bands: Bands | None = None


class PairExpected(Noun):
    """Two documents for one posting; `preferred` is the labellers' word, null before anybody gave one."""

    first: str = Field(min_length=1)
    second: str = Field(min_length=1)
    preferred: Preferred | None = None


class Judge(Noun):
    """Who judges. Two judges are one when all of this is equal; `digest` covers the whole prompt version."""

    task: str
    version: str
    digest: str = Field(min_length=64, max_length=64)
    model: str
    sampling: Sampling

    def __str__(self) -> str:
        return f"{self.task} {self.version} · {self.model}"


class Recorded(Noun):
    """One line of `judgements.jsonl`: what became of one answer of a run.

    `document` is the digest of the text that was judged: a judgement never counts for another text. `cluster` is what
    examples share (the person). `judgement` is null where the judge gave no valid answer, and `reason` says why.
    `served` is the model that answered.
    """

    format: Literal[1] = 1
    example: str
    cluster: str
    trial: int
    document: str
    judge: Judge
    judgement: Judgement | None
    reason: str | None
    served: str | None
    evidence: Evidence | None
    cost_usd: float | None


def share(band: float) -> float:
    """A band as a share: 1 is 0.0, 5 is 1.0."""
    return (band - LOWEST) / (HIGHEST - LOWEST)


def settled(forward: Preferred, swapped: Preferred) -> tuple[Preferred, bool]:
    """The preference in the forward order, and whether the order moved it: then it is a tie.

    `swapped` is the word on the same two documents shown the other way round. A tie in one order and a choice in
    the other is a tie too, and no bias: the judge was never led to say the opposite.
    """
    turned = OTHER[swapped]
    if forward == turned:
        return forward, False
    return "tie", "tie" not in (forward, turned)
