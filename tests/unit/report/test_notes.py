from __future__ import annotations

from tests.line import config
from tests.records import aggregate, example_record, manifest, run_record

from vitaeval.report.notes import notes
from vitaeval.report.summary import summary
from vitaeval.schema.run import Aggregate, Anchors
from vitaeval.schema.score import Direction, NotApplicable


def told(*found: Aggregate, floor: float = 0.5, ceiling: float = 0.8) -> list[str]:
    record = run_record(headline=tuple(item.metric for item in found), aggregates=found)
    names = [item.metric for item in found]
    return list(
        notes(
            record, summary(record, Anchors(floor=dict.fromkeys(names, floor), ceiling=dict.fromkeys(names, ceiling)))
        )
    )


def test_a_ceiling_below_the_floor_is_explained_with_both_numbers() -> None:
    (note,) = told(aggregate("length", mean=0.6), floor=0.9, ceiling=0.8)
    assert "0.800" in note
    assert "0.900" in note
    assert told(aggregate("length", mean=0.6, direction=Direction.DOWN), floor=0.8, ceiling=0.9) != []


def test_a_ceiling_that_is_one_needs_no_word() -> None:
    assert told(aggregate("length", mean=0.6)) == []
    assert told(aggregate("length", mean=0.6), floor=0.8, ceiling=0.8) == []
    assert told(aggregate("length", mean=0.6, direction=Direction.DOWN), floor=0.9, ceiling=0.8) == []


def test_the_believing_parser_stands_beside_the_ats_score() -> None:
    (note,) = told(aggregate("ats", mean=0.71), aggregate("ats.raw", mean=0.64), aggregate("ats.gap", mean=0.05))
    assert all(number in note for number in ("0.710", "0.640", "0.050"))
    assert told(aggregate("ats", mean=0.71)) == []


def test_what_the_ats_score_is_made_of_is_told_and_where_its_keywords_stand() -> None:
    (note,) = told(aggregate("ats.must_coverage", mean=0.81), aggregate("ats.stuffing", mean=0.02))
    assert note.startswith(
        "The ATS score is made of required keywords 0.810, less for stuffing 0.020; report.json lists"
    )


def test_what_no_answer_should_hold_is_named_where_it_was_found() -> None:
    leak = aggregate("pii_leak", mean=0.25, title="PII leak", n=8, direction=Direction.DOWN)
    clean = aggregate("links", mean=0.0, title="Invented links", n=8, direction=Direction.DOWN)
    assert told(leak, clean, floor=0.0, ceiling=0.0) == [
        "PII leak: in 25.0% of 8 answers.",
        "Found in no answer: Invented links (n = 8).",
    ]


def test_unreadable_answers_are_counted_before_the_numbers_that_they_worsen() -> None:
    record = run_record(states={"ok": 6, "malformed": 2}, aggregates=(aggregate("pii_leak", mean=0.25),))
    first, second, *_ = notes(record, summary(record, Anchors(floor={}, ceiling={})))
    assert first.startswith("2 of 8 answers could not be read")
    assert "25.0%" in second


def test_a_metric_asked_for_by_name_says_why_it_has_no_number() -> None:
    asked = manifest(config=config(metrics=("all", "likeness")))
    absent = NotApplicable(reason="not installed: tokenizers")
    record = run_record(
        manifest=asked,
        examples=(example_record(cells={"likeness": absent}),),
        aggregates=(aggregate("likeness", title="Likeness", n=0, mean=None, low=None, high=None),),
    )
    found = summary(record, Anchors(floor={}, ceiling={}))
    assert [row.aggregate.metric for row in found.rows] == ["likeness"]
    (note,) = notes(record, found)
    assert note.startswith("Likeness")
    assert "not installed: tokenizers" in note
