from __future__ import annotations

import io
import json
import logging
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from tests.registries import mlflow_server

from vitaeval.app.configure import configured
from vitaeval.app.evaluate import Evaluated, evaluate
from vitaeval.app.project import Project, find_project
from vitaeval.app.track import log_again, send
from vitaeval.errors import ConfigError, DataError, EnvironmentFailure
from vitaeval.schema.config import Artifacts, Tracking
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Score
from vitaeval.tracking.mlflow_log import log
from vitaeval.tracking.quiet import no_telemetry

REPOSITORY = find_project(Path(__file__).parent)
CHOSEN = ("model=baseline", "suite=smoke", "suite.examples=3", "tracking=none")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("project")
    for name in ("conf", "golden", "prompts"):
        (root / name).symlink_to(REPOSITORY.root / name)
    return Project(root)


@pytest.fixture(scope="session")
def run(project: Project) -> Evaluated:
    """A real run of three examples."""
    config = configured(project, CHOSEN)
    return evaluate(config, project, lambda folder, total, resumes: lambda outcome: None)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty MLflow database; making one takes seconds, copying it none."""
    no_telemetry()
    from mlflow import MlflowClient

    path = tmp_path_factory.mktemp("database") / "mlflow.db"
    MlflowClient(f"sqlite:///{path}").search_experiments()
    return path


@pytest.fixture
def tracking(migrated: Path, tmp_path: Path) -> Tracking:
    path = shutil.copy(migrated, tmp_path / "mlflow.db")
    return Tracking(name="local", uri=f"sqlite:///{path}", experiment="vitaeval")


def changed(noun: Any, **changes: Any) -> Any:
    return type(noun).model_validate(dict(noun) | changes)


def client(tracking: Tracking) -> Any:
    from mlflow import MlflowClient

    return MlflowClient(tracking.uri, registry_uri=tracking.uri)


def runs(tracking: Tracking) -> list[Any]:
    experiment = client(tracking).get_experiment_by_name(tracking.experiment)
    return list(client(tracking).search_runs([experiment.experiment_id]))


def artifact(tracking: Tracking, path: str) -> str:
    found = client(tracking).download_artifacts(runs(tracking)[0].info.run_id, path)
    return Path(found).read_text(encoding="utf-8")


def test_a_run_arrives_with_numbers_parameters_note_and_report(
    run: Evaluated, project: Project, tracking: Tracking
) -> None:
    where = send(run.folder, run.record, project, tracking)
    (sent,) = runs(tracking)
    passed = run.record.aggregate("passed")
    assert passed is not None
    assert passed.mean is not None
    assert sent.info.status == "FINISHED"
    assert sent.data.metrics["passed"] == round(passed.mean, 4)
    assert len(sent.data.metrics) <= 12
    assert sent.data.params["golden.sha"] == run.record.manifest.golden_digest[:12]
    assert sent.data.tags["mlflow.note.content"].startswith(f"# generate_cv {run.record.manifest.config.prompt} · ")
    assert json.loads(artifact(tracking, "record.json"))["manifest"]["run_id"] == run.folder.name
    assert artifact(tracking, "report.md") == (run.folder / "report.md").read_text(encoding="utf-8")
    assert json.loads(artifact(tracking, "report.json"))["task"] == "generate_cv"
    assert "mlflow ui --backend-store-uri sqlite:///" in where


def test_the_per_example_table_is_one_that_mlflow_reads(
    run: Evaluated, project: Project, tracking: Tracking, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(run.folder, run.record, project, tracking)
    monkeypatch.setenv("MLFLOW_TRACKING_URI", str(tracking.uri))
    table = client(tracking).load_table("1", "eval/per_example.json", [runs(tracking)[0].info.run_id])
    assert next(iter(table.columns)) == "example_id"
    assert list(table["example_id"]) == [item.example for item in run.record.examples]


def test_the_golden_set_is_the_runs_data_set(run: Evaluated, project: Project, tracking: Tracking) -> None:
    send(run.folder, run.record, project, tracking)
    (used,) = runs(tracking)[0].inputs.dataset_inputs
    assert used.dataset.name == "core · generate_cv"
    assert used.dataset.digest == run.record.manifest.golden_digest[:12]
    assert [(tag.key, tag.value) for tag in used.tags] == [("mlflow.data.context", "evaluation")]


def test_every_stage_is_linked_to_its_registered_prompt(run: Evaluated, project: Project, tracking: Tracking) -> None:
    send(run.folder, run.record, project, tracking)
    linked = json.loads(runs(tracking)[0].data.tags["mlflow.linkedPrompts"])
    assert [item["name"] for item in linked] == ["generate_cv.analysis", "generate_cv.generation"]
    prompt = client(tracking).get_prompt_version("generate_cv.generation", 1)
    assert [message["role"] for message in prompt.template] == ["system", "user"]
    assert set(prompt.variables) == {"selection", "briefing"}


def test_sending_again_updates_the_run_and_registers_nothing_twice(
    run: Evaluated, project: Project, tracking: Tracking
) -> None:
    first = send(run.folder, run.record, project, tracking)
    better = changed(
        run.record,
        finished="2999-01-01T00:00:00+00:00",
        aggregates=tuple(
            changed(item, mean=0.25) if (item.metric, item.tag) == ("passed", None) else item
            for item in run.record.aggregates
        ),
    )
    second = send(run.folder, better, project, tracking)
    (sent,) = runs(tracking)
    assert first == second
    assert sent.data.metrics["passed"] == 0.25
    assert len(client(tracking).search_prompt_versions("generate_cv.analysis")) == 1
    assert len(sent.inputs.dataset_inputs) == 1
    table = json.loads(artifact(tracking, "eval/per_example.json"))
    assert len(table["data"]) == len(run.record.examples)


def test_a_number_that_is_gone_does_not_live_on_in_mlflow(run: Evaluated, project: Project, tracking: Tracking) -> None:
    send(run.folder, run.record, project, tracking)
    send(run.folder, changed(run.record, headline=()), project, tracking)
    (sent,) = runs(tracking)
    assert "quality.share" not in sent.data.metrics


def test_two_runs_are_two_runs_of_the_same_prompt(run: Evaluated, project: Project, tracking: Tracking) -> None:
    send(run.folder, run.record, project, tracking)
    other = changed(run.record, manifest=changed(run.record.manifest, run_id="r-other"))
    send(run.folder, other, project, tracking)
    assert len(runs(tracking)) == 2
    assert len(client(tracking).search_prompt_versions("generate_cv.generation")) == 1


def test_a_prompt_that_was_edited_since_is_not_claimed(run: Evaluated, project: Project, tracking: Tracking) -> None:
    old = changed(run.record, manifest=changed(run.record.manifest, prompt_digest="0" * 64))
    send(run.folder, old, project, tracking)
    assert "mlflow.linkedPrompts" not in runs(tracking)[0].data.tags
    assert client(tracking).search_prompts() == []


def texts_of(record: RunRecord) -> set[str]:
    """Everything in the record that a person or a model wrote, in pieces long enough to be recognised."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                walk(inner)

    for item in record.examples:
        walk(dict(item.answers))
        cells = [cell for cell in item.cells.values() if isinstance(cell, Score)]
        walk([finding.model_dump(mode="json") for cell in cells for finding in cell.findings])
    return {text for text in found if len(text) > 20}


