"""Numbers that an experiment can follow in what became of requests."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from vitaeval.errors import ConfigError
from vitaeval.schema.execution import Execution, Thumbs
from vitaeval.schema.experiment import Aim, Experiment, Guardrail
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.score import Direction

Read = Callable[[Execution], float | None]
SIGNALS, EVENTS = "signals.", "events."


def _share(value: bool | None) -> float | None:
    return None if value is None else float(value)


def _tokens(item: Execution) -> float | None:
    return None if item.tokens_in is None or item.tokens_out is None else float(item.tokens_in + item.tokens_out)


KNOWN: Mapping[str, tuple[Direction, Read]] = MappingProxyType(
    {
        "success": (Direction.UP, lambda item: float(item.error is None)),
        "error": (Direction.DOWN, lambda item: float(item.error is not None)),
        "log_latency": (Direction.DOWN, lambda item: math.log(item.latency_ms) if item.latency_ms else None),
        "cost_usd": (Direction.DOWN, lambda item: item.cost_usd),
        "tokens": (Direction.DOWN, _tokens),
        "rating": (Direction.UP, lambda item: None if item.rating is None else float(item.rating)),
        "thumbs": (Direction.UP, lambda item: _share(None if item.thumbs is None else item.thumbs is Thumbs.UP)),
        "overridden": (Direction.DOWN, lambda item: _share(item.overridden)),
    }
)
"""Each metric's good direction, and its number in one request (None: not known). `log_latency` is the natural logarithm
of milliseconds, so that a margin of 0.10 is a tenth and one slow request does not decide."""


def reader(metric: str) -> Read:
    """How `metric` is read: one of KNOWN, `signals.NAME`, or `events.NAME` (0 where it did not happen).

    Raises ConfigError with near matches for another name.
    """
    if metric in KNOWN:
        return KNOWN[metric][1]
    name = metric.partition(".")[2]
    if metric.startswith(SIGNALS) and name:
        return lambda item: item.signals.get(name)
    if metric.startswith(EVENTS) and name:
        return lambda item: item.events.get(name, 0.0)
    known = (*KNOWN, f"{SIGNALS}NAME", f"{EVENTS}NAME")
    raise ConfigError(f"unknown metric {metric!r} of an online experiment: {did_you_mean(metric, known)}")


def sign(aim: Aim | Guardrail) -> float:
    """1 where more is better, -1 where less is."""
    own = KNOWN[aim.metric][0] if aim.metric in KNOWN else aim.direction or Direction.UP
    return 1.0 if own is Direction.UP else -1.0


def objections(experiment: Experiment) -> Iterator[str]:
    """What is wrong with the metrics that an online experiment names."""
    for aim in experiment.aims:
        try:
            reader(aim.metric)
        except ConfigError as error:
            yield str(error)
        own = KNOWN.get(aim.metric)
        if own and aim.direction not in (None, own[0]):
            yield f"metric {aim.metric}: better is {own[0]}, direction says {aim.direction}; leave it out"
