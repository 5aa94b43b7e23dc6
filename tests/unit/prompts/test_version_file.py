"""A broken version file is refused with its place and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from vitaeval.errors import PromptError
from vitaeval.prompts.version_file import read_version


@pytest.fixture
def path(root: Path) -> Path:
    return root / "write" / "1.0.0.yaml"


def edit(path: Path, old: str, new: str) -> int:
    """Replace `old` and return the line on which it stood."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_date_needs_no_quotes(path: Path) -> None:
    assert "date: 2026-11-21" in path.read_text(encoding="utf-8")
    assert read_version(path).date == "2026-11-21"


def test_stages_keep_the_order_of_the_file(path: Path) -> None:
    assert list(read_version(path).stages) == ["plan", "letter"]


def test_a_mistyped_field_is_named_with_line_and_near_match(path: Path) -> None:
    line = edit(path, "temperature", "temprature")
    with pytest.raises(PromptError, match=rf"1\.0\.0\.yaml:{line}: .*temprature.*did you mean temperature"):
        read_version(path)


def test_a_wrong_value_is_named_with_its_line(path: Path) -> None:
    line = edit(path, "max_tokens: 100", "max_tokens: many")
    with pytest.raises(PromptError, match=rf":{line}: stages\.plan\.sampling\.max_tokens: .*many"):
        read_version(path)


def test_a_missing_field_is_named(path: Path) -> None:
    edit(path, "why: to try\n", "")
    with pytest.raises(PromptError, match="'why' is missing"):
        read_version(path)


def test_broken_yaml_is_named_with_its_line(path: Path) -> None:
    line = edit(path, "author: somebody", "author: [somebody")
    with pytest.raises(PromptError, match=rf"1\.0\.0\.yaml:({line}|{line + 1}): not YAML"):
        read_version(path)


def test_a_key_that_stands_twice_is_refused(path: Path) -> None:
    edit(path, "why: to try\n", "why: to try\nwhy: to hide\n")
    with pytest.raises(PromptError, match="'why' stands twice"):
        read_version(path)


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just text"])
def test_what_is_no_mapping_is_refused(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PromptError, match=r"1\.0\.0\.yaml"):
        read_version(path)


def test_a_file_in_the_wrong_place_is_refused(path: Path) -> None:
    edit(path, "version: 1.0.0", "version: 1.0.1")
    with pytest.raises(PromptError, match=r"says write 1\.0\.1, but its place says write 1\.0\.0"):
        read_version(path)
