from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests import registries

from vitaeval.errors import EnvironmentFailure
from vitaeval.tracking.documents import Documents
from vitaeval.tracking.registry_reader import reader
from vitaeval.tracking.registry_rest import RestRegistry


def test_a_server_is_read_without_mlflows_client() -> None:
    assert isinstance(reader("https://mlflow.example", 1.0), RestRegistry)


def test_a_database_is_read_with_it_and_the_process_stays_as_it_was(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    import mlflow

    path = shutil.copy(registries.template(tmp_path_factory), tmp_path / "mlflow.db")
    before = mlflow.get_tracking_uri()
    assert Documents(reader(f"sqlite:///{path}", 1.0)).read("nothing") is None
    assert mlflow.get_tracking_uri() == before


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFailure, match="no such file"):
        reader(f"sqlite:///{tmp_path / 'mlflow.db'}", 1.0)
    assert list(tmp_path.iterdir()) == []


def test_a_service_behind_a_server_never_waits_for_mlflow_to_be_imported() -> None:
    code = """
import sys
import vitaeval.errors
try:
    vitaeval.load_prompt("generate_cv", registry="http://127.0.0.1:1")
except vitaeval.errors.EnvironmentFailure:
    print(sorted({"mlflow", "pandas"} & set(sys.modules)))
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100, check=True)
    assert said.stdout.strip() == "[]"
