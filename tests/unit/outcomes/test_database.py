"""Outcomes in a database: read as they are, never written, wrong rows named."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.experiments import execution, user

from vitaeval.errors import DataError, EnvironmentFailure
from vitaeval.outcomes.database import is_database, read_rows
from vitaeval.schema.execution import Execution

COLUMNS = 'id, time, task, version, experiment, arm, user_hash, latency_ms, overridden, signals, "events.kept", error'


@pytest.fixture
def url(tmp_path: Path) -> str:
    path = tmp_path / "served ä 1.db"
    with sqlite3.connect(path) as base:
        base.execute(f"CREATE TABLE executions ({COLUMNS})")
        row = ("q1", "2026-10-05T00:01:00+00:00", "generate_cv", "1.0.0", "summary-first", "control", user(1), 900)
        base.execute(f"INSERT INTO executions VALUES ({','.join('?' * 12)})", (*row, 1, '{"quality": 0.5}', 1, None))
        base.execute(
            f"INSERT INTO executions VALUES ({','.join('?' * 12)})", (*row[:7], "fast", None, None, None, None)
        )
    base.close()
    return f"sqlite:///{path}"


def test_a_row_is_the_record_that_a_line_would_be(url: str) -> None:
    first, second = read_rows(url)
    assert first == (1, execution(1, "control", overridden=True, signals={"quality": 0.5}, events={"kept": 1.0}))
    assert second[0] == 2
    assert "latency_ms" in str(second[1])


def test_a_query_may_choose_and_rename(url: str) -> None:
    found = read_rows(url, "SELECT id AS id, time, task, version FROM executions WHERE latency_ms = 900")
    ((_, item),) = list(found)
    assert isinstance(item, Execution)
    assert item.user_hash is None


@pytest.mark.parametrize("query", ["DELETE FROM executions", "DROP TABLE executions", "SELECT * FROM nowhere"])
def test_nothing_is_written_and_what_fails_is_said(url: str, query: str) -> None:
    with pytest.raises(DataError, match="served"):
        list(read_rows(url, query))
    assert len(list(read_rows(url))) == 2


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("sqlite:///nowhere.db", "no such SQLite file"),
        ("sqlite://", "no such SQLite file"),
        ("mysql://me:secret@far/db", "unknown kind of database 'mysql'"),
        ("postgres//far", "no database URL"),
    ],
)
def test_an_address_that_is_none_is_named_without_its_password(url: str, told: str) -> None:
    with pytest.raises(DataError) as caught:
        list(read_rows(url))
    assert told in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_database_that_is_away_is_the_environments_fault() -> None:
    with pytest.raises(EnvironmentFailure) as caught:
        list(read_rows("postgresql://me:secret@127.0.0.1:1/db"))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(("source", "said"), [("a.csv", False), ("C://x.csv", False), ("sqlite:///x", True)])
def test_a_url_is_told_from_a_file(source: str, said: bool) -> None:
    assert is_database(source) is said