def test_with_scores_only_no_text_leaves_but_every_number_does(
    run: Evaluated, project: Project, tracking: Tracking, tmp_path: Path
) -> None:
    send(run.folder, run.record, project, changed(tracking, artifacts=Artifacts.SCORES))
    kept = b"".join(path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file())
    texts = texts_of(run.record)
    assert len(texts) > 20
    assert not [text for text in texts if text.encode() in kept or json.dumps(text)[1:-1].encode() in kept]
    record = RunRecord.model_validate_json(artifact(tracking, "record.json"))
    assert record.aggregates == run.record.aggregates
    assert runs(tracking)[0].data.params["prompt.sha"] == run.record.manifest.prompt_digest[:12]
    assert client(tracking).search_prompts() == []


def test_texts_sent_by_mistake_do_not_stay_in_a_scores_only_run(
    run: Evaluated, project: Project, tracking: Tracking
) -> None:
    send(run.folder, run.record, project, tracking)
    send(run.folder, run.record, project, changed(tracking, artifacts=Artifacts.SCORES))
    (sent,) = runs(tracking)
    assert sent.data.tags["vitaeval.artifacts"] == "scores"
    assert {item.path for item in client(tracking).list_artifacts(sent.info.run_id)} == {"eval", "record.json"}


def test_it_is_silent_and_leaves_mlflows_own_settings_alone(
    run: Evaluated,
    project: Project,
    tracking: Tracking,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    import mlflow

    monkeypatch.chdir(tmp_path)
    for chosen in (None, "sqlite:///elsewhere.db"):
        mlflow.set_tracking_uri(chosen)  # type: ignore[arg-type]
        before = dict(os.environ), mlflow.get_tracking_uri()
        send(run.folder, run.record, project, tracking)
        assert (dict(os.environ), mlflow.get_tracking_uri()) == before
    mlflow.set_tracking_uri(None)  # type: ignore[arg-type]
    assert not (tmp_path / "elsewhere.db").exists()
    assert "".join(capfd.readouterr()) == ""
    assert logging.getLogger("mlflow").level == logging.INFO


def test_artifacts_lie_beside_the_database_wherever_one_stands(
    run: Evaluated, project: Project, tracking: Tracking, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    send(run.folder, run.record, project, tracking)
    assert list((tmp_path / "mlartifacts").glob("*/artifacts/report.md"))
    assert not list((tmp_path / "here").iterdir())


def test_a_deleted_experiment_is_named_with_the_way_back(run: Evaluated, project: Project, tracking: Tracking) -> None:
    send(run.folder, run.record, project, tracking)
    client(tracking).delete_experiment("1")
    with pytest.raises(EnvironmentFailure, match="mlflow experiments restore -x 1"):
        send(run.folder, run.record, project, tracking)


def test_a_database_of_another_program_is_told_in_one_line(run: Evaluated, tmp_path: Path) -> None:
    import sqlite3

    other = sqlite3.connect(tmp_path / "mlflow.db")
    other.execute("create table alembic_version (version_num text)")
    other.execute("insert into alembic_version values ('none of yours')")
    other.execute("create table experiments (mine text)")
    other.commit()
    other.close()
    tracking = Tracking(name="local", uri=f"sqlite:///{tmp_path}/mlflow.db", experiment="vitaeval")
    with pytest.raises(EnvironmentFailure) as caught:
        log(run.record, None, "", (), tracking)
    assert "\n" not in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_log_again_sends_the_last_run_elsewhere(
    run: Evaluated, project: Project, tracking: Tracking, tmp_path: Path
) -> None:
    shown = io.StringIO()
    assert log_again("last", project, tracking, Console(file=shown, width=80)) == 0
    assert (
        f"run “{run.record.manifest.config.prompt} · baseline · core · smoke” in sqlite:///{tmp_path}/mlflow.db"
        in shown.getvalue()
    )
    assert [item.data.tags["vitaeval.run_id"] for item in runs(tracking)] == [run.folder.name]


def test_log_again_needs_a_tracker_and_a_run(run: Evaluated, project: Project, tracking: Tracking) -> None:
    with pytest.raises(ConfigError, match="tracking=local"):
        log_again(run.folder.name, project, None, Console(file=io.StringIO()))
    with pytest.raises(DataError, match="unknown run"):
        log_again("r-nothing", project, tracking, Console(file=io.StringIO()))


@pytest.fixture
def server(migrated: Path, tmp_path: Path) -> Iterator[str]:
    """A real MLflow server on a free port."""
    shutil.copy(migrated, tmp_path / "server.db")
    with mlflow_server(f"sqlite:///{tmp_path}/server.db", tmp_path) as uri:
        yield uri


@pytest.mark.slow
def test_a_server_gets_the_whole_run_and_the_link_leads_to_it(
    run: Evaluated, project: Project, server: str, capfd: pytest.CaptureFixture[str]
) -> None:
    tracking = Tracking(name="server", uri=server, experiment="vitaeval")
    where = send(run.folder, run.record, project, tracking)
    assert send(run.folder, run.record, project, tracking) == where
    assert "".join(capfd.readouterr()) == ""
    (sent,) = runs(tracking)
    assert where == f"{server}/#/experiments/{sent.info.experiment_id}/runs/{sent.info.run_id}"
    assert sent.info.artifact_uri.startswith("mlflow-artifacts:")
    assert len(json.loads(sent.data.tags["mlflow.linkedPrompts"])) == 2
    assert json.loads(artifact(tracking, "eval/per_example.json"))["columns"][0] == "example_id"
