from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from vitaeval.schema.config import Suite
from vitaeval.schema.outcome import State
from vitaeval.schema.run import ExampleRecord, RunRecord
from vitaeval.schema.score import Finding, Score
from vitaeval.tracking.table import LONGEST_OUTPUT, per_example

MakeRecord = Callable[..., RunRecord]
MakeExample = Callable[..., ExampleRecord]


def rows(record: RunRecord, *, texts: bool = True) -> list[dict[str, Any]]:
    found = json.loads(b"".join(per_example(record, texts=texts)))
    return [dict(zip(found["columns"], row, strict=True)) for row in found["data"]]


def test_the_example_id_comes_first_because_runs_are_joined_by_it(make_record: MakeRecord) -> None:
    assert json.loads(b"".join(per_example(make_record(), texts=True)))["columns"][0] == "example_id"
    assert [row["example_id"] for row in rows(make_record())] == ["nurse", "welder"]


def test_a_sealed_example_has_no_row(make_record: MakeRecord, make_example: MakeExample) -> None:
    closed = make_example("welder", sealed=True)
    assert [row["example_id"] for row in rows(make_record(examples=(closed, make_example("nurse"))))] == ["nurse"]
    assert rows(make_record(examples=(closed,))) == []


def test_trials_of_one_example_stay_apart(make_record: MakeRecord, make_example: MakeExample) -> None:
    twice = (make_example("nurse"), make_example("nurse", trial=1))
    record = make_record(config={"suite": Suite(name="two", trials=2)}, examples=twice)
    assert [row["example_id"] for row in rows(record)] == ["nurse#1", "nurse#2"]


def test_a_row_says_how_it_ended_and_shows_the_headline_scores(make_record: MakeRecord) -> None:
    first, second = rows(make_record())
    assert (first["passed"], second["passed"], first["state"]) == ("no", "yes", "scored")
    assert (first["quality_share"], first["fabrication_clean"], first["quality"]) == (0.8, 0.0, 0.6123)


def test_no_column_is_one_that_mlflow_shows_as_empty(make_record: MakeRecord) -> None:
    assert not any("." in column for column in rows(make_record())[0])


def test_a_score_that_does_not_apply_is_empty_and_not_zero(make_record: MakeRecord) -> None:
    assert rows(make_record())[0]["rouge"] is None


def test_the_gravest_finding_is_quoted_beside_its_nearest_evidence(make_record: MakeRecord) -> None:
    worst = rows(make_record())[0]["worst_finding"]
    assert "critical" in worst
    assert "led a team of forty" in worst
    assert "helped the team" in worst


def test_of_equal_findings_the_one_of_the_weightier_metric_is_shown(
    make_record: MakeRecord, make_example: MakeExample
) -> None:
    cells = {
        "style": Score(value=0.5, findings=(Finding(kind="cliche", text="results-driven"),)),
        "quality": Score(value=0.5, findings=(Finding(kind="thin", text="did things"),)),
    }
    record = make_record(examples=(make_example("nurse", cells=cells),))
    assert "did things" in rows(record)[0]["worst_finding"]


def test_a_passing_example_does_not_show_mere_remarks(make_record: MakeRecord, make_example: MakeExample) -> None:
    remark = Score(value=1.0, findings=(Finding(kind="keyword", text="CISSP", note="rightly left out"),))
    record = make_record(examples=(make_example("nurse", passed=True, cells={"ats": remark}),))
    assert rows(record)[0]["worst_finding"] == ""


def test_an_unanswered_example_shows_why(make_record: MakeRecord, make_example: MakeExample) -> None:
    lost = make_example(
        "nurse", state=State.UNANSWERED, passed=None, reason="generation: rate limited", cells={}, answers={}
    )
    row = rows(make_record(examples=(lost,)))[0]
    assert (row["passed"], row["state"], row["output"]) == ("not judged", "unanswered", "")
    assert row["worst_finding"] == "generation: rate limited"


def test_the_output_is_what_the_last_stage_delivered(make_record: MakeRecord) -> None:
    output = rows(make_record())[0]["output"]
    assert "summary: Ms Secret nurses." in output
    assert "skills: triage, SQL" in output
    assert "gaps" not in output


def test_a_reply_that_was_not_valid_is_shown_as_it_came(make_record: MakeRecord, make_example: MakeExample) -> None:
    broken = make_example("nurse", state=State.MALFORMED, text='{"kind": ', answers={"analysis": {}})
    assert rows(make_record(examples=(broken,)))[0]["output"] == '{"kind": '


def test_long_texts_are_shortened(make_record: MakeRecord, make_example: MakeExample) -> None:
    long = make_example("nurse", text="x" * 10_000)
    assert len(rows(make_record(examples=(long,)))[0]["output"]) == LONGEST_OUTPUT


def test_without_texts_only_ids_states_and_numbers_remain(make_record: MakeRecord) -> None:
    found = b"".join(per_example(make_record(), texts=False)).decode()
    assert "Secret" not in found
    assert "forty" not in found
    assert rows(make_record(), texts=False)[0]["quality"] == 0.6123


def test_a_run_without_examples_is_a_table_without_rows(make_record: MakeRecord) -> None:
    assert rows(make_record(examples=())) == []
