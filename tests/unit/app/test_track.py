from __future__ import annotations

from pathlib import Path

import pytest

from vitaeval.app.project import Project
from vitaeval.app.track import located
from vitaeval.schema.config import Artifacts, Tracking

PROJECT = Project(Path("/srv/my project"))


def tracking(uri: str | None) -> Tracking:
    return Tracking(name="local", uri=uri, experiment="cv", artifacts=Artifacts.SCORES)


@pytest.mark.parametrize(
    ("uri", "placed"),
    [
        ("sqlite:///mlflow.db", "sqlite:////srv/my project/mlflow.db"),
        ("sqlite:///var/mlflow.db?timeout=3", "sqlite:////srv/my project/var/mlflow.db?timeout=3"),
        ("sqlite:////srv/mlflow.db", "sqlite:////srv/mlflow.db"),
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"),
        (None, None),
    ],
)
def test_a_relative_database_lies_in_the_project_wherever_one_stands(uri: str | None, placed: str | None) -> None:
    assert located(tracking(uri), PROJECT) == tracking(placed)
