"""Execution records in a database, read and never written."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

from vitaeval.errors import DataError, EnvironmentFailure
from vitaeval.outcomes.lines import MAPPINGS, Line, from_cells
from vitaeval.schema.naming import did_you_mean

QUERY = "SELECT * FROM executions ORDER BY time"
KINDS = ("sqlite", "postgresql")
"""Databases that keep a promise not to write."""
AT_ONCE = 1000


def is_database(source: str) -> bool:
    """Whether `source` is a database's URL and not a file's name."""
    return re.match(r"[a-z][a-z0-9+]+://", source, re.I) is not None


def read_rows(url: str, query: str = QUERY) -> Iterator[Line]:
    """The rows that `query` finds, numbered from 1, each as a record or with what is wrong with it.

    Columns are called like the record's fields; `signals` and `events` are one column of JSON or one for each key
    (`signals.fabrication`). The connection may read only. Raises EnvironmentFailure when the database does not answer,
    DataError when it refuses the query.
    """
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError

    with _engine(url).connect() as connection:
        try:
            found = connection.execution_options(yield_per=AT_ONCE).execute(text(query))
            for number, row in enumerate(found.mappings(), start=1):
                yield number, from_cells({name: _cell(name, value) for name, value in row.items()})
        except SQLAlchemyError as error:
            raise DataError(f"{_shown(url)}: {query!r}: {_first_line(error)}") from None


def _engine(url: str) -> Any:
    """An engine whose connections may read only; it has answered once."""
    from sqlalchemy import create_engine
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError, SQLAlchemyError
    from sqlalchemy.pool import NullPool

    try:
        place = make_url(url)
    except ArgumentError:
        raise DataError(f"{url}: no database URL; write sqlite:///file.db or postgresql://host/name") from None
    kind = place.get_backend_name()
    if kind not in KINDS:
        raise DataError(f"{_shown(url)}: unknown kind of database {kind!r}: {did_you_mean(kind, KINDS)}")
    if kind == "sqlite":
        return create_engine("sqlite://", creator=lambda: _sqlite(place.database), poolclass=NullPool)
    if place.drivername == "postgresql" and find_spec("psycopg2") is None:
        place = place.set(drivername="postgresql+psycopg")
    try:
        engine = create_engine(place, poolclass=NullPool, connect_args={"connect_timeout": 5})
        engine = engine.execution_options(postgresql_readonly=True)
        engine.connect().close()
    except (SQLAlchemyError, ImportError) as error:
        raise EnvironmentFailure(
            f"{_shown(url)}: {_first_line(error)}; is the database up, and its driver here (vitaeval[postgres])?"
        ) from None
    return engine


def _sqlite(path: str | None) -> sqlite3.Connection:
    if not path or not Path(path).is_file():
        raise DataError(f"{path}: no such SQLite file; write sqlite:/// and its path")
    return sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True)


def _cell(name: str, value: object) -> object:
    """JSON kept as text becomes what it says."""
    if name not in MAPPINGS or not isinstance(value, str):
        return value
    try:
        found = json.loads(value)
    except ValueError:
        return value
    return found if isinstance(found, Mapping) else value


def _shown(url: str) -> str:
    """The URL without user name and password."""
    return re.sub(r"//[^/\s]*@", "//", url)


def _first_line(error: Exception) -> str:
    return " ".join(re.sub(r"//[^/\s]*@", "//", str(error)).split("\n")[0].split())
