from __future__ import annotations

import logging
import os
import warnings

import pytest

from vitaeval.tracking import quiet


def test_telemetry_is_off_even_where_the_environment_had_it_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLFLOW_DISABLE_TELEMETRY", "false")
    monkeypatch.setenv("DO_NOT_TRACK", "false")
    quiet.no_telemetry()
    from mlflow.telemetry.utils import is_telemetry_disabled

    assert is_telemetry_disabled()


def test_the_environment_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITAEVAL_KNOWN", "before")
    monkeypatch.delenv("VITAEVAL_UNKNOWN", raising=False)

    def fail_inside() -> None:
        with quiet.environment({"VITAEVAL_KNOWN": "during", "VITAEVAL_UNKNOWN": "during"}):
            assert os.environ["VITAEVAL_KNOWN"] == os.environ["VITAEVAL_UNKNOWN"] == "during"
            raise KeyError

    with pytest.raises(KeyError):
        fail_inside()
    assert os.environ["VITAEVAL_KNOWN"] == "before"
    assert "VITAEVAL_UNKNOWN" not in os.environ


def test_what_the_user_has_set_is_not_overruled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_TIMEOUT", "600")
    assert "MLFLOW_HTTP_REQUEST_TIMEOUT" not in quiet.unless_set(quiet.PATIENT)


def test_mlflow_neither_logs_nor_warns_and_is_left_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    import mlflow

    logger = logging.getLogger(mlflow.__name__)
    level = logger.level
    with quiet.silence():
        logger.warning("Creating initial MLflow database tables...")
        warnings.warn("deprecated", FutureWarning, stacklevel=1)
        logging.getLogger("mlflow.store.db.utils").error("creating tables failed; it is raised as well")
    assert logger.level == level
    assert "tables" not in "".join(capfd.readouterr())
