"""What may be told of examples that are kept for the gate: how many, never which."""

from __future__ import annotations

from collections.abc import Iterable

from vitaeval.schema.run import RunRecord


def told_of(examples: Iterable[str], run: RunRecord) -> tuple[str, ...]:
    """`examples` of `run` by name, each once, those that are sealed as a count at the end."""
    closed = {item.example for item in run.examples if item.sealed}
    named = dict.fromkeys(examples)
    hidden = sum(name in closed for name in named)
    open_ones = tuple(name for name in named if name not in closed)
    return (*open_ones, f"{hidden} sealed") if hidden else open_ones
