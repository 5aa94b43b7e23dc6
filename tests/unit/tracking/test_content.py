from __future__ import annotations

from collections.abc import Callable

from tests.records import aggregate

from vitaeval.schema.config import Artifacts, Suite
from vitaeval.schema.run import Adjudicated, ExampleRecord, RunRecord
from vitaeval.tracking.content import LONGEST_VALUE, Content, content

MakeRecord = Callable[..., RunRecord]


def said(record: RunRecord, note: str = "a note") -> Content:
    return content(record, note, Artifacts.ALL)


def test_the_run_name_starts_with_what_differs_between_runs(make_record: MakeRecord) -> None:
    assert said(make_record()).run_name == "1.1.0 · small · core · release"


def test_passed_comes_first_then_the_headline_then_what_it_took(make_record: MakeRecord) -> None:
    assert list(said(make_record()).metrics) == [
        "passed",
        "quality.share",
        "fab.clean",
        "quality",
        "tokens",
        "cost",
        "p50_s",
    ]


def test_numbers_are_those_of_the_whole_run_rounded(make_record: MakeRecord) -> None:
    metrics = said(make_record()).metrics
    assert (metrics["passed"], metrics["quality.share"], metrics["quality"]) == (0.5, 0.8123, 0.6123)


def test_what_was_not_measured_is_left_out_and_not_zero(make_record: MakeRecord) -> None:
    metrics = said(make_record(aggregates=())).metrics
    assert metrics == {"p50_s": 1.0}


def test_without_a_call_there_is_no_latency(
    make_record: MakeRecord, make_example: Callable[..., ExampleRecord]
) -> None:
    record = make_record(examples=(make_example("nurse", calls=0, latency_ms=0.0),))
    assert "p50_s" not in said(record).metrics


def test_a_long_headline_leaves_room_for_tokens_cost_and_latency(make_record: MakeRecord) -> None:
    record = make_record()
    many = tuple(f"{letter}_metric" for letter in "abcdefghijklmnop")
    aggregates = tuple(
        type(item).model_validate(dict(item) | {"metric": name}) for name in many for item in record.aggregates[:1]
    )
    metrics = said(make_record(headline=many, aggregates=(*record.aggregates, *aggregates))).metrics
    assert len(metrics) == 12
    assert list(metrics)[-3:] == ["tokens", "cost", "p50_s"]


def test_parameters_are_flat_and_say_what_the_run_was_made_of(make_record: MakeRecord) -> None:
    params = said(make_record()).params
    expected = {
        "task": "generate_cv",
        "prompt.name": "generate_cv",
        "prompt.version": "1.1.0",
        "prompt.sha": "a" * 12,
        "model.name": "small",
        "model.id": "small-2026",
        "model.evidence": "real",
        "model.temperature": "0.2",
        "model.max_tokens": "900",
        "golden.name": "core",
        "golden.sha": "b" * 12,
        "suite": "release",
        "trials": "1",
        "git.sha": "c" * 12,
        "vitaeval.version": "0.1.0",
    }
    assert expected.items() <= params.items()
    assert "model.note" not in params
    assert not any(key.startswith("tracking") for key in params)


def test_a_dirty_checkout_is_told_from_a_clean_one(make_record: MakeRecord) -> None:
    dirty = said(make_record(manifest={"git_commit": f"{'c' * 40}-dirty"}))
    assert dirty.params["git.sha"] == f"{'c' * 12}-dirty"
    assert dirty.tags["mlflow.source.git.commit"] == "c" * 40


def test_outside_a_repository_there_is_no_commit(make_record: MakeRecord) -> None:
    bare = said(make_record(manifest={"git_commit": None}))
    assert "git.sha" not in bare.params
    assert "mlflow.source.git.commit" not in bare.tags


def test_no_value_is_longer_than_mlflow_keeps(make_record: MakeRecord) -> None:
    tags = tuple(f"tag_{number}" for number in range(1000))
    many = said(make_record(config={"suite": Suite(name="wide", tags=tags)}))
    assert len(many.params["suite.tags"]) == LONGEST_VALUE
    assert many.params["suite.tags"].endswith("…")


def test_chips_name_prompt_model_golden_set_evidence_and_states(make_record: MakeRecord) -> None:
    tags = said(make_record(states={"scored": 58, "malformed": 2, "unanswered": 0})).tags
    assert tags["prompt"] == "generate_cv 1.1.0"
    assert tags["model"] == "small"
    assert tags["golden"] == f"core {'b' * 12}"
    assert tags["evidence"] == "real"
    assert tags["states"] == "58 scored, 2 malformed"


def test_a_long_note_ends_with_a_whole_line_and_says_where_the_rest_is(make_record: MakeRecord) -> None:
    note = said(make_record(), "\n".join(f"| row {number} | value |" for number in range(1000))).tags
    body, rest = note["mlflow.note.content"].rsplit("\n\n", 1)
    assert len(note["mlflow.note.content"]) <= 8000
    assert body.endswith("| value |")
    assert "report.md" in rest


def test_the_run_lasts_as_long_as_it_worked_whenever_it_was_scored_again(make_record: MakeRecord) -> None:
    late = said(make_record(finished="2027-01-01T00:00:00+00:00"))
    assert late.ended_ms - late.started_ms == 12_500


def test_words_of_people_are_a_chip_and_a_number_and_absent_where_nobody_spoke(make_record: MakeRecord) -> None:
    words = Adjudicated(digest="abcdef" * 10, false_alarms=2, confirmed=1, claims=())
    numbers = (aggregate("passed", mean=1.0), aggregate("fabrication.adjudicated", mean=0.25, unit="score"))
    spoken = said(make_record(adjudicated=words, aggregates=numbers))
    assert spoken.tags["adjudicated"] == "2 false alarms, 1 confirmed, abcdefabcdef"
    assert 0.25 in spoken.metrics.values()
    silent = said(make_record(aggregates=numbers))
    assert "adjudicated" not in silent.tags
    assert 0.25 not in silent.metrics.values()
