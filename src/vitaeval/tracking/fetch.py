"""A file that somebody logged to MLflow, brought here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from vitaeval.errors import ConfigError, DataError, EnvironmentFailure
from vitaeval.schema.config import Tracking
from vitaeval.schema.naming import did_you_mean
from vitaeval.tracking.mlflow_log import connection
from vitaeval.tracking.reach import shown

_ADDRESS = re.compile(r"runs:/(?P<run>[\w\-]+)/(?P<path>[^/].*)")


def is_address(text: str) -> bool:
    """Whether `text` names an artifact of an MLflow run (`runs:/…`) and no file here."""
    return text.startswith("runs:/")


def fetch(address: str, tracking: Tracking, folder: Path) -> Path:
    """Bring the artifact `runs:/<run id>/<path>` into `folder` and say where it lies.

    Raises DataError for an address of another form, an unknown run or artifact, ConfigError when
    `tracking` names no tracker, EnvironmentFailure when that cannot be reached.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise DataError(f"{address}: write runs:/RUN_ID/PATH, as MLflow shows it beside an artifact")
    if tracking.uri is None:
        raise ConfigError(f"{address}: tracking={tracking.name} names no MLflow; add tracking=local or tracking=server")
    with connection(tracking.uri) as client:
        _need_run(client, found["run"], address, tracking.uri)
        if found["path"] not in (paths := _paths(client, found["run"])):
            raise DataError(f"{address}: the run has no such artifact; {did_you_mean(found['path'], paths)}")
        return Path(client.download_artifacts(found["run"], found["path"], str(folder)))


def _need_run(client: Any, run_id: str, address: str, uri: str) -> None:
    from mlflow.exceptions import MlflowException

    try:
        client.get_run(run_id)
    except MlflowException as error:
        if error.error_code in ("RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE"):
            raise DataError(f"{address}: MLflow at {shown(uri)} has no run {run_id}") from None
        raise EnvironmentFailure(f"MLflow at {shown(uri)}: {error.message}") from None


def _paths(client: Any, run_id: str, under: str | None = None) -> list[str]:
    """Every artifact of a run."""
    found: list[str] = []
    for item in client.list_artifacts(run_id, under):
        found += _paths(client, run_id, item.path) if item.is_dir else [item.path]
    return found
