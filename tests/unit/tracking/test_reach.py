from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from vitaeval.errors import EnvironmentFailure
from vitaeval.tracking import reach


def refusal(uri: str) -> str:
    with pytest.raises(EnvironmentFailure) as caught:
        reach.check(uri)
    return str(caught.value)


def test_a_new_sqlite_file_can_be_reached_and_its_folder_is_made(tmp_path: Path) -> None:
    reach.check(f"sqlite:///{tmp_path}/new folder/übung.db")
    assert (tmp_path / "new folder").is_dir()


def test_a_server_is_not_asked_before_the_first_request() -> None:
    reach.check("http://127.0.0.1:9")


@pytest.mark.parametrize("uri", ["mlruns", "./mlruns", "file:///tmp/mlruns"])
def test_a_folder_is_refused_with_what_to_write_instead(uri: str) -> None:
    assert "sqlite:///mlflow.db" in refusal(uri)


def test_a_mistyped_scheme_is_refused_with_near_matches() -> None:
    assert "did you mean sqlite" in refusal("sqlit:///mlflow.db")


@pytest.mark.parametrize("uri", ["sqlite://mlflow.db", "sqlite:///:memory:", "sqlite://"])
def test_a_database_that_would_be_forgotten_is_refused(uri: str) -> None:
    assert "names no file" in refusal(uri)


def test_a_locked_database_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "WAIT_S", 0.05)
    holder = sqlite3.connect(tmp_path / "mlflow.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        told = refusal(f"sqlite:///{tmp_path}/mlflow.db")
    finally:
        holder.close()
    assert "locked" in told
    assert "another program" in told


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mlflow.db").write_text("my shopping list\n" * 100)
    assert "not a database" in refusal(f"sqlite:///{tmp_path}/mlflow.db")
    assert (tmp_path / "mlflow.db").read_text() == "my shopping list\n" * 100


def test_a_place_where_no_file_can_be_is_told_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "choose another place" in refusal(f"sqlite:///{tmp_path}/file/mlflow.db")


def test_a_database_without_driver_or_answer_is_told_without_its_password() -> None:
    told = refusal("postgresql://bob:hunter2@127.0.0.1:9/mlflow")
    assert "127.0.0.1:9/mlflow" in told
    assert "hunter2" not in told


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("sqlite:///mlflow.db", Path("mlflow.db")),
        ("sqlite:////a/b c.db?timeout=5", Path("/a/b c.db")),
        ("sqlite+pysqlite:///x.db", Path("x.db")),
        ("sqlite:///:memory:", None),
        ("http://host/sqlite:///x", None),
    ],
)
def test_the_file_of_a_sqlite_uri(uri: str, path: Path | None) -> None:
    assert reach.sqlite_path(uri) == path


def test_a_failure_is_one_line_without_a_password() -> None:
    uri = "https://bob:hunter2@mlflow.example.org"
    told = str(reach.failure(uri, RuntimeError(f"GET {uri}/api\nfailed: 502")))
    assert "hunter2" not in told
    assert "\n" not in told
    assert "https://mlflow.example.org" in told


def test_a_server_that_does_not_answer_comes_with_remedies() -> None:
    told = str(reach.failure("http://host:5000", OSError("Max retries exceeded with url: /api")))
    assert "does not answer" in told
    assert "mlflow server" in told


def test_a_database_that_may_only_be_read_is_told_with_the_remedy_and_no_statement() -> None:
    error = Exception("attempt to write a readonly database\n[SQL: INSERT INTO runs VALUES (?)]")
    told = str(reach.failure("sqlite:///mlflow.db", error))
    assert told.startswith(
        "MLflow at sqlite:///mlflow.db: attempt to write a readonly database; make the folder writable"
    )
    assert "INSERT" not in told
