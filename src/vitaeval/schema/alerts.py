"""When somebody is called, and who."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from vitaeval.schema.base import Noun
from vitaeval.schema.config import Name
from vitaeval.schema.naming import did_you_mean


class Urgency(StrEnum):
    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"


class Measure(StrEnum):
    """What an alert may be about, over one day or one night of a task or of all together.

    `error_rate` is the share of requests that brought no usable answer; `cost_usd` the money spent;
    `cost_growth` how much more that is than the mean of the seven days before (0.5: half as much again);
    `latency_p95_ms` the wait that one request in twenty exceeds; `drifts` the confirmed drifts;
    `unmeasured` the tasks that could not be measured. Of live traffic, against the seven days before: `usage_growth`
    how many more requests there are than on a day of these (2.0: three times as many), `caller_growth` the same of the
    tenant that grew most, `new_callers` the tenants that sent none, `odd_hours` the share of requests at hours of
    the day (UTC) at which there was none.
    """

    ERROR_RATE = "error_rate"
    COST_USD = "cost_usd"
    COST_GROWTH = "cost_growth"
    LATENCY_P95_MS = "latency_p95_ms"
    DRIFTS = "drifts"
    UNMEASURED = "unmeasured"
    USAGE_GROWTH = "usage_growth"
    CALLER_GROWTH = "caller_growth"
    NEW_CALLERS = "new_callers"
    ODD_HOURS = "odd_hours"


class AlertRule(Noun):
    """Call `route` when every measure in `above` exceeds its number.

    A task under `tasks` has numbers of its own in place of these.
    """

    name: Name
    above: Mapping[Measure, float] = Field(min_length=1)
    tasks: Mapping[Name, Mapping[Measure, float]] = Field(default_factory=dict)
    severity: Urgency
    route: Name

    @model_validator(mode="after")
    def _tasks_add_nothing(self) -> AlertRule:
        for task, own in self.tasks.items():
            for measure in own:
                if measure not in self.above:
                    raise ValueError(f"rule {self.name}: {task} has a number for {measure}, and `above` has none")
        return self

    def limits(self, about: str) -> Mapping[Measure, float]:
        """The numbers that hold for `about`, a task or all of them."""
        return {**self.above, **self.tasks.get(about, {})}


class Route(Noun):
    """A webhook that takes JSON: the environment variable that holds its address, which is a secret."""

    url_env: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_]*$")]


class AlertRules(Noun):
    """`conf/alerts.yaml`: who can be called, and when."""

    routes: Mapping[Name, Route] = Field(default_factory=dict)
    rules: tuple[AlertRule, ...] = ()

    @model_validator(mode="after")
    def _routes_exist(self) -> AlertRules:
        for rule in self.rules:
            if rule.route not in self.routes:
                raise ValueError(f"rule {rule.name}: route {rule.route!r}: {did_you_mean(rule.route, self.routes)}")
        return self


class Alert(Noun):
    """One call: which rule, about what, the measures that exceed their numbers, and whether it arrived.

    `about` is `all` or a task. `delivered` is null before it was tried, and where nobody listens; `problem` says why
    it did not arrive.
    """

    rule: str
    severity: Urgency
    route: str
    about: str
    day: str
    measures: Mapping[Measure, float]
    message: str
    delivered: bool | None = None
    problem: str | None = None
