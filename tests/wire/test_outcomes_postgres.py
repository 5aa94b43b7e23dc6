"""Outcomes in a real PostgreSQL: read through a connection that cannot write."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from tests import registries
from tests.experiments import execution

from vitaeval.errors import DataError, EnvironmentFailure
from vitaeval.outcomes.database import read_rows

TABLE = """CREATE TABLE executions (id text, time timestamptz, task text, version text, experiment text, arm text,
user_hash text, latency_ms numeric, overridden boolean, signals jsonb, "events.kept" integer, error text)"""
ROW = "INSERT INTO executions VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    item = execution(1, "control")
    with registries.postgres(tmp_path_factory.mktemp("pg")) as uri:
        plain = uri.replace("postgresql+psycopg://", "postgresql://")
        with psycopg.connect(plain, autocommit=True) as base:
            base.execute(TABLE)
            known = (item.id, item.time, item.task, item.version, item.experiment, item.arm, item.user_hash)
            base.execute(ROW, (*known, 900, True, '{"quality": 0.5}', 1, None))
            base.execute(ROW, ("q2", *known[1:], -1, None, None, None, None))
        yield plain


@pytest.mark.slow
def test_a_row_is_the_record_that_a_line_would_be(url: str) -> None:
    found = dict(read_rows(url, "SELECT * FROM executions ORDER BY id"))
    assert found[1] == execution(1, "control", overridden=True, signals={"quality": 0.5}, events={"kept": 1.0})
    assert "latency_ms" in str(found[2])


@pytest.mark.slow
@pytest.mark.parametrize(
    "query", ["DELETE FROM executions", "UPDATE executions SET arm = 'x' RETURNING *", "SELECT 1 +"]
)
def test_nothing_is_written(url: str, query: str) -> None:
    with pytest.raises(DataError):
        list(read_rows(url, query))
    assert len(list(read_rows(url))) == 2


@pytest.mark.slow
def test_a_database_that_is_not_there_is_the_environments_fault(url: str) -> None:
    with pytest.raises(EnvironmentFailure):
        list(read_rows(url.replace("/postgres", "/nowhere")))
