"""Where versions and parts lie, and what a reader is told when one is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from vitaeval.errors import PromptError
from vitaeval.prompts.files import next_part, next_version, part_path, read, semver, version_path, versions


def test_versions_sort_as_versions_and_not_as_text(root: Path) -> None:
    assert versions(root, "write") == ("1.0.0", "1.2.0", "1.10.0")


def test_files_that_are_no_versions_are_passed_over(root: Path) -> None:
    (root / "write" / "notes.yaml").write_text("a: 1", encoding="utf-8")
    (root / "write" / "1.02.0.yaml").write_text("a: 1", encoding="utf-8")
    assert versions(root, "write") == ("1.0.0", "1.2.0", "1.10.0")


@pytest.mark.parametrize("text", ["1.0", "v1.0.0", "01.0.0", "1.0.0-rc1", "", "1.0.0\n"])
def test_what_is_no_semantic_version_is_refused(text: str) -> None:
    with pytest.raises(PromptError, match="semantic version"):
        semver(text)


def test_an_unknown_task_or_version_is_answered_with_near_ones(root: Path) -> None:
    with pytest.raises(PromptError, match=r"did you mean write\?"):
        version_path(root, "wrote", "1.0.0")
    with pytest.raises(PromptError, match=r"did you mean .*1\.0\.0"):
        version_path(root, "write", "1.0.1")


def test_an_unknown_part_is_answered_with_near_ones(root: Path) -> None:
    with pytest.raises(PromptError, match=r"unknown part 'system\.v3'.*system\.v2"):
        part_path(root, "write", "letter", "system.v3")
    with pytest.raises(PromptError, match=r"did you mean letter\?"):
        part_path(root, "write", "leter", "system.v1")


@pytest.mark.parametrize(("stage", "part"), [("..", "system.v1"), ("letter", "../plan/system.v1"), ("a/b", "x")])
def test_no_name_leads_out_of_its_folder(root: Path, stage: str, part: str) -> None:
    with pytest.raises(PromptError):
        part_path(root, "write", stage, part)


def test_the_next_part_and_version_are_free(root: Path) -> None:
    assert next_part(root / "write/letter/system.v1.md").name == "system.v3.md"
    assert next_part(root / "write/plan/user.v1.md").name == "user.v2.md"
    assert next_version(root, "write") == "1.10.1"


def test_line_ends_do_not_change_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\r\ntwo\n")
    (tmp_path / "b").write_bytes(b"\xef\xbb\xbfone\ntwo\n")
    assert read(tmp_path / "a") == read(tmp_path / "b") == "one\ntwo\n"


def test_bad_bytes_are_reported_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\ntwo \xff\n")
    with pytest.raises(PromptError, match=r"a:2: not UTF-8"):
        read(tmp_path / "a")
