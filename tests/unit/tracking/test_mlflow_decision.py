"""A decision is one run in MLflow: sent again it replaces itself, and an absent tracker is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from vitaeval.errors import ConfigError, EnvironmentFailure
from vitaeval.schema.config import Tracking
from vitaeval.tracking.mlflow_decision import Decision, log_decision


def decision(word: str = "PASS") -> Decision:
    return Decision(
        kind="gate",
        id="g1",
        title=f"gate 1.1.0 · {word}",
        word=word,
        reason="CV quality: gain +0.030",
        params={"rules": "release", "long": "x" * 2_000},
        metrics={"gain.quality": 0.03},
    )


def to(uri: str | None) -> Tracking:
    return Tracking(name="local", uri=uri, experiment="vitaeval")


def test_the_newest_word_is_the_only_one_and_its_files_are_there(tmp_path: Path) -> None:
    uri = f"sqlite:///{tmp_path / 'mlflow.db'}"
    page = tmp_path / "verdict.html"
    page.write_text("<p>PASS</p>")
    log_decision(decision("INCONCLUSIVE"), "# open", [], to(uri))
    where = log_decision(decision(), "# passed", [page], to(uri))
    assert "gate 1.1.0 · PASS" in where

    from mlflow import MlflowClient

    client = MlflowClient(tracking_uri=uri, registry_uri=uri)
    experiment = client.get_experiment_by_name("vitaeval")
    assert experiment is not None
    (run,) = client.search_runs([experiment.experiment_id])
    assert run.data.tags["verdict"] == "PASS"
    assert run.data.tags["mlflow.note.content"] == "# passed"
    assert run.data.metrics == {"gain.quality": 0.03}
    assert run.data.params["rules"] == "release"
    assert [item.path for item in client.list_artifacts(run.info.run_id)] == ["verdict.html"]


def test_nowhere_and_a_tracker_that_is_away_are_told() -> None:
    with pytest.raises(ConfigError, match="tracking=local"):
        log_decision(decision(), "", [], to(None))
    with pytest.raises(EnvironmentFailure, match="does not answer"):
        log_decision(decision(), "", [], to("http://127.0.0.1:9"))
