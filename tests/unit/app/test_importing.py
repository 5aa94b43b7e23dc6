from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.kept_project import keyless, project, run, screen, small

from vitaeval.app.importing import UNSTATED, Source, answered_before, import_answers, is_imported
from vitaeval.app.project import Project
from vitaeval.errors import ConfigError, DataError, NotComparable
from vitaeval.runner import folder as folders
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import Tracking
from vitaeval.schema.run import RunRecord
from vitaeval.tracking.quiet import no_telemetry


def newest(place: Project) -> tuple[Path, RunRecord]:
    """The newest run that is imported."""
    kept = [place.runs / name for name in folders.run_ids(place.runs)]
    found = [folder for folder in kept if is_imported(folders.read_manifest(folder))]
    found.sort(key=lambda folder: (folder / folders.MANIFEST).stat().st_mtime_ns)
    return found[-1], folders.read_record(found[-1])


def answers(place: Project) -> list[dict[str, Any]]:
    """The reference answers, as somebody else's log."""
    record = run(small(model=keyless("reference")), place).record
    shutil.rmtree(place.runs)
    return [{"example": item.example, "output": item.answers["main"]} for item in record.examples]


def jsonl(root: Path, rows: list[dict[str, Any]]) -> Path:
    path = root / "log.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def table(root: Path, rows: list[dict[str, Any]]) -> Path:
    path = root / "log.csv"
    flat = [{**row, "output": json.dumps(row["output"])} for row in rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(flat[0]))
        writer.writeheader()
        writer.writerows(flat)
    return path


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, list[dict[str, Any]]]:
    place = project(tmp_path_factory.mktemp("project") / "p")
    return place, answers(place)


Shared = tuple[Project, list[dict[str, Any]]]


@pytest.mark.parametrize("write", [jsonl, table])
def test_answers_made_elsewhere_are_scored_as_our_own_would_be(shared: Shared, tmp_path: Path, write: Any) -> None:
    place, rows = shared
    console, paper = screen()
    source = Source(str(write(tmp_path, rows)), prompt="1.0.0", model="gpt-4o")
    assert import_answers(small(), source, place, console) == 0
    ours = run(small(model=keyless("reference")), place).record
    folder, theirs = newest(place)
    for one, two in zip(ours.examples, theirs.examples, strict=True):
        assert (one.example, one.passed, one.answers) == (two.example, two.passed, two.answers)
        assert one.cells["extraction"] == two.cells["extraction"]
    assert theirs.evidence is Evidence.IMPORTED
    assert (theirs.manifest.config.model.name, theirs.served_models) == ("gpt-4o", ("gpt-4o",))
    assert (folder / "report.md").is_file()
    assert "4 answers imported, 0 missing" in paper.getvalue()


def test_a_missing_answer_is_unanswered_counted_and_too_many_are_exit_code_12(shared: Shared, tmp_path: Path) -> None:
    place, rows = shared
    console, paper = screen()
    assert import_answers(small(), Source(str(jsonl(tmp_path, rows[:2]))), place, console) == 12
    _, record = newest(place)
    assert (record.states["scored"], record.states["unanswered"]) == (2, 2)
    assert "2 answers imported, 2 missing" in paper.getvalue()
    assert import_answers(small(max_unanswered=0.5), Source(str(jsonl(tmp_path, rows[:2]))), place, console) == 0


def test_a_malformed_answer_counts_against_the_prompt(shared: Shared, tmp_path: Path) -> None:
    place, rows = shared
    spoilt = [{**rows[0], "output": "As an assistant I would say"}, *rows[1:]]
    assert import_answers(small(), Source(str(jsonl(tmp_path, spoilt))), place, screen()[0]) == 0
    _, record = newest(place)
    bad = next(item for item in record.examples if item.example == rows[0]["example"])
    assert (bad.state, bad.passed, bad.text) == ("malformed", False, "As an assistant I would say")


def test_what_nobody_stated_is_shown_as_unstated(shared: Shared, tmp_path: Path) -> None:
    place, rows = shared
    console, paper = screen()
    import_answers(small(), Source(str(jsonl(tmp_path, rows))), place, console)
    _, record = newest(place)
    manifest = record.manifest
    assert (manifest.config.prompt, manifest.prompt_digest, manifest.config.model.id) == (UNSTATED,) * 3
    assert "add prompt=<version>" in paper.getvalue()


def test_an_unknown_price_or_time_is_no_zero(shared: Shared, tmp_path: Path) -> None:
    place, rows = shared
    import_answers(small(), Source(str(jsonl(tmp_path, rows))), place, screen()[0])
    _, silent = newest(place)
    cost = silent.aggregate("cost")
    assert cost is not None
    assert cost.mean is None
    assert silent.aggregate("latency") is None
    told = [{**row, "cost_usd": 0.5, "latency_ms": 250.0} for row in rows]
    import_answers(small(), Source(str(jsonl(tmp_path, told))), place, screen()[0])
    _, known = newest(place)
    for name, value in (("cost", 0.5), ("latency", 0.25)):
        found = known.aggregate(name)
        assert found is not None
        assert found.mean == value


def test_trials_are_trials(shared: Shared, tmp_path: Path) -> None:
    place, rows = shared
    twice = [{**row, "trial": trial} for row in rows for trial in (0, 1)]
    assert import_answers(small(), Source(str(jsonl(tmp_path, twice))), place, screen()[0]) == 0
    _, record = newest(place)
    assert (record.manifest.config.suite.trials, record.states["scored"]) == (2, 8)


