from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.line import metric, planned, reply
from tests.records import example_record, manifest

from vitaeval.runner.book import Book, Clock
from vitaeval.schema.chat import Evidence, Reply
from vitaeval.schema.outcome import Call, State
from vitaeval.schema.run import ExampleRecord, RunRecord

CLOCK = Clock(datetime(2026, 1, 1, tzinfo=UTC), 1.5)


def put(book: Book, place: int, item: ExampleRecord, *strengths: Evidence) -> None:
    calls = [Call("find", Reply(**{**dict(reply("{}")), "evidence": item}), repair=False) for item in strengths]
    book.put(place, item, item.model_dump_json().encode(), calls)


def made(folder: Path, *strengths: Evidence) -> RunRecord:
    book = Book(folder, planned(("first",)), [metric()])
    put(book, 0, example_record(), *strengths)
    book.close()
    return book.record(manifest(), CLOCK)


@pytest.mark.parametrize(
    ("strengths", "weakest"),
    [
        ((Evidence.REAL, Evidence.REPLAYED), Evidence.REPLAYED),
        ((Evidence.REAL, Evidence.PROMPT_BLIND, Evidence.SIMULATED), Evidence.PROMPT_BLIND),
        ((), planned().config.model.evidence),
    ],
)
def test_the_weakest_evidence_of_all_calls_counts(
    strengths: tuple[Evidence, ...], weakest: Evidence, tmp_path: Path
) -> None:
    assert made(tmp_path, *strengths).evidence is weakest


def test_the_record_counts_every_state_and_drops_nothing_whatever_came_first(tmp_path: Path) -> None:
    book = Book(tmp_path, planned(("first", "second")), [metric()])
    put(book, 1, example_record("second", state=State.UNANSWERED, passed=None, cells={}))
    put(book, 0, example_record("first"), Evidence.SIMULATED)
    found = book.record(manifest(), CLOCK)
    assert found.states == {"scored": 1, "malformed": 0, "unanswered": 1, "substituted": 0, "skipped": 0}
    assert [item.example for item in found.examples] == ["first", "second"]
    assert (found.goal, found.metric_versions, found.served_models) == ("length", {"length": "1"}, ("far-1",))
    assert found.finished == "2026-01-01T00:00:00+00:00"
    book.close()


def test_a_closed_book_leaves_no_file_and_its_record_can_still_be_read(tmp_path: Path) -> None:
    found = made(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert list(found.examples) == [example_record()]
