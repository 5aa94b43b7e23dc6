"""A silent change of the model behind a name does not stay silent."""

from __future__ import annotations

import pytest
from tests.line import config
from tests.records import manifest, run_record

from vitaeval.report.markdown import markdown
from vitaeval.report.served import changes, is_snapshot
from vitaeval.report.summary import summary
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import EvalConfig, ModelConfig
from vitaeval.schema.run import Anchors, RunRecord


def run(*served: str, asked: str = "gpt-4o", fingerprints: tuple[str, ...] = (), evidence: str = "real") -> RunRecord:
    given = config()
    model = ModelConfig(**{**dict(given.model), "id": asked, "evidence": Evidence(evidence)})
    asked_for = manifest(config=EvalConfig(**{**dict(given), "model": model}))
    return run_record(manifest=asked_for, served_models=served, fingerprints=fingerprints)


@pytest.mark.parametrize("served", ["gpt-4o", "gpt-4o-2024-08-06"])
def test_the_model_that_was_asked_for_or_its_snapshot_is_worth_no_word(served: str) -> None:
    assert list(changes(run(served, fingerprints=("fp_1",)))) == []


def test_two_snapshots_in_one_run_are_told() -> None:
    (line,) = changes(run("gpt-4o-2024-08-06", "gpt-4o-2024-11-20"))
    assert "served as 2 models" in line
    assert "`gpt-4o-2024-11-20`" in line


@pytest.mark.parametrize("served", ["gpt-4o-mini", "gpt-4o-mini-2024-07-18", "gpt-3.5"])
def test_another_model_than_the_one_asked_for_is_told(served: str) -> None:
    (line,) = changes(run(served))
    assert line == f"**Answered by `{served}`, while `gpt-4o` was asked for.**"


def test_a_fixed_snapshot_that_is_not_served_is_told() -> None:
    assert len(list(changes(run("gpt-4o-2024-11-20", asked="gpt-4o-2024-08-06")))) == 1


def test_a_changed_fingerprint_is_told() -> None:
    (line,) = changes(run("gpt-4o", fingerprints=("fp_1", "fp_2")))
    assert "2 fingerprints (`fp_1`, `fp_2`)" in line


def test_answers_from_elsewhere_have_no_model_that_was_asked_for() -> None:
    assert list(changes(run("gpt-3.5", evidence="imported"))) == []


def test_it_stands_in_the_report() -> None:
    record = run("gpt-3.5")
    assert "**Answered by `gpt-3.5`" in markdown(record, summary(record, Anchors(floor={}, ceiling={})))


@pytest.mark.parametrize(
    ("served", "name", "same"),
    [
        ("claude-sonnet-5-5-20260929", "claude-sonnet-5-5", True),
        ("gpt-4-0613", "gpt-4", True),
        ("gpt-4o", "gpt-4", False),
        ("gpt-4", "gpt-4o", False),
    ],
)
def test_a_date_makes_a_snapshot_and_nothing_else_does(served: str, name: str, same: bool) -> None:
    assert is_snapshot(served, name) is same
