"""Reading a registry for a service: light for a server, MLflow's own client for a database."""

from __future__ import annotations

from typing import Any

from vitaeval.errors import EnvironmentFailure
from vitaeval.tracking import quiet, sqlite_file
from vitaeval.tracking.reach import is_server, shown, sqlite_path
from vitaeval.tracking.registry_rest import RestRegistry


def reader(uri: str, timeout_s: float) -> Any:
    """Something with the reading methods of MLflow's client; unlike `connection` it changes nothing in the process.

    A request to a server ends after `timeout_s` without a byte. Raises EnvironmentFailure for a file that is not there.
    """
    if is_server(uri):
        return RestRegistry(uri, timeout_s)
    path = sqlite_path(uri)
    if path is not None and not sqlite_file.is_there(path):
        raise EnvironmentFailure(f"{shown(uri)}: there is no such file; `vitaeval promote` makes it")
    quiet.no_telemetry()
    with quiet.silence():
        from mlflow import MlflowClient

        return MlflowClient(tracking_uri=uri, registry_uri=uri)
