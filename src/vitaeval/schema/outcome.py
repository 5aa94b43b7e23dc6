"""What became of one stage on one example: an answer, a malformed reply, or no reply at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel

from vitaeval.schema.chat import Reply
from vitaeval.schema.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Call:
    """One finished call of a stage: `repair` marks the second try after an invalid answer."""

    stage: str
    reply: Reply
    repair: bool


@dataclass(frozen=True, slots=True)
class Ok:
    """A reply that is valid against the stage's schema."""

    value: BaseModel


@dataclass(frozen=True, slots=True)
class Malformed:
    """A reply that no repair made valid: the prompt's fault."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """No reply: the infrastructure's fault, never counted as an empty document."""

    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Not asked: the run's budget would not have held, or the account was empty. A later run asks."""

    reason: str


StageOutcome = Ok | Malformed | Unanswered | Skipped


class State(StrEnum):
    """What an example's result counts as; never merged."""

    SCORED = "scored"
    MALFORMED = "malformed"
    UNANSWERED = "unanswered"
    SUBSTITUTED = "substituted"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ExampleOutcome:
    """All stages of one example in one trial, with the calls that were paid for on the way.

    `judgements` are those recorded of its delivered answer, none before anybody has judged it.
    """

    example: str
    trial: int
    stages: dict[str, StageOutcome]
    calls: tuple[Call, ...]
    state: State
    judgements: tuple[Judgement, ...] = ()
