"""Then and now, side by side."""

from __future__ import annotations

import io

from rich.console import Console
from tests.records import aggregate, run_record

from vitaeval.report.rescored import moved, show_moved
from vitaeval.schema.run import Adjudicated, RunRecord


def record(*numbers: tuple[str, float | None, str], **more: object) -> RunRecord:
    found = tuple(aggregate(name, mean=mean, version=version) for name, mean, version in numbers)
    return run_record(aggregates=found, **more)


def shown(before: RunRecord, after: RunRecord) -> str:
    paper = io.StringIO()
    show_moved(Console(file=paper, width=120), before, after)
    return paper.getvalue()


def test_what_did_not_move_is_not_listed() -> None:
    same = record(("a", 0.5, "1"), ("b", None, "1"))
    assert moved(same, same) == ()
    assert shown(same, same) == "no number changed\n"


def test_a_new_version_is_listed_even_with_the_same_number() -> None:
    (item,) = moved(record(("a", 0.5, "1")), record(("a", 0.5, "2")))
    assert item.change == "same number"


def test_numbers_and_versions_stand_side_by_side() -> None:
    said = shown(record(("a", 0.5, "1"), ("b", 0.1, "1")), record(("a", 0.75, "2"), ("b", 0.1, "1")))
    row = next(line for line in said.splitlines() if line.startswith("a "))
    assert row.split() == ["a", "0.500", "1", "0.750", "2", "+0.25"]
    assert "\nb " not in said


def test_metrics_that_come_and_go_are_told() -> None:
    then = record(("gone", 0.5, "1"), ("lost", 0.5, "1"), ("gained", None, "1"))
    now = record(("fresh", 0.2, "1"), ("lost", None, "1"), ("gained", 0.3, "1"))
    changes = {item.name: item.change for item in moved(then, now)}
    assert changes == {"gone": "gone", "fresh": "new", "lost": "not measured now", "gained": "measured now"}


def test_slices_are_left_to_the_record() -> None:
    whole = aggregate("a", mean=0.5)
    then = run_record(aggregates=(whole, aggregate("a", mean=0.1, tag="t")))
    now = run_record(aggregates=(whole, aggregate("a", mean=0.9, tag="t")))
    assert moved(then, now) == ()


def test_other_words_of_people_are_named_even_when_no_number_moved() -> None:
    words = Adjudicated(digest="d" * 64, false_alarms=0, confirmed=1, claims=())
    assert f"adjudications: then none, now {'d' * 12}" in shown(record(), record(adjudicated=words))
