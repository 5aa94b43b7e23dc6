"""What somebody said of a document, a pair of documents or a claim without knowing what others said."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from vitaeval.schema.adjudication import ClaimKey
from vitaeval.schema.base import Noun
from vitaeval.schema.claim import ClaimType
from vitaeval.schema.judgement import Bands, Preferred


class LabelledBy(StrEnum):
    """Who gave a label. Those of a model are kept and counted, and calibrate nothing."""

    PERSON = "person"
    MODEL = "model"


class Signed(Noun):
    """Who said it and when (ISO time in UTC); `who` is self-declared, nobody has checked it."""

    format: Literal[1] = 1
    who: str = Field(min_length=1)
    by: LabelledBy = LabelledBy.PERSON
    when: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(\+00:00|Z)$")


class Label(Signed):
    """One line of a golden set's `labels.jsonl`: bands for a document, or which of two is preferred.

    It holds for the text whose digest is `document` under the rubric whose digest is `rubric`, and for no other.
    `preferred` names places as they stand in the golden set, wherever they were shown.
    """

    example: str
    document: str = Field(pattern=r"^[0-9a-f]{64}$")
    rubric: str = Field(pattern=r"^[0-9a-f]{64}$")
    bands: Bands | None = None
    preferred: Preferred | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Label:
        if (self.bands is None) == (self.preferred is None):
            raise ValueError("a label gives either bands or a preference")
        return self

    @property
    def subject(self) -> tuple[str, ...]:
        """What a later line of the same labeller supersedes."""
        return self.example, self.document, self.rubric


class Support(StrEnum):
    """Whether the profile supports a claim, as a person reads both."""

    SUPPORTED = "supported"
    NOT_SUPPORTED = "not_supported"
    UNCLEAR = "unclear"


class ClaimLabel(Signed):
    """One line of a golden set's `claim_labels.jsonl`: a claim that a delivered CV makes about a profile (its digest).

    `run` and `example` say where it was read; type, text and about are those of an adjudication's key.
    """

    run: str
    example: str
    profile: str = Field(pattern=r"^[0-9a-f]{64}$")
    type: ClaimType
    text: str
    about: str
    support: Support

    @property
    def key(self) -> ClaimKey:
        """The claim that it speaks of."""
        return ClaimKey(self.type, self.text, self.about)

    @property
    def subject(self) -> tuple[str, ...]:
        """What a later line of the same labeller supersedes."""
        return self.profile, *self.key
