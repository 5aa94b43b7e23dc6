"""A person's word on one claim about one profile: a line of `adjudications.jsonl`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from pydantic import Field

from vitaeval.schema.claim import ClaimType
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.settlement import Settlement


class ClaimKey(NamedTuple):
    """What makes two claims about one person the same claim.

    `text` is its wording in comparison form. `about` ties words that mean nothing alone (a figure, "led", a
    year) to what they are said of: the statement around them in comparison form, or the entry's JSON
    pointer; it is empty for claims that stand for themselves (a skill, an employer).
    """

    type: ClaimType
    text: str
    about: str


class Adjudication(Settlement):
    """A settlement with the claim and the profile (its digest) that it holds for, and where it was given."""

    format: Literal[1] = 1
    profile: str = Field(pattern=r"^[0-9a-f]{64}$")
    type: ClaimType
    text: str
    about: str
    seen_in: str | None = None

    @property
    def key(self) -> ClaimKey:
        """The claim that it speaks of."""
        return ClaimKey(self.type, self.text, self.about)


def adjudications_digest(items: Iterable[Adjudication]) -> str | None:
    """One name for a set of adjudications, whatever their order; None for none."""
    found = sorted({digest(item) for item in items})
    return digest(found) if found else None
