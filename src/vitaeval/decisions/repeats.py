"""Answers that are the same to the byte: asked again, they say nothing new."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from vitaeval.decisions.pairs import COUNTABLE
from vitaeval.schema.run import ExampleRecord, RunRecord

MOST = 0.5


def distinct(items: Iterable[ExampleRecord]) -> Iterator[ExampleRecord]:
    """The first of each example's answers that are equal to the byte."""
    seen: set[tuple[str, str]] = set()
    for item in items:
        key = item.example, json.dumps([dict(item.answers), item.text])
        if key not in seen:
            seen.add(key)
            yield item


def first_answers(run: RunRecord) -> RunRecord:
    """The run as if every example had been asked once."""
    return RunRecord(**{**dict(run), "examples": tuple(item for item in run.examples if item.trial == 0)})


def repeating(run: RunRecord) -> tuple[int, int]:
    """How many examples have the same answer in every trial, and how many were answered more than once."""
    answered = [item for item in run.examples if item.state in COUNTABLE]
    again = {example for example, count in _counts(answered).items() if count > 1}
    different = _counts(distinct(item for item in answered if item.example in again))
    return sum(count == 1 for count in different.values()), len(again)


def repeats_itself(run: RunRecord) -> bool:
    """Whether every example that was answered more than once got one answer; False where none was."""
    same, again = repeating(run)
    return again > 0 and same == again


def repetition(run: RunRecord) -> Iterator[str]:
    """A word on a run in which most repeats are no draws of their own."""
    same, again = repeating(run)
    if same > MOST * again:
        yield (
            f"{run.manifest.run_id} gave the same answer every time, to the byte, to {same} of {again} examples: those "
            "repeats count once. Temperature 0 explains it; above that, look for a cache that leaves out the repeat"
        )


def _counts(items: Iterable[ExampleRecord]) -> dict[str, int]:
    found: dict[str, int] = {}
    for item in items:
        found[item.example] = found.get(item.example, 0) + 1
    return found
