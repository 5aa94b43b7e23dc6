"""Typed statements about a person, and what became of them when held against a profile."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.settlement import Settlement


class ClaimType(StrEnum):
    """What a statement is about; the severity of an invention follows from it."""

    EMPLOYER = "employer"
    TITLE = "title"
    DATE = "date"
    TENURE = "tenure"
    DEGREE = "degree"
    INSTITUTION = "institution"
    CERTIFICATE = "certificate"
    SKILL = "skill"
    LANGUAGE = "language"
    METRIC = "metric"
    MAGNITUDE = "magnitude"
    TEAM = "team"
    OWNERSHIP = "ownership"
    AWARD = "award"
    CONTACT = "contact"
    PLACE = "place"
    CONTENT = "content"


class Polarity(StrEnum):
    """Whether the text says that something is so, or that it is not (or not yet)."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class ClaimVerdict(StrEnum):
    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"
    NOT_CHECKABLE = "not_checkable"


class Severity(StrEnum):
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


class TypedClaim(Noun):
    """A type and a value in the wording of the source: `metric` "40 %", `skill` "Kubernetes"."""

    type: ClaimType
    value: str = Field(min_length=1)


class Claim(Noun):
    """One checked statement of a text about a person.

    `start` and `end` are character offsets of `text` in the field at `where` (a JSON pointer into a
    structured CV; null for plain text, where they count from the start of the text). `evidence` is the
    JSON pointer into the profile that supports or contradicts the claim, `nearest` the words found there.
    `severity` is null where nothing is held against the claim: it is supported, or not checkable, or a person
    has called it a false alarm (`settlement`).
    """

    type: ClaimType
    value: str
    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    where: str | None
    verdict: ClaimVerdict
    severity: Severity | None
    evidence: str | None
    nearest: str | None
    reason: str
    settlement: Settlement | None = None


class GateResult(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    UNDETERMINED = "undetermined"


class SoftLine(Noun):
    """One line of prose and how far the profile carries its words, from 0 (wholly) to 1."""

    where: str | None
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    value: float = Field(ge=0, le=1)


class SoftSignal(Noun):
    """The share of unsupported content of a whole text and of each line of it, graded in [0, 1].

    A number to sort texts by. It counts neither into score and rate nor for the gate.
    """

    value: float = Field(ge=0, le=1)
    lines: tuple[SoftLine, ...]


class FabricationReport(Noun):
    """Every claim of a text with its verdict.

    `score` = 1 - prod(1 - severity weight) over unsupported and contradicted claims, in [0, 1], 0 for a
    verbatim CV; `rate` = unsupported / checkable, null when nothing could be checked; `gate` fails on any
    critical or major claim and is undetermined when nothing could be checked. A text that is not readable (it or the
    profile is not in English, or it is longer than any CV) never passes: it fails or is undetermined.
    """

    claims: tuple[Claim, ...]
    score: float = Field(ge=0, le=1)
    rate: float | None = Field(ge=0, le=1)
    gate: GateResult
    is_readable: bool = True
    soft: SoftSignal | None = None
