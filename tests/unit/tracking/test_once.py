from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from tests import registries

from vitaeval.tracking import once
from vitaeval.tracking.mlflow_log import connection
from vitaeval.tracking.once import made_once


def test_of_many_at_the_same_moment_one_makes_it_and_the_others_take_what_it_made(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shutil.copy(registries.template(tmp_path_factory), tmp_path / "mlflow.db")
    made: list[str] = []
    gate = Barrier(4)

    def make(name: str) -> str:
        made.append(name)
        return name

    def want(name: str) -> str:
        gate.wait(30)
        return made_once(client, "vitaeval.thing", lambda: next(iter(made), None), lambda: make(name))

    with connection(f"sqlite:///{path}") as client, ThreadPoolExecutor(4) as pool:
        assert set(pool.map(want, "abcd")) == {made[0]}
        assert len(made) == 1
        made.clear()
        monkeypatch.setattr(once, "PATIENCE_S", 0.1)
        assert made_once(client, "vitaeval.thing", lambda: None, lambda: "again") == "again"
