from __future__ import annotations

from typing import Any

import pytest
from tests.records import aggregate, example_record, run_record

from vitaeval.report.summary import Row, mark, summary, worst_of
from vitaeval.schema.claim import Severity
from vitaeval.schema.outcome import State
from vitaeval.schema.run import Anchors, ExampleRecord
from vitaeval.schema.score import Direction, Finding, Score

NONE = Anchors(floor={}, ceiling={})


def row(
    mean: float | None, floor: float | None = 0.2, ceiling: float | None = 0.8, direction: Direction = Direction.UP
) -> Row:
    bounds = Anchors(
        floor={} if floor is None else {"length": floor}, ceiling={} if ceiling is None else {"length": ceiling}
    )
    found = summary(run_record(aggregates=(aggregate(mean=mean, direction=direction),)), bounds)
    return found.rows[0]


@pytest.mark.parametrize(
    ("mean", "words"),
    [
        (0.1, "below floor"),
        (0.2, "at floor"),
        (0.5, "50%"),
        (0.8, "at ceiling"),
        (0.9, "above ceiling"),
        (None, ""),
    ],
)
def test_a_number_lies_between_floor_and_ceiling(mean: float | None, words: str) -> None:
    assert mark(row(mean)) == words


@pytest.mark.parametrize(("floor", "ceiling"), [(0.5, 0.5), (None, 0.5), (0.5, None)])
def test_where_floor_and_ceiling_do_not_differ_nothing_is_said(floor: float | None, ceiling: float | None) -> None:
    assert mark(row(0.5, floor, ceiling)) == ""


def test_less_is_better_has_its_floor_above_its_ceiling() -> None:
    marks = [mark(row(mean, 0.8, 0.2, Direction.DOWN)) for mean in (0.9, 0.8, 0.35, 0.2)]
    assert marks == ["below floor", "at floor", "75%", "at ceiling"]


@pytest.mark.parametrize(("floor", "ceiling", "direction"), [(0.8, 0.2, Direction.UP), (0.2, 0.8, Direction.DOWN)])
def test_a_ceiling_worse_than_the_floor_is_no_measure(floor: float, ceiling: float, direction: Direction) -> None:
    assert mark(row(0.5, floor, ceiling, direction)) == ""


def test_rows_come_in_the_tasks_order_and_timing_apart() -> None:
    names = ("latency", "tone", "length", "passed")
    found = summary(
        run_record(
            headline=("length", "tone", "absent"),
            aggregates=tuple(aggregate(name, timing=name == "latency") for name in names),
        ),
        NONE,
    )
    assert [item.aggregate.metric for item in found.rows] == ["passed", "length", "tone"]
    assert [item.aggregate.metric for item in found.timing] == ["latency"]


def sliced(**more: Any) -> list[str | None]:
    whole = aggregate("passed", mean=0.8)
    part = aggregate("passed", tag="rare", **{"mean": 0.3, "low": 0.1, "high": 0.5, "clusters": 5, **more})
    return [item.aggregate.tag for item in summary(run_record(aggregates=(whole, part)), NONE).slices]


def test_a_slice_falls_out_when_its_interval_excludes_the_whole() -> None:
    assert sliced() == ["rare"]
    assert sliced(high=0.85) == []
    assert sliced(low=None, high=None) == []
    assert sliced(clusters=2) == []


def test_a_slice_that_does_better_is_no_trouble() -> None:
    assert sliced(mean=0.95, low=0.9, high=1.0) == []


def test_where_less_is_better_a_slice_falls_out_above() -> None:
    whole = aggregate("length", mean=0.2, direction=Direction.DOWN)
    part = aggregate("length", tag="rare", mean=0.6, low=0.4, high=0.8, direction=Direction.DOWN)
    found = summary(run_record(goal="length", aggregates=(whole, part)), NONE)
    assert [item.aggregate.tag for item in found.slices] == ["rare"]


def failed(name: str, goal: float, *findings: Finding, **more: Any) -> ExampleRecord:
    cells = {"length": Score(value=goal), "fabrication": Score(value=0.0, findings=findings)}
    return example_record(name, **{"passed": False, "cells": cells, **more})


def finding(text: str, severity: Severity | None) -> Finding:
    return Finding(kind="invented", text=text, severity=severity)


def test_the_worst_are_malformed_then_by_severity_then_by_goal() -> None:
    rows = (
        example_record("good"),
        failed("low", 0.1),
        failed("minor", 0.9, finding("m", Severity.MINOR)),
        failed("critical", 0.9, finding("m", Severity.MINOR), finding("c", Severity.CRITICAL)),
        failed("broken", 0.0, state=State.MALFORMED),
    )
    found = summary(run_record(examples=rows), NONE).worst
    assert [item.example.example for item in found] == ["broken", "critical", "minor"]
    assert [item.text for item in found[1].findings] == ["c", "m"]


def test_the_order_of_examples_does_not_choose_the_worst() -> None:
    rows = tuple(failed(f"e{number}", 0.5) for number in range(6))
    there = summary(run_record(examples=rows), NONE).worst
    back = summary(run_record(examples=rows[::-1]), NONE).worst
    assert [item.example.example for item in there] == [item.example.example for item in back] == ["e0", "e1", "e2"]


def test_a_sealed_example_is_not_among_the_worst() -> None:
    assert [item.example for item in worst_of([failed("open", 0.2), failed("closed", 0.1, sealed=True)], "length")] == [
        "open"
    ]


def test_what_passed_is_not_among_the_worst() -> None:
    assert summary(run_record(examples=(example_record("a"), example_record("b"))), NONE).worst == ()
