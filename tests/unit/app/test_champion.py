from pathlib import Path

import pytest
from tests.kept_project import project

from vitaeval.app.champion import champion, is_sandbox
from vitaeval.errors import ConfigError


def test_before_any_release_the_configured_version_stands_in_and_says_so(tmp_path: Path) -> None:
    found = champion(project(tmp_path / "p"), "generate_cv", None)
    assert found.served.version == "1.0.0"
    assert "no evidence" in found.source
    assert found.previous is None


def test_a_task_that_nobody_configured_has_its_newest_version(tmp_path: Path) -> None:
    found = champion(project(tmp_path / "p"), "judge_cv", None)
    assert found.served.version == "1.0.0"
    assert "newest" in found.source


def test_looking_makes_no_registry(tmp_path: Path) -> None:
    place = project(tmp_path / "p")
    champion(place, "generate_cv", "sandbox")
    assert not list(place.root.glob("*.db"))


def test_a_task_without_prompts_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="vitaeval new prompt task=letters"):
        champion(project(tmp_path / "p"), "letters", None)


def test_only_the_sandbox_is_one(tmp_path: Path) -> None:
    place = project(tmp_path / "p")
    assert is_sandbox(place, "sandbox")
    assert not is_sandbox(place, None)
