"""What a gate bought: how many answers, and at what price."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

from vitaeval.decisions.pairs import value_of
from vitaeval.schema.run import ExampleRecord
from vitaeval.schema.verdict import GateVerdict


def bill(items: Iterable[ExampleRecord]) -> tuple[int, float | None]:
    """The number of answers and their price in USD; None when the price of one is unknown."""
    bought = list(items)
    costs = [value_of(item, "cost") for item in bought if item.calls]
    known = [cost for cost in costs if cost is not None]
    return len(bought), fsum(known) if len(known) == len(costs) else None


def billed(verdict: GateVerdict, items: Iterable[ExampleRecord]) -> GateVerdict:
    """The verdict with more answers on its bill."""
    more, price = bill(items)
    cost = None if verdict.cost_usd is None or price is None else verdict.cost_usd + price
    return GateVerdict(**{**dict(verdict), "answers": verdict.answers + more, "cost_usd": cost})
