from __future__ import annotations

from collections.abc import Callable

from vitaeval.schema.config import Tracking
from vitaeval.schema.outcome import State
from vitaeval.schema.run import Adjudicated, ExampleRecord, RunRecord, SettledClaim
from vitaeval.schema.score import Crashed, Finding
from vitaeval.tracking.scores_only import numbers_note, without_passwords, without_texts

MakeRecord = Callable[..., RunRecord]


def test_nothing_that_was_written_by_or_about_a_person_remains(
    make_record: MakeRecord, make_example: Callable[..., ExampleRecord]
) -> None:
    cells = {**make_example("nurse").cells, "ats": Crashed(error="KeyError: 'Ms Secret'")}
    lost = make_example(
        "clerk",
        state=State.MALFORMED,
        reason="generation: “Ms Secret” is no CV",
        text="Ms Secret",
        cells=cells,
    )
    record = make_record(examples=(make_example("nurse"), lost))
    kept = without_texts(record).model_dump_json()
    for quoted in ("Secret", "forty", "helped the team", "results-driven", "triage"):
        assert quoted in record.model_dump_json()
        assert quoted not in kept


def test_every_number_and_state_remains(make_record: MakeRecord) -> None:
    record = make_record()
    kept = without_texts(record)
    assert kept.aggregates == record.aggregates
    assert kept.states == record.states
    for before, after in zip(record.examples, kept.examples, strict=True):
        assert (after.example, after.state, after.passed) == (before.example, before.state, before.passed)
        for name in ("quality", "quality.share", "fabrication.clean", "rouge"):
            assert after.value(name) == before.value(name)


def test_the_result_is_a_record_that_can_be_read_again(make_record: MakeRecord) -> None:
    kept = without_texts(make_record())
    assert RunRecord.model_validate_json(kept.model_dump_json()) == kept


def test_taking_texts_out_twice_is_taking_them_out_once(make_record: MakeRecord) -> None:
    once = without_texts(make_record())
    assert without_texts(once) == once


def test_the_note_is_a_table_of_numbers_that_says_what_is_missing(make_record: MakeRecord) -> None:
    note = numbers_note(make_record())
    assert "| Quality.Share | 0.812 | 0.700 … 0.900 | 2 |" in note
    assert "| Rouge | – | – | 0 |" in note
    assert "Numbers only" in note


def test_the_password_of_the_tracker_does_not_go_to_the_tracker(make_record: MakeRecord) -> None:
    tracking = Tracking(name="team", uri="postgresql://bob:p@ss@db.example.org/mlflow", experiment="cv")
    record = make_record(config={"tracking": tracking})
    bare = without_passwords(record)
    assert bare.manifest.config.tracking.uri == "postgresql://db.example.org/mlflow"
    assert bare.examples == record.examples
    assert without_passwords(bare) == bare


def test_what_people_said_is_counted_and_not_quoted(make_record: MakeRecord) -> None:
    claim = SettledClaim(example="e", trial=0, finding=Finding(kind="false_alarm_skill", text="Kubernetes"))
    words = Adjudicated(digest="d" * 64, false_alarms=1, confirmed=0, claims=(claim,))
    bare = without_texts(make_record(adjudicated=words)).adjudicated
    assert bare is not None
    assert (bare.digest, bare.false_alarms, bare.claims) == (words.digest, 1, ())
