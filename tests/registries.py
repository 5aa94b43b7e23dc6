"""Registries to release into: an MLflow database that is ready at once, a server before it, a PostgreSQL."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from filelock import FileLock

from vitaeval.tracking.quiet import no_telemetry


def migrated(folder: Path) -> Path:
    """An empty MLflow database; making one takes seconds, copying it none."""
    no_telemetry()
    from mlflow import MlflowClient

    path = folder / "mlflow.db"
    MlflowClient(f"sqlite:///{path}").search_experiments()
    return path


def template(factory: pytest.TempPathFactory) -> Path:
    """An empty MLflow database to copy, made once for all workers of a test run."""
    base = factory.getbasetemp()
    place = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with FileLock(place / "template.lock"):
        folder = place / "template"
        if not (folder / "done").exists():
            folder.mkdir(exist_ok=True)
            migrated(folder)
            (folder / "done").touch()
    return folder / "mlflow.db"


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@contextmanager
def mlflow_server(store: str, folder: Path) -> Iterator[str]:
    """A real MLflow server before the database `store`."""
    port = free_port()
    command = [sys.executable, "-m", "mlflow", "server", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--backend-store-uri", store, "--workers", "1", "--artifacts-destination", str(folder / "kept")]
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        try:
            _until_healthy(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # its polite end waits for connections that clients keep
            process.wait(timeout=30)


def _until_healthy(uri: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"{uri}/health", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server ended before it was ready")


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A real PostgreSQL server of its own, empty, as a URI for MLflow; its log is kept in `folder`."""
    port = free_port()
    with TemporaryDirectory(prefix="vitaeval-pg-", ignore_cleanup_errors=True) as place:
        owner = _owner(Path(place))
        made = [*owner, program("initdb"), "--no-sync", "-A", "trust", "-U", "postgres", "-D", f"{place}/data"]
        subprocess.run(made, check=True, capture_output=True)
        options = ["-c", "fsync=off", "-c", "unix_socket_directories=", "-c", "max_connections=300", "-p", str(port)]
        with (folder / "pg.log").open("w") as log:
            command = [*owner, program("postgres"), "-D", f"{place}/data", *options]
            server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _until_listening(port, server)
            yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # at once, whoever is still connected
            server.wait(timeout=30)


def _owner(place: Path) -> list[str]:
    """PostgreSQL refuses to run as root: then as the account that its package makes, which owns `place`."""
    if os.geteuid() != 0:
        return []
    shutil.chown(place, "postgres", "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def _until_listening(port: int, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("PostgreSQL ended before it was ready")


def program(name: str) -> str:
    """A PostgreSQL program's path. Without one, tests are skipped on a developer's machine and fail in CI."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or (str(installed[-1]) if installed else None)
    if found is None:
        if os.environ.get("CI") == "true":
            raise RuntimeError(f"{name} is missing: apt-get install postgresql")
        pytest.skip("PostgreSQL is not installed")
    return found
