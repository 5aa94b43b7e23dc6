from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from filelock import FileLock

from vitaeval.errors import EnvironmentFailure
from vitaeval.tracking import sqlite_file


def uri(path: Path) -> str:
    return f"sqlite:///{path}"


def test_a_database_is_there_whole_although_its_first_maker_died_half_way(tmp_path: Path) -> None:
    path = tmp_path / "mlflow.db"
    with sqlite3.connect(tmp_path / "mlflow.db.part") as half:
        half.execute("CREATE TABLE metrics (step BIGINT)")
    path.touch()
    sqlite_file.have(uri(path))
    with sqlite3.connect(path) as whole:
        tables = {name for (name,) in whole.execute("SELECT name FROM sqlite_master")}
        places = [place for (place,) in whole.execute("SELECT artifact_location FROM experiments")]
    assert {"alembic_version", "runs", "registered_models"} <= tables
    assert not any("part" in Path(place).name for place in places)
    assert not (tmp_path / "mlflow.db.part").exists()


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mlflow.db"
    path.write_bytes(b"somebody's")
    sqlite_file.have(uri(path))
    sqlite_file.have("postgresql://nowhere/at-all")
    assert path.read_bytes() == b"somebody's"
    assert list(tmp_path.iterdir()) == [path]


def test_nobody_waits_for_ever_for_another_maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file, "WAIT_S", 0.05)
    with (
        FileLock(tmp_path / "mlflow.db.lock"),
        pytest.raises(EnvironmentFailure, match=r"mlflow\.db: another process"),
    ):
        sqlite_file.have(uri(tmp_path / "mlflow.db"))
    assert not (tmp_path / "mlflow.db").exists()
