"""Whether a tracking URI can be written to, told within seconds and in words."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

from vitaeval.errors import EnvironmentFailure
from vitaeval.schema.naming import did_you_mean

SERVERS = ("http", "https")
DATABASES = ("postgresql", "mysql", "mssql")
HOSTED = ("databricks",)
LOCAL = "sqlite:///mlflow.db"
WAIT_S = 5
STATEMENT, READ_ONLY = " [SQL:", "readonly database"
NO_ANSWER = re.compile(r"Max retries exceeded|timed out|Connection (refused|reset|aborted)|NewConnectionError", re.I)


def shown(uri: str) -> str:
    """`uri`, or a text with URIs in it, without the user names and passwords that they may hold."""
    return re.sub(r"//[^/\s]*@", "//", uri)


def is_server(uri: str) -> bool:
    """Whether `uri` is that of an MLflow server."""
    return _scheme(uri) in SERVERS


def sqlite_path(uri: str) -> Path | None:
    """The file of a SQLite URI; None for another kind of URI or a database in memory."""
    found = re.match(r"sqlite(?:\+\w+)?:///([^?]+)", uri)
    return Path(found[1]) if found and found[1] != ":memory:" else None


def check(uri: str) -> None:
    """Raise EnvironmentFailure with the remedy when `uri` can keep nothing.

    A server is left to the first request. A database is tried here, because MLflow itself asks one that
    does not answer again for more than a minute.
    """
    scheme = _scheme(uri)
    if scheme == "sqlite":
        _check_sqlite(uri)
    elif scheme in DATABASES:
        _check_database(uri)
    elif scheme in ("", "file"):
        raise EnvironmentFailure(
            f"{shown(uri)}: MLflow no longer keeps runs in a folder; use a database such as {LOCAL} or a server's URL"
        )
    elif scheme not in (*SERVERS, *HOSTED):
        known = (*SERVERS, "sqlite", *DATABASES, *HOSTED)
        raise EnvironmentFailure(
            f"{shown(uri)}: unknown kind of tracking URI {scheme!r}: {did_you_mean(scheme, known)}"
        )


def failure(uri: str, error: Exception) -> EnvironmentFailure:
    """What MLflow, its database or the network reported, on one line, with the remedy."""
    text = " ".join(shown(str(error)).split()) or type(error).__name__
    if not is_server(uri):
        remedy = f"; {_remedy(text)}" if READ_ONLY in text else ""
        return EnvironmentFailure(f"MLflow at {shown(uri)}: {_short(text.partition(STATEMENT)[0])}{remedy}")
    if NO_ANSWER.search(text):
        return EnvironmentFailure(
            f"MLflow at {shown(uri)} does not answer; start it (`mlflow server`), correct the address "
            "(MLFLOW_TRACKING_URI) or log to a file with tracking=local"
        )
    return EnvironmentFailure(f"MLflow at {shown(uri)}: {_short(text)}; is this the address of an MLflow server?")


def _scheme(uri: str) -> str:
    return urlsplit(uri).scheme.partition("+")[0] if ":" in uri else ("databricks" if uri in HOSTED else "")


def _check_sqlite(uri: str) -> None:
    path = sqlite_path(uri)
    if path is None:
        raise EnvironmentFailure(f"{uri}: names no file; write sqlite:/// and a path, such as {LOCAL}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        finally:
            connection.close()
    except (OSError, sqlite3.Error) as error:
        raise EnvironmentFailure(f"{uri}: {_reason(error)}; {_remedy(str(error))}") from None


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _remedy(reason: str) -> str:
    if "locked" in reason:
        return "another program is writing to it: close it, or wait until it has finished"
    if "not a database" in reason:
        return "choose another file, or move this one away"
    return "make the folder writable, or choose another place (tracking.uri=sqlite:////a/path/mlflow.db)"


def _check_database(uri: str) -> None:
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    wait = {"timeout": WAIT_S} if _scheme(uri) == "mssql" else {"connect_timeout": WAIT_S}
    try:
        create_engine(uri, poolclass=NullPool, connect_args=wait).connect().close()
    except Exception as error:  # each driver has its own family of errors
        raise EnvironmentFailure(
            f"{shown(uri)}: {_short(shown(str(error)))}; is the database up, and its driver installed here?"
        ) from None


def _short(text: str, most: int = 240) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
