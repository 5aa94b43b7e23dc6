"""The nightly look at released prompts: its rules, its history, and what one night says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from vitaeval.schema.alerts import Alert
from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import Name

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
GOAL = "goal"
"""Stands for the task's goal metric wherever metrics are listed for all tasks."""


class ProbeRules(Noun):
    """Whom to ask before blame: the previous version or, with `model`, the same version on that pinned model.

    It is asked about `examples` examples, and about all when those do not tell; `reference` of its nights, kept
    while nothing is wrong, say how it should do.
    """

    model: Name | None = None
    examples: int = Field(default=30, gt=0)
    reference: int = Field(default=3, ge=1)


class NightlyRules(Noun):
    """What is watched every night, and what follows (`conf/nightly.yaml`).

    `first` rotating examples are asked on each night, the others only in the warning zone and on the `reference`
    nights. `charts` gives the drop of each metric that matters, in its unit; all charts of all tasks together raise
    `false_alarms_per_year`. `least_sd` is the least that one answer is taken to vary around its example's mean. A
    night of which more than `max_missing` of the examples went unanswered enters no chart.
    """

    tasks: tuple[Name, ...] | None = None
    model: Name | None = None
    golden: Name | None = None
    suite: Name = "nightly"
    registry: Name | None = None
    first: int = Field(default=30, gt=0)
    reference: int = Field(default=14, ge=2)
    charts: Mapping[str, Annotated[float, Field(gt=0)]]
    false_alarms_per_year: float = Field(default=1.0, gt=0)
    least_sd: float = Field(default=0.05, ge=0)
    max_missing: float = Field(default=0.05, ge=0, le=1)
    probe: ProbeRules = ProbeRules()
    rollback: bool = False


class Role(StrEnum):
    """Why a nightly run was made: to watch the champion, or to find out what changed."""

    NIGHT = "night"
    PROBE = "probe"


class NightRun(Noun):
    """One nightly run, as little of it as the charts need: a line of `nightly/history.jsonl`.

    `setting` names all that has to be equal for two nights to be nights of the same thing (prompt, models as they
    were asked for, golden set, privacy), `parts` says it in words. `asking` tells the first asking
    of a night ("") from its repetition ("again"); `whole` says that all examples were asked. `values` holds for each
    metric the score of each example, turned so that up is better.
    """

    format: Literal[1] = 1
    run_id: str
    night: Day
    role: Role
    asking: str
    task: str
    prompt: str
    model: str
    setting: str
    parts: Mapping[str, str]
    evidence: Evidence
    served_models: tuple[str, ...]
    whole: bool
    asked: int = Field(ge=0)
    lost: int = Field(ge=0)
    failed: int = Field(ge=0)
    calls: int = Field(ge=0)
    cost_usd: float | None
    latency_p95_ms: float | None
    metric_versions: Mapping[str, str]
    values: Mapping[str, Mapping[str, float]]


class ChartState(StrEnum):
    """What a chart says tonight. `alarm` waits to be confirmed by asking again, `drift` is confirmed."""

    MISSING = "missing"
    COLLECTING = "collecting"
    OK = "ok"
    WARNING = "warning"
    ALARM = "alarm"
    DRIFT = "drift"


class Reading(Noun):
    """One chart tonight: how far the `n` examples lie from their reference (`shift`), and how near an alarm is.

    `collected` counts the reference nights since `since` (the first night). `mean` is of tonight's examples, which
    rotate: nights are compared by `shift` alone. `moved` is the mean shift since `moving_since`, the likeliest night
    on which a change began, `sd` how far one answer varies around its example's mean; all three are null while
    the chart stands at zero.
    """

    metric: str
    state: ChartState
    drop: float
    n: int
    mean: float | None
    shift: float | None
    level: float | None
    limit: float | None
    collected: int
    since: Day | None
    moved: float | None = None
    moving_since: Day | None = None
    sd: float | None = None


class Prober(Noun):
    """Whom a night can ask who changed: the previous version, or (`pinned`) the released prompt on a pinned model."""

    name: str
    setting: str
    pinned: bool


class Cause(StrEnum):
    """Who changed: the provider (or the judge, or a metric), the model behind a name, the released prompt; or nobody
    can tell."""

    PROVIDER = "provider"
    MODEL = "model"
    PROMPT = "prompt"
    UNKNOWN = "unknown"


class Blame(Noun):
    """What the probe said about one confirmed drift: the probe's own `shift`, and how many examples that rests on."""

    cause: Cause
    metric: str
    probe: str | None
    shift: float | None
    n: int
    reason: str


class TaskNight(Noun):
    """One task tonight.

    `setting` is what its nights have in common, see NightRun; `rules` is what it was read by. `champion_from` says
    where the champion's name comes from, `forced` why it was released without a PASS. `unlike` is why what was asked is
    not what is in service, null when it is. `action` is what followed from `blame`; `problem` is what kept the task
    from being measured, with its exit code.
    """

    task: str
    prompt: str | None
    champion_from: str
    model: str
    evidence: Evidence | None = None
    setting: str | None = None
    prober: Prober | None = None
    rules: NightlyRules | None = None
    forced: str | None = None
    unlike: str | None = None
    runs: tuple[str, ...] = ()
    asked: int = 0
    lost: int = 0
    calls: int = 0
    cost_usd: float | None = None
    readings: tuple[Reading, ...] = ()
    blame: Blame | None = None
    action: str | None = None
    notes: tuple[str, ...] = ()
    problem: str | None = None
    problem_code: int = 0

    @property
    def worst(self) -> ChartState:
        """The most serious state of its charts."""
        order = list(ChartState)
        return max((reading.state for reading in self.readings), key=order.index, default=ChartState.MISSING)


class NightlySummary(Noun):
    """One night of all tasks (`nightly/<night>/summary.json`); `charts` counts the charts of all of them."""

    format: Literal[1] = 1
    night: Day
    charts: int
    tasks: tuple[TaskNight, ...]
    alerts: tuple[Alert, ...] = ()
    exit_code: int
