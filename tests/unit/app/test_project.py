from __future__ import annotations

from pathlib import Path

import pytest

from vitaeval.app.project import Project, find_project
from vitaeval.errors import ConfigError


def test_a_project_is_found_from_anywhere_inside(tmp_path: Path) -> None:
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "eval.yaml").write_text("")
    inside = tmp_path / "golden" / "deep"
    inside.mkdir(parents=True)
    assert find_project(inside) == find_project(tmp_path) == Project(tmp_path.resolve())


def test_the_nearest_project_counts(tmp_path: Path) -> None:
    for root in (tmp_path, tmp_path / "inner"):
        (root / "conf").mkdir(parents=True)
        (root / "conf" / "eval.yaml").write_text("")
    assert find_project(tmp_path / "inner").root == (tmp_path / "inner").resolve()


def test_outside_of_a_project_the_remedy_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="`vitaeval init` makes one here"):
        find_project(tmp_path)
