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
    `unmeasured` the tasks that could not be measured.
    """

    ERROR_RATE = "error_rate"
    COST_USD = "cost_usd"
    COST_GROWTH = "cost_growth"
    LATENCY_P95_MS = "latency_p95_ms"
    DRIFTS = "drifts"
    UNMEASURED = "unmeasured"


class AlertRule(Noun):
    """Call `route` when every measure in `above` exceeds its number."""

    name: Name
    above: Mapping[Measure, float] = Field(min_length=1)
    severity: Urgency
    route: Name


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
