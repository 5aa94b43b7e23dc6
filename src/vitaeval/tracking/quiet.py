"""MLflow without telemetry, chatter or traces in the process, and with patience that ends."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

LOUD: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("mlflow", "alembic", "urllib3", "sqlalchemy.pool"), logging.ERROR),
        "mlflow.store.db.utils": logging.CRITICAL,
    }
)
"""Loggers and the least grave thing that each may still say; the last prints, with its traceback, what it raises."""
FIRST_CONTACT: Mapping[str, str] = MappingProxyType(
    {"MLFLOW_HTTP_REQUEST_MAX_RETRIES": "0", "MLFLOW_HTTP_REQUEST_TIMEOUT": "8"}
)
PATIENT: Mapping[str, str] = MappingProxyType(
    {
        "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "3",
        "MLFLOW_HTTP_REQUEST_BACKOFF_FACTOR": "1",
        "MLFLOW_HTTP_REQUEST_TIMEOUT": "30",
        "MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT": "true",
    }
)


def no_telemetry() -> None:
    """Forbid MLflow to report its use; holds for the rest of the process and must precede its import."""
    os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
    os.environ["DO_NOT_TRACK"] = "true"


@contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """Environment variables for a while; MLflow reads its settings at every request."""
    before = {key: os.environ.get(key) for key in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value


def unless_set(values: Mapping[str, str]) -> dict[str, str]:
    """Those of `values` that the user's environment does not decide."""
    return {key: value for key, value in values.items() if key not in os.environ}


@contextmanager
def silence() -> Iterator[None]:
    """Nothing below an error from MLflow and what it is built on, on its first import and after."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import mlflow  # noqa: F401 - the import sets the levels that are raised here

        before = {name: logging.getLogger(name).level for name in LOUD}
        _set_levels(LOUD)
        try:
            yield
        finally:
            _set_levels(before)


def _set_levels(levels: Mapping[str, int]) -> None:
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@contextmanager
def tracking_uri(uri: str) -> Iterator[None]:
    """Make the tracking URI of the process ours for a while.

    Prompts, links and artifacts look there whatever client is asked, and MLflow leaves its own changes
    behind. A URI that the process has set itself stands above the environment and is put back.
    """
    import mlflow

    with environment({"MLFLOW_TRACKING_URI": uri}):
        chosen = mlflow.get_tracking_uri()
        mlflow.set_tracking_uri(uri)
        try:
            yield
        finally:
            mlflow.set_tracking_uri(None if chosen == uri else chosen)  # type: ignore[arg-type] # None: unset
