"""Golden sets: inputs, and what a right answer must hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from vitaeval.schema.adjudication import Adjudication, adjudications_digest
from vitaeval.schema.base import Noun
from vitaeval.schema.claim import Polarity, TypedClaim
from vitaeval.schema.documents.cv import InsufficientProfile, TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile

Slug = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$")]
Grade = Annotated[int, Field(ge=0, le=3)]


class FactLevel(StrEnum):
    """How much a fact matters for this posting; `omit`: it would only take up room."""

    MUST = "must"
    SHOULD = "should"
    OMIT = "omit"


class Fact(Noun):
    """Something of the profile that the CV must, should or should not bring up.

    Satisfied by citing one of `source_ids` and, where `claim` is given, by a claim of that type and
    value in the citing text; never by wording. An `omit` fact is satisfied when that does not occur.
    """

    id: Slug
    level: FactLevel
    source_ids: Annotated[tuple[str, ...], Field(min_length=1)]
    claim: TypedClaim | None = None
    weight: float = Field(default=1.0, gt=0)


class Trap(Noun):
    """A claim that the posting tempts a model to make and the profile does not support."""

    id: Slug
    claim: TypedClaim
    polarity: Polarity = Polarity.AFFIRMED
    why: str = Field(min_length=1)


class Edit(Noun):
    """One invention: the text at `pointer` of the good CV, and what the bad twin says instead."""

    pointer: str = Field(pattern=r"^/")
    old: str | None
    new: str
    invents: TypedClaim


class CvExpected(Noun):
    """What a right answer to one profile and posting holds; written by hand.

    `relevance` grades every rankable entry 0 (useless here) to 3 (the reason to invite); `skills` is
    what the job asks *and* the profile supports; `missing_skills` what it asks and the profile lacks.
    `invented` turns the reference (or, for an "insufficient" example, the verbatim dump) into a CV
    with two to four subtle inventions.
    """

    answer: Literal["cv", "insufficient"]
    facts: tuple[Fact, ...]
    lead: str | None
    skills: tuple[str, ...]
    missing_skills: tuple[str, ...]
    traps: tuple[Trap, ...]
    relevance: Mapping[str, Grade]
    reference: Annotated[TailoredCV | InsufficientProfile, Field(discriminator="kind")]
    invented: Annotated[tuple[Edit, ...], Field(min_length=2, max_length=4)]


class LabelledSpan(Noun):
    """A stretch of a posting that a person marked: `text == posting.text[start:end]`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    type: Literal["knowledge", "skill"]
    text: str = Field(min_length=1)


class ParsedJobExpected(Noun):
    """Human span labels of a posting: `knowledge` (tools, subjects, degrees) and `skill` (what one does)."""

    spans: tuple[LabelledSpan, ...]


class ExampleInput(Noun):
    """File names (without `.json`) under `golden/profiles` and `golden/jobs`."""

    profile: str | None = None
    job: str | None = None


class Provenance(Noun):
    """Who wrote the labels, when, and what a reader should know about them."""

    author: str
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    note: str | None = None


class ExampleRow(Noun):
    """One line of `examples.jsonl`, before ids are resolved."""

    id: Slug
    input: ExampleInput
    expected: dict[str, Any]
    threshold: float = Field(default=0.8, ge=0, le=1)
    tags: tuple[str, ...] = ()
    active: bool = True
    sealed: bool = False
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Example:
    """A golden row with its documents: what a task's stages and metrics work on.

    `cluster` names what examples share (the profile, or the posting where there is none): intervals
    are computed per cluster. `as_of` is the day on which "today" is judged (ISO date, from the card);
    `adjudicated` holds what people have said about claims that rest on this profile.
    """

    id: str
    cluster: str
    profile: Profile | None
    job: JobPosting
    expected: Noun
    threshold: float
    tags: tuple[str, ...]
    sealed: bool
    as_of: str | None = None
    adjudicated: tuple[Adjudication, ...] = ()


def words_digest(examples: Iterable[Example]) -> str | None:
    """One name for what people have said about the profiles of `examples`; None where nobody has."""
    return adjudications_digest(word for example in examples for word in example.adjudicated)


class Card(Noun):
    """The data sheet of a golden set; `tags` lists every tag in use with its meaning."""

    title: str
    task: str
    origin: str
    licence: str = Field(min_length=1)
    credits: tuple[str, ...] = ()
    labelled_by: str
    agreement: str
    as_of: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    known_limits: tuple[str, ...]
    tags: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GoldenSet:
    """Examples in file order; `digest` covers rows, card and every document that they name."""

    task: str
    name: str
    digest: str
    card: Card
    examples: tuple[Example, ...]
