"""What an experiment found, and what it remembers from look to look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Evidence
from vitaeval.schema.experiment import Experiment
from vitaeval.schema.verdict import Standing, Verdict


class Condition(Noun):
    """The goal or a guardrail of one treatment: it holds once `bound`, what is sure of the `gain`, exceeds `null`.

    `control` is the control's own mean, `gain` the treatment's in the good direction, `n` the users (offline: people)
    that both have a number for. `bound` holds at this look and all before it together; null where it cannot be told.
    """

    metric: str
    n: int
    control: float
    gain: float
    bound: float | None
    null: float
    standing: Standing


class ArmVerdict(Noun):
    """One treatment against the control: PASS where it gains and harms nothing, FAIL where it does not or may not."""

    arm: str
    verdict: Verdict
    reason: str
    goal: Condition | None
    guardrails: tuple[Condition, ...]


class ExperimentVerdict(Noun):
    """The word on an experiment at one look, with its reason (`verdict.json`).

    `winner` is the arm that passed, if any. A final verdict stays whatever comes later. `look` counts from 1; 0 where
    the outcomes were not looked at (INVALID, or too early). `fraction` is the part of the planned information, null
    without a known end. `counts` are users by arm, online, or people, offline. `sample_ratio_p` is null offline.
    """

    format: Literal[1] = 1
    experiment: str
    question: str
    verdict: Verdict
    reason: str
    winner: str | None
    is_final: bool
    evidence: Evidence
    look: int
    fraction: float | None
    counts: Mapping[str, int]
    sample_ratio_p: float | None
    arms: tuple[ArmVerdict, ...]
    objections: tuple[str, ...]
    notes: tuple[str, ...]
    plain_rule: str


class LookTaken(Noun):
    """One look: when, at which data (by digest), with how many users, and what it said.

    `witnesses` are some of the users, as digests of their hashes: a later look has to have them too.
    """

    at: str
    data: str
    users: int
    witnesses: tuple[str, ...] = ()
    fraction: float | None
    verdict: ExperimentVerdict


class ExperimentState(Noun):
    """The memory of an experiment (`state.json`): what was registered at the first look, and every look since.

    `contents` are digests of what the registered names stood for (prompts, models, the golden set).
    """

    format: Literal[1] = 1
    registered: Experiment
    contents: Mapping[str, str] = Field(default_factory=dict)
    looks: tuple[LookTaken, ...] = ()
