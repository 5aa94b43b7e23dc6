"""How long a run would take: the slowest of what each model's quotas and its answers allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vitaeval.schema.config import Limits, ModelConfig
from vitaeval.schema.plan import NOTHING, Spread

MINUTE_S, DAY_S = 60.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Load:
    """What one stage asks of one model: calls, tokens and the seconds of all its answers together."""

    model: ModelConfig
    calls: Spread
    tokens: Spread
    seconds: Spread


def wall(loads: Sequence[Load], at_once: int) -> tuple[Spread, str]:
    """Seconds for all loads with `at_once` examples under way, and what they wait for most.

    Quotas of different models are used side by side, so the slowest decides. At the lower end every bucket
    is full at the start, so that the first minute's worth costs no time.
    """
    answers = NOTHING
    for load in loads:
        answers = answers.plus(load.seconds.times(1 / min(at_once, load.model.limits.concurrency or at_once)))
    found = [("answers", answers), *_quotas(loads)]
    likely = max(found, key=lambda item: item[1].likely)
    highs = [item.high for _, item in found]
    high = None if None in highs else max(item for item in highs if item is not None)
    low = max(item.low for _, item in found)
    return Spread(low=low, likely=likely[1].likely, high=high), likely[0]


def orders(loads: Sequence[Load]) -> Spread:
    """Batches that a run orders one after the other: one a stage that calls, and one more for its repairs."""
    calling = [load for load in loads if load.calls.likely and load.seconds.high != 0]
    repaired = sum(load.calls.high is None or load.calls.high > load.calls.low for load in calling)
    return Spread(low=len(calling), likely=len(calling), high=len(calling) + repaired)


def batch_wall(count: Spread) -> Spread:
    """Seconds for `count` batches: each is answered within a day, and may be answered at once."""
    high = None if count.high is None else count.high * DAY_S
    return Spread(low=0, likely=count.likely * DAY_S, high=high)


def _quotas(loads: Sequence[Load]) -> Iterator[tuple[str, Spread]]:
    merged: dict[tuple[str, str], Load] = {}
    for load in loads:
        key = (load.model.provider, load.model.id)
        known = merged.get(key)
        merged[key] = load if known is None else _together(known, load)
    for load in merged.values():
        yield from _of_model(load, load.model.limits)


def _of_model(load: Load, limits: Limits) -> Iterator[tuple[str, Spread]]:
    name = load.model.name
    for amount, limit, what in ((load.calls, limits.rpm, "requests"), (load.tokens, limits.tpm, "tokens")):
        if limit is not None:
            yield f"{what} a minute of {name}", _by_minute(amount, limit)
    for amount, limit, what in ((load.calls, limits.rpd, "requests"), (load.tokens, limits.tpd, "tokens")):
        if limit is not None:
            yield f"{what} a day of {name}", _by_day(amount, limit)


def _by_minute(amount: Spread, limit: int) -> Spread:
    high = None if amount.high is None else amount.high / limit * MINUTE_S
    low = max(0.0, amount.low / limit - 1) * MINUTE_S
    return Spread(low=low, likely=amount.likely / limit * MINUTE_S, high=high)


def _by_day(amount: Spread, limit: int) -> Spread:
    low, likely = (_full_days(value, limit) for value in (amount.low, amount.likely))
    return Spread(low=low, likely=likely, high=None if amount.high is None else _full_days(amount.high, limit))


def _full_days(amount: float, limit: int) -> float:
    """Seconds until the last of `amount` may be used, when a day allows `limit`."""
    return max(0.0, -(-amount // limit) - 1) * DAY_S


def _together(one: Load, other: Load) -> Load:
    return Load(
        one.model,
        one.calls.plus(other.calls),
        one.tokens.plus(other.tokens),
        one.seconds.plus(other.seconds),
    )
