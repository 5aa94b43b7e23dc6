"""Experiments from the command line: registered, looked at, decided, and refused when they prove nothing."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.experiments import execution, traffic, user
from tests.flow.conftest import Ended, Place

import vitaeval
from vitaeval.errors import ConfigError
from vitaeval.schema.execution import Execution
from vitaeval.schema.experiment_verdict import ExperimentState, ExperimentVerdict
from vitaeval.schema.verdict import Verdict

NAME = "summary-first"
QUIET = ("tracking=none",)


@pytest.fixture
def folder(place: Place) -> Path:
    """A registered experiment on live traffic."""
    ended = place.run("ab", "new", f"name={NAME}")
    assert ended.code == 0, ended
    (folder,) = (place.root / "experiments").iterdir()
    change(folder, "margin: 0.01", "margin: 0.04")
    return folder


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "experiment.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def write(place: Place, items: Iterable[Execution], name: str = "outcomes.jsonl") -> Path:
    path = place.root / name
    path.write_text("".join(f"{item.model_dump_json()}\n" for item in items), encoding="utf-8")
    return path


def analyse(place: Place, source: object, *more: str) -> Ended:
    return place.run("ab", "analyse", f"experiment={NAME}", f"outcomes={source}", *(more or QUIET))


def verdict(folder: Path) -> ExperimentVerdict:
    return ExperimentVerdict.model_validate_json((folder / "verdict.json").read_text(encoding="utf-8"))


def looks(folder: Path) -> int:
    path = folder / "state.json"
    return len(ExperimentState.model_validate_json(path.read_text(encoding="utf-8")).looks) if path.exists() else 0


def test_a_gain_wins_and_its_verdict_stands(place: Place, folder: Path) -> None:
    ended = analyse(place, write(place, traffic((0.5, 0.8), 900)))
    assert ended.code == 0, ended
    assert "PASS: treatment wins on events.kept" in ended.out
    assert verdict(folder).winner == "treatment"
    assert "treatment wins" in (folder / "verdict.md").read_text(encoding="utf-8")
    later = analyse(place, write(place, traffic((0.9, 0.1), 4000)))
    assert later.code == 0
    assert "its verdict stands" in later.out
    assert verdict(folder).winner == "treatment"


def test_looks_are_remembered_and_the_same_data_are_the_same_look(place: Place, folder: Path) -> None:
    first = write(place, traffic((0.6, 0.6), 500))
    assert analyse(place, first).code == 11
    again = analyse(place, first)
    assert again.code == 11
    assert "data of look 1" in again.out
    assert looks(folder) == 1
    assert analyse(place, write(place, traffic((0.6, 0.6), 700))).code in (10, 11)
    assert looks(folder) == 2
    assert verdict(folder).look == 2


def test_a_worse_arm_fails(place: Place, folder: Path) -> None:
    ended = analyse(place, write(place, traffic((0.8, 0.5), 900)))
    assert ended.code == 10, ended
    assert verdict(folder).verdict is Verdict.FAIL


def test_nothing_may_change_after_the_first_look(place: Place, folder: Path) -> None:
    outcomes = write(place, traffic((0.6, 0.6), 500))
    assert analyse(place, outcomes).code == 11
    change(folder, "smallest_effect: 0.03", "smallest_effect: 0.01")
    ended = analyse(place, outcomes)
    assert ended.code == 2
    assert "goal.smallest_effect: 0.03 was registered, now 0.01" in ended.err
    assert looks(folder) == 1


def test_all_sources_are_the_same_data(place: Place, folder: Path) -> None:
    items = list(traffic((0.6, 0.6), 500))
    assert analyse(place, write(place, items)).code == 11
    assert "data of look 1" in analyse(place, as_csv(place, items)).out
    assert "data of look 1" in analyse(place, f"sqlite:///{as_table(place, items)}").out
    assert looks(folder) == 1


def cells(item: Execution) -> dict[str, object]:
    return {
        "id": item.id,
        "time": item.time.isoformat(),
        "task": item.task,
        "version": item.version,
        "experiment": item.experiment,
        "arm": item.arm,
        "user_hash": item.user_hash,
        "latency_ms": item.latency_ms,
        "events.kept": item.events.get("kept", ""),
    }


def as_csv(place: Place, items: list[Execution]) -> Path:
    path = place.root / "outcomes.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, list(cells(items[0])))
        table.writeheader()
        table.writerows(map(cells, items))
    return path


def as_table(place: Place, items: list[Execution]) -> Path:
    path = place.root / "served.db"
    names = list(cells(items[0]))
    with sqlite3.connect(path) as base:
        base.execute(f"CREATE TABLE executions ({', '.join(map(json.dumps, names))})")
        rows = [tuple(cells(item).values()) for item in items]
        base.executemany(f"INSERT INTO executions VALUES ({', '.join('?' * len(names))})", rows)
    base.close()
    return path


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ([item for item in traffic((0.6, 0.6), 900) if item.arm == "control" or item.events], "sample ratio mismatch"),
        ([*traffic((0.6, 0.6), 900), execution(5000, "control", user_hash=user(1)),
          execution(5001, "treatment", user_hash=user(1))], "in two arms"),
    ],
    ids=["users lost in one arm", "a user in two arms"],
)  # fmt: skip
def test_a_broken_split_is_invalid_and_shows_no_outcome(
    place: Place, folder: Path, items: list[Execution], told: str
) -> None:
    ended = analyse(place, write(place, items))
    assert ended.code == 12, ended
    assert told in ended.out
    assert "events.kept" not in ended.out
    assert verdict(folder).arms == ()
    assert looks(folder) == 0


def test_too_few_users_are_no_look(place: Place, folder: Path) -> None:
    ended = analyse(place, write(place, traffic((0.6, 0.6), 60)))
    assert ended.code == 11
    assert "too early" in ended.out
    assert looks(folder) == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "x"', "outcomes.jsonl:3: "),
        (
            execution(7, "tretment").model_dump_json(),
            "outcomes.jsonl:3: unknown arm 'tretment' of summary-first: did you",
        ),
        (execution(7, "control").model_dump_json().replace("900.0", '"fast"'), "outcomes.jsonl:3: latency_ms"),
    ],
)
def test_a_wrong_line_is_named(place: Place, folder: Path, line: str, told: str) -> None:
    path = write(place, [execution(1, "control"), execution(2, "treatment")])
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    ended = analyse(place, path)
    assert ended.code == 2
    assert told in ended.err
    assert not (folder / "verdict.json").exists()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("goal:", "gaol:", "unknown key 'gaol': did you mean goal"),
        ("metric: log_latency", "metric: latency", "did you mean log_latency"),
        (
            "metric: error",
            "metrik: error",
            "experiment.yaml:20: unknown key 'guardrails.0.metrik': did you mean metric",
        ),
        ("alpha: 0.05", "alpha: 5", "alpha: Input should be less than 0.5, got '5'"),
        ("share: 0.5", "share: [", "not YAML"),
        ("users: 4000", "users: null", "stopping.users is missing"),
        ("kind: online", "kind: offline", "`vitaeval ab run experiment="),
        (f'test: "{NAME}"', 'test: "other"', "no record of experiment 'other'"),
    ],
)
def test_a_wrong_registration_is_named(place: Place, folder: Path, old: str, new: str, told: str) -> None:
    change(folder, old, new)
    ended = analyse(place, write(place, traffic((0.6, 0.6), 10)))
    assert ended.code == 2, ended
    assert told in ended.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ab",), "which action? new, run, analyse, assign, list"),
        (("ab", "analyze"), "did you mean analyse"),
        (("ab", "analyse", "experiment=sumary-first", "outcomes=x.jsonl"), "did you mean"),
        (("ab", "analyse", f"experiment={NAME}", "outcomes=x.jsonl"), "x.jsonl: cannot read"),
        (("ab", "analyse", f"experiment={NAME}", "outcomes=x.jsonl", "query=SELECT 1"), "asks a database"),
        (("ab", "analyse", f"experiment={NAME}", "outcomes=sqlite:///x.db"), "no such SQLite file"),
        (("ab", "run", f"experiment={NAME}"), "kind is online"),
        (("ab", "new", f"name={NAME}"), "there is an experiment"),
        (("ab", "new", "name=Not This"), "lower case"),
        (("ab", "new", "name=x", "kind=onlin"), "online"),
        (("ab", "assign", "test=sumary", "user=1"), "did you mean summary-first"),
    ],
)
def test_mistakes_are_answered_in_words(place: Place, folder: Path, words: tuple[str, ...], told: str) -> None:
    ended = place.run(*words)
    assert ended.code == 2, ended
    assert told in ended.err


def test_the_verdict_is_in_mlflow(place: Place, folder: Path) -> None:
    ended = analyse(place, write(place, traffic((0.5, 0.8), 900)), "tracking=local")
    assert ended.code == 0, ended
    from mlflow import MlflowClient

    client = MlflowClient(f"sqlite:///{place.root / 'mlflow.db'}")
    (run,) = client.search_runs([item.experiment_id for item in client.search_experiments()])
    assert run.data.tags["verdict"] == "PASS"
    assert run.data.params["winner"] == "treatment"
    assert {item.path for item in client.list_artifacts(run.info.run_id)} >= {"verdict.json", "experiment.yaml"}


def test_the_service_is_told_the_same_arm_as_the_command_line(place: Place, folder: Path) -> None:
    arms = {f"u{n}": vitaeval.assign(NAME, f"u{n}", project=place.root) for n in range(40)}
    assert set(arms.values()) == {"control", "treatment"}
    assert place.run("ab", "assign", f"test={NAME}", "user=u7").out.strip() == arms["u7"]
    change(folder, "share: 0.5", "share: 0.9")
    grown = {name: vitaeval.assign(NAME, name, project=place.root) for name in arms}
    assert all(grown[name] == "treatment" for name, arm in arms.items() if arm == "treatment")
    assert place.run("ab", "new", "name=next").code == 0
    other = folder.with_name(folder.name.replace(NAME, "next"))
    change(other, "kind: online", "kind: onlin")
    assert vitaeval.assign(NAME, "u7", project=place.root) == grown["u7"]
    with pytest.raises(ConfigError, match="onlin"):
        vitaeval.assign("next", "u7", project=place.root)
    with pytest.raises(ConfigError, match="empty"):
        vitaeval.assign(NAME, "", project=place.root)


@pytest.fixture
def offline(place: Place) -> Path:
    """The rules against the golden answers, on a few job postings."""
    assert place.run("ab", "new", "name=ceiling", "kind=offline").code == 0
    (folder,) = (place.root / "experiments").iterdir()
    path = folder / "experiment.yaml"
    text = path.read_text(encoding="utf-8").replace("task: generate_cv", "task: parse_job\nexamples: 12")
    text = text.replace("prompt: 1.0.0", "model: baseline").replace("prompt: 1.1.0", "model: reference")
    path.write_text(text.replace("metric: quality", "metric: extraction"), encoding="utf-8")
    return folder


def test_all_arms_answer_the_same_examples_and_the_better_one_wins(place: Place, offline: Path) -> None:
    ended = place.run("ab", "run", "experiment=ceiling", *QUIET)
    assert ended.code == 0, ended
    found = verdict(offline)
    assert found.winner == "treatment"
    assert found.counts["control"] == found.counts["treatment"]
    assert "prove nothing about it" in ended.out
    before = len(place.folders())
    again = place.run("ab", "run", "experiment=ceiling", *QUIET)
    assert again.code == 0
    assert "its verdict stands" in again.out
    assert len(place.folders()) == before


@pytest.mark.parametrize(
    ("old", "new", "words", "told"),
    [
        ("metric: extraction", "metric: extracton", (), "did you mean extraction"),
        ("model: reference", "model: referense", (), "did you mean reference"),
        ("metric: extraction", "metric: extraction", ("prompt=1.0.0",), "prompt stands in experiment.yaml"),
        ("metric: extraction", "metric: extraction", ("cache=off",), "cache=off"),
        ("kind: offline", "kind: online", (), "watches its failures"),
    ],
)
def test_an_offline_experiment_that_cannot_run_costs_nothing(
    place: Place, offline: Path, old: str, new: str, words: tuple[str, ...], told: str
) -> None:
    change(offline, old, new)
    ended = place.run("ab", "run", "experiment=ceiling", *QUIET, *words)
    assert ended.code == 2, ended
    assert told in ended.err
    assert not (place.root / "runs").exists() or not place.folders()


def test_an_outage_of_one_arm_is_no_quality(place: Place, offline: Path) -> None:
    spoiled = {"of": "reference", "all": {"rates": {"outage": 0.5}}}
    place.add_model("broken", provider="simulated", evidence="simulated", simulation=spoiled)
    change(offline, "model: reference", "model: broken")
    ended = place.run("ab", "run", "experiment=ceiling", *QUIET)
    assert ended.code == 12, ended
    assert "lack an answer" in ended.out
    assert looks(offline) == 0


def test_what_was_registered_is_what_runs(place: Place, offline: Path) -> None:
    assert place.run("ab", "run", "experiment=ceiling", *QUIET).code == 0
    (offline / "verdict.json").unlink()
    change(offline, "model: reference", "model: baseline\n    provider: reference")
    ended = place.run("ab", "run", "experiment=ceiling", *QUIET)
    assert ended.code == 2
    assert "arms[1].model: 'reference' was registered, now 'baseline'" in ended.err
    assert not (offline / "verdict.json").exists()


def test_the_list_says_how_far_each_experiment_is(place: Place, folder: Path) -> None:
    assert "not looked at" in place.run("ab", "list").out
    analyse(place, write(place, traffic((0.5, 0.8), 900)))
    assert place.run("ab", "new", "name=next").code == 0
    change(folder.with_name(folder.name.replace(NAME, "next")), "kind: online", "kind: onlin")
    ended = place.run("ab", "list")
    assert ended.code == 0
    assert "PASS" in ended.out
    assert "unreadable" in ended.out


def test_a_project_without_experiments_says_how_to_begin(place: Place) -> None:
    assert "vitaeval ab new" in place.run("ab", "list").out
    assert "there is none yet" in place.run("ab", "run", "experiment=x").err


def test_a_tracker_that_is_away_loses_no_verdict(place: Place, folder: Path) -> None:
    place.patch.setenv("MLFLOW_TRACKING_URI", "http://127.0.0.1:1")
    ended = analyse(place, write(place, traffic((0.5, 0.8), 900)), "tracking=server")
    assert ended.code == 0, ended
    assert "not logged in MLflow" in ended.out
    assert verdict(folder).winner == "treatment"
    assert looks(folder) == 1


def test_what_came_before_the_start_is_left_out_at_every_look(place: Place, folder: Path) -> None:
    change(folder, "unit: user", "unit: user\nstarts: 2026-10-05T01:00:00Z")
    assert analyse(place, write(place, traffic((0.6, 0.6), 500))).code == 11
    ended = analyse(place, write(place, traffic((0.6, 0.6), 700)))
    assert ended.code in (10, 11), ended
    assert "60 requests came before the start" in ended.out
    assert looks(folder) == 2
