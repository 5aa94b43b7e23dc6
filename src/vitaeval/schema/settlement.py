"""What a person has said about a claim that the check doubts."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from vitaeval.schema.base import Noun


class PersonsVerdict(StrEnum):
    """`false_alarm`: the profile supports the claim after all; `confirmed`: the claim is an invention."""

    FALSE_ALARM = "false_alarm"
    CONFIRMED = "confirmed"


class Settlement(Noun):
    """One person's word on one claim.

    `who` is what the person calls themselves (self-declared: nobody has checked it), `when` an ISO time in
    UTC, `why` the reason for somebody who reads it a year later.
    """

    verdict: PersonsVerdict
    who: str = Field(min_length=1)
    when: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(\+00:00|Z)$")
    why: str = Field(min_length=1, pattern=r"\S")

    def __str__(self) -> str:
        """The word with who, when and why, on one line."""
        said = "called a false alarm" if self.verdict is PersonsVerdict.FALSE_ALARM else "confirmed as invented"
        return f"{said} by {self.who} (self-declared) on {self.when[:10]}: {' '.join(self.why.split())}"
