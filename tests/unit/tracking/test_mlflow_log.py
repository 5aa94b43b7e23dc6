from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable

import pytest

from vitaeval.errors import ConfigError, EnvironmentFailure
from vitaeval.schema.config import Tracking
from vitaeval.schema.run import RunRecord
from vitaeval.tracking import quiet
from vitaeval.tracking.mlflow_log import log

MakeRecord = Callable[..., RunRecord]


def to(uri: str | None) -> Tracking:
    return Tracking(name="server", uri=uri, experiment="vitaeval")


def test_importing_the_door_does_not_load_mlflow() -> None:
    loaded = "any(name in sys.modules for name in ('mlflow', 'pandas', 'sqlalchemy'))"
    asked = f"import sys, vitaeval.tracking.mlflow_log; sys.exit({loaded})"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_a_tracking_without_uri_is_the_users_mistake(make_record: MakeRecord) -> None:
    with pytest.raises(ConfigError, match="tracking=local"):
        log(make_record(), None, "", (), to(None))


def test_a_server_that_is_away_is_named_with_the_remedy(make_record: MakeRecord) -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        uri = f"http://127.0.0.1:{reserved.getsockname()[1]}"
        with pytest.raises(EnvironmentFailure, match=f"{uri} does not answer; start it"):
            log(make_record(), None, "", (), to(uri))


def test_a_server_that_hangs_is_given_up(make_record: MakeRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    hurried = {**quiet.FIRST_CONTACT, "MLFLOW_HTTP_REQUEST_TIMEOUT": "1"}
    monkeypatch.setattr(quiet, "FIRST_CONTACT", hurried)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        uri = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(EnvironmentFailure, match="does not answer"):
            log(make_record(), None, "", (), to(uri))


def test_a_folder_of_runs_is_refused(make_record: MakeRecord) -> None:
    with pytest.raises(EnvironmentFailure, match="no longer keeps runs in a folder"):
        log(make_record(), None, "", (), to("file:///tmp/mlruns"))
