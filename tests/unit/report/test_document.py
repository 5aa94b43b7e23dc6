from __future__ import annotations

import json
from typing import Any

from tests.records import aggregate, example_record, manifest, run_record

from vitaeval.report.document import document, example_piece
from vitaeval.report.summary import summary
from vitaeval.schema.run import Aggregate, Anchors, RunRecord
from vitaeval.schema.score import Crashed, NotApplicable, Score

ANCHORS = Anchors(floor={"length": 0.2}, ceiling={"length": 1 / 3})


def text(record: RunRecord) -> str:
    pieces = [example_piece(item, {"latency"}) for item in record.examples]
    return b"".join(document(record, summary(record, ANCHORS), pieces)).decode()


def data(record: RunRecord) -> dict[str, Any]:
    found = json.loads(text(record))
    assert isinstance(found, dict)
    return found


def timed(mean: float) -> tuple[Aggregate, Aggregate]:
    """What differs from run to run, over all examples and over one tag."""
    return aggregate("latency", timing=True, mean=mean), aggregate("latency", timing=True, mean=mean, tag="common")


def record(**more: Any) -> RunRecord:
    aggregates = (aggregate(mean=2 / 3), *timed(1.5), aggregate("length", tag="common"))
    return run_record(**{"aggregates": aggregates, **more})


def test_two_runs_of_the_same_questions_differ_only_under_timing() -> None:
    cells = {"length": Score(value=0.5), "latency": Score(value=9.0)}
    other = record(
        manifest=manifest(run_id="r2", created="2030-01-01T00:00:00+00:00", git_commit="abc", version="9.9.9"),
        wall_s=99.0,
        finished="2030-01-01T00:00:01+00:00",
        examples=(example_record(latency_ms=77.0, waited_ms=5.0, cells=cells),),
        aggregates=(aggregate(mean=2 / 3), *timed(99.0), aggregate(tag="common")),
    )
    one = record(examples=(example_record(cells={**cells, "latency": Score(value=1.0)}),))
    here, there = text(one).partition('\n "timing": {'), text(other).partition('\n "timing": {')
    assert here[0] == there[0]
    assert here[2] != there[2]


def test_numbers_are_rounded_alike_on_every_machine() -> None:
    (row,) = data(record())["metrics"]
    assert (row["mean"], row["ceiling"], row["floor"]) == (0.666667, 0.333333, 0.2)


def test_a_cell_without_a_number_says_why() -> None:
    cells = {"length": NotApplicable(reason="no CV"), "tone": Crashed(error="boom")}
    (item,) = data(record(examples=(example_record(cells=cells),)))["examples"]
    assert item["cells"]["length"] == {"kind": "not_applicable", "reason": "no CV"}
    assert item["cells"]["tone"] == {"kind": "crashed", "error": "boom"}


def test_slices_and_wholes_stand_apart_and_timing_is_in_neither() -> None:
    found = data(record())
    assert [item["metric"] for item in found["parts"]] == ["length"]
    assert [(item["metric"], item["tag"]) for item in found["slices"]] == [("length", "common")]
    assert [item["metric"] for item in found["timing"]["metrics"]] == ["latency"]


def test_the_report_says_what_was_asked_and_what_it_proves() -> None:
    found = data(record())
    assert found["evidence"] == "simulated"
    assert found["prompt"] == {"version": "1.0.0", "digest": "p" * 64}
    assert found["golden"]["digest"] == "g" * 64
    assert found["states"]["scored"] == 1


def test_timing_is_the_last_entry() -> None:
    assert list(data(record()))[-1] == "timing"


def test_the_pieces_are_one_text_laid_out_as_a_whole() -> None:
    reason = 'a "quoted"\nreason in Zürich \u2028 \x00'
    found = text(record(examples=(example_record("a", reason=reason), example_record("b"))))
    assert found == json.dumps(json.loads(found), indent=1, ensure_ascii=False)


def test_of_a_sealed_example_nothing_but_how_it_ended_is_told() -> None:
    item = example_record("closed-one", sealed=True, passed=False, reason="write: cut off")
    told = json.loads(example_piece(item, ()))
    assert told == {"id": "sealed", "trial": 0, "state": "scored", "passed": False}
