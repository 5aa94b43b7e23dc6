import os
from pathlib import Path

import pytest

from vitaeval.app.lock import held
from vitaeval.errors import EnvironmentFailure


def test_the_second_is_told_who_the_first_is(tmp_path: Path) -> None:
    path = tmp_path / "nightly" / "lock"
    with held(path), pytest.raises(EnvironmentFailure, match=f"process {os.getpid()} on"), held(path):
        pass
    with held(path):
        assert (tmp_path / "nightly" / "lock.owner").exists()
    assert not (tmp_path / "nightly" / "lock.owner").exists()


def test_a_name_that_a_crash_left_behind_stops_nobody(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    (tmp_path / "lock.owner").write_text("process 1 on elsewhere")
    with held(path):
        assert f"process {os.getpid()}" in (tmp_path / "lock.owner").read_text()
