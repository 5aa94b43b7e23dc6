"""An experiment as it is registered before anybody looks (`experiments/<date>-<slug>/experiment.yaml`)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Evidence
from vitaeval.schema.score import Direction

Word = Annotated[str, Field(pattern=r"^[A-Za-z][\w.\-]*$")]
FAILURES = ("error", "success")
"""Metrics that count the requests which brought nothing."""
LEAST_SHARE = 1e-4


class Kind(StrEnum):
    """Where the answers come from: a golden set that both arms answer, or traffic of which each arm has its share."""

    OFFLINE = "offline"
    ONLINE = "online"


class Horizon(StrEnum):
    """Whether the end of the experiment is known: looks then spend one error; else every moment is paid for."""

    KNOWN = "known"
    UNKNOWN = "unknown"


class ExperimentArm(Noun):
    """One way to answer; what is null is that of `conf/eval.yaml`.

    `share` is the part of users, in (0, 1), that a treatment gets; the control has the rest and says none.
    """

    name: Word
    prompt: str | None = None
    model: str | None = None
    provider: str | None = None
    share: float | None = Field(default=None, gt=0, lt=1)


class Aim(Noun):
    """What has to get better, and the smallest gain that would matter, in the metric's unit.

    `direction` says which way is better; null is the metric's own way (up, for a signal or an event).
    """

    metric: str = Field(min_length=1)
    direction: Direction | None = None
    smallest_effect: float = Field(gt=0)


class Guardrail(Noun):
    """What may get worse by no more than `margin`, in the metric's unit."""

    metric: str = Field(min_length=1)
    direction: Direction | None = None
    margin: float = Field(gt=0)


class Stopping(Noun):
    """When the experiment ends, declared before it begins.

    `alpha` is the chance to find any arm better or worse than the control although none is, over all looks; `beta`
    the chance to give up on an arm that truly gains the smallest effect. With a known horizon the experiment ends at
    `users` in all arms together. Nobody looks before each arm has `least_users` and a goal of yes and no has
    `least_events` of the rarer one. Offline, each example is answered up to `trials` times.
    """

    horizon: Horizon = Horizon.KNOWN
    users: int | None = Field(default=None, gt=0)
    alpha: float = Field(default=0.05, gt=0, lt=0.5)
    beta: float = Field(default=0.10, gt=0, lt=0.5)
    least_users: int = Field(default=100, ge=2)
    least_events: int = Field(default=20, ge=0)
    trials: int = Field(default=3, ge=1)


class Experiment(Noun):
    """Question, arms (the control first), metrics and stopping rule.

    Users are assigned by `test`: two experiments with the same word give a user the same place. `predictor` is a
    signal known before the answer that explains part of the goal (CUPED). Requests before `starts` are left out.
    `evidence` says what the outcomes of an online experiment are worth; offline the runs say it.
    """

    format: Literal[1] = 1
    test: Word
    question: str = Field(min_length=10)
    kind: Kind
    task: Word
    golden: Word = "core"
    examples: int | None = Field(default=None, gt=1)
    unit: Literal["user"] = "user"
    arms: tuple[ExperimentArm, ...] = Field(min_length=2)
    goal: Aim
    guardrails: tuple[Guardrail, ...] = ()
    predictor: str | None = None
    stopping: Stopping = Stopping()
    starts: AwareDatetime | None = None
    evidence: Evidence = Evidence.REAL

    @property
    def control(self) -> ExperimentArm:
        """The arm that the others are held against."""
        return self.arms[0]

    @property
    def treatments(self) -> tuple[ExperimentArm, ...]:
        """The other arms."""
        return self.arms[1:]

    @property
    def aims(self) -> tuple[Aim | Guardrail, ...]:
        """The goal, then the guardrails."""
        return (self.goal, *self.guardrails)

    @property
    def shares(self) -> tuple[float, ...]:
        """The part of users of each arm, in order; without any said, equal parts."""
        others = [arm.share or 1 / len(self.arms) for arm in self.treatments]
        return 1 - sum(others), *others

    @model_validator(mode="after")
    def _arms_differ(self) -> Self:
        names = [arm.name for arm in self.arms]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"two arms are called {name!r}")
        answers = [(arm.prompt, arm.model, arm.provider) for arm in self.arms]
        for arm, answer in zip(self.arms, answers, strict=True):
            if answers.count(answer) > 1:
                raise ValueError(f"arm {arm.name!r} is another one over again: let prompt, model or provider differ")
        return self

    @model_validator(mode="after")
    def _shares_fit(self) -> Self:
        if self.control.share is not None:
            raise ValueError(
                f"the control {self.control.name!r} has no share of its own: it gets what the others leave"
            )
        most = 1 / len(self.treatments)
        for arm in self.treatments:
            if arm.share is not None and arm.share > most:
                raise ValueError(f"arm {arm.name!r}: of {len(self.treatments)} treatments none gets over {most:.3g}")
        if self.shares[0] < LEAST_SHARE:
            raise ValueError(f"the shares leave nothing to the control {self.control.name!r}")
        return self

    @model_validator(mode="after")
    def _metrics_differ(self) -> Self:
        names = [aim.metric for aim in self.aims]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ValueError(f"metric {twice!r} stands twice among goal and guardrails")
        if self.kind is Kind.ONLINE and not set(names) & set(FAILURES):
            raise ValueError("an online experiment watches its failures: add a guardrail on error")
        return self

    @model_validator(mode="after")
    def _ends(self) -> Self:
        known = self.stopping.horizon is Horizon.KNOWN
        if self.kind is Kind.OFFLINE and not known:
            raise ValueError("stopping.horizon: a golden set has an end; write known")
        if self.kind is Kind.ONLINE and known and self.stopping.users is None:
            raise ValueError("stopping.users is missing: at how many users does it end? or horizon: unknown")
        return self