def test_all_problems_come_at_once_and_nothing_is_written(shared: Shared, tmp_path: Path) -> None:
    place, rows = shared
    before = folders.run_ids(place.runs)
    path = tmp_path / "log.jsonl"
    path.write_text(f'{json.dumps(rows[0])}\nbroken\n{{"example": "nobody", "output": "x"}}\n{json.dumps(rows[0])}\n')
    with pytest.raises(DataError) as refused:
        import_answers(small(), Source(str(path)), place, screen()[0])
    for place_ in (f"{path}:2: not JSON", f"{path}:3: parse_job/core has no example", f"{path}:4: example"):
        assert place_ in str(refused.value)
    assert folders.run_ids(place.runs) == before


@pytest.mark.parametrize("source", [{"prompt": "9.9.9"}, {"prompt": "latest"}])
def test_an_unknown_prompt_version_is_named(shared: Shared, tmp_path: Path, source: dict[str, str]) -> None:
    place, rows = shared
    with pytest.raises(ConfigError, match=source["prompt"]):
        import_answers(small(), Source(str(jsonl(tmp_path, rows)), **source), place, screen()[0])


def test_an_imported_run_can_be_scored_again_without_its_file(shared: Shared, tmp_path: Path) -> None:
    place, rows = shared
    path = jsonl(tmp_path, rows[:3])
    import_answers(small(), Source(str(path)), place, screen()[0])
    path.unlink()
    folder, record = newest(place)
    parts, outcomes = answered_before(folder, place)
    assert [(item.example, item.state) for item in outcomes] == [(item.example, item.state) for item in record.examples]
    assert {metric.name: metric.version for metric in parts.metrics} == record.metric_versions


def test_an_imported_run_is_not_scored_on_another_golden_set(tmp_path: Path) -> None:
    place = project(tmp_path / "p")
    rows = answers(place)
    import_answers(small(), Source(str(jsonl(tmp_path, rows))), place, screen()[0])
    folder, _ = newest(place)
    card = place.golden / "parse_job" / "core" / "card.yaml"
    card.write_text(card.read_text().replace("title:", "title: Changed", 1))
    with pytest.raises(NotComparable, match="import the file again"):
        answered_before(folder, place)


def test_an_imported_run_is_never_resumed_by_an_evaluation(shared: Shared, tmp_path: Path) -> None:
    place, rows = shared
    import_answers(small(), Source(str(jsonl(tmp_path, rows[:1]))), place, screen()[0])
    _, record = newest(place)
    assert run(small(), place).record.manifest.run_id != record.manifest.run_id


def test_other_answers_are_another_run_and_the_same_answers_have_the_same_key(shared: Shared, tmp_path: Path) -> None:
    place, rows = shared
    keys = []
    for chosen in (rows, rows, [*rows[:3], {**rows[3], "output": "x"}], rows[:3]):
        import_answers(small(), Source(str(jsonl(tmp_path, chosen))), place, screen()[0])
        keys.append(newest(place)[1].manifest.generation_key)
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3


def mlflow_table(place: Project, rows: list[dict[str, Any]]) -> tuple[str, Tracking]:
    """The answers as a production system logs them: a table of its own columns in an MLflow run."""
    no_telemetry()
    from mlflow import MlflowClient

    tracking = Tracking(name="local", uri=f"sqlite:///{place.root / 'prod.db'}", experiment="e")
    client = MlflowClient(str(tracking.uri))
    artifacts = (place.root / "artifacts").as_uri()
    logged = client.create_run(client.create_experiment("production", artifact_location=artifacts))
    data = [[item["example"], json.dumps(item["output"]), 1.5] for item in rows]
    table = json.dumps({"columns": ["request_id", "response", "seconds"], "data": data})
    client.log_text(logged.info.run_id, table, "logs/answers.json")
    return logged.info.run_id, tracking


@pytest.mark.slow
def test_a_table_in_mlflow_is_scored_like_a_file(shared: Shared) -> None:
    place, rows = shared
    run_id, tracking = mlflow_table(place, rows)
    columns = {"example": "request_id", "output": "response"}
    source = Source(f"runs:/{run_id}/logs/answers.json", columns=columns)
    console, paper = screen()
    assert import_answers(small(tracking=tracking), source, place, console) == 0
    assert newest(place)[1].states["scored"] == 4
    assert "unused   seconds" in paper.getvalue()
    for address, said in (
        (f"runs:/{run_id}/logs/answer.json", "did you mean logs/answers.json"),
        ("runs:/0123456789abcdef/logs/answers.json", "has no run 0123456789abcdef"),
        ("runs:/nothing", "write runs:/RUN_ID/PATH"),
    ):
        with pytest.raises(DataError, match=re.escape(said)):
            import_answers(small(tracking=tracking), Source(address, columns=columns), place, screen()[0])
    with pytest.raises(ConfigError, match="names no MLflow"):
        import_answers(small(), source, place, screen()[0])


def test_answers_that_all_have_another_shape_are_no_success(shared: Shared, tmp_path: Path) -> None:
    place, rows = shared
    console, paper = screen()
    wrong = [{**row, "output": {"cv": "in words"}} for row in rows]
    assert import_answers(small(), Source(str(jsonl(tmp_path, wrong))), place, console) == 12
    assert "none of the 4 answers has the shape that the task asks for" in paper.getvalue()
