"""What is locked cannot change unnoticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from vitaeval.errors import PromptError
from vitaeval.prompts.library import load
from vitaeval.prompts.lock import NAME, check, lock, read_lock


@pytest.fixture
def locked(root: Path, schemas: dict[str, str]) -> Path:
    lock(root, [load(root, "write", "1.0.0", schemas)])
    return root


def test_without_a_lock_all_is_free(root: Path) -> None:
    assert check(root) == ()
    assert read_lock(root).versions == {}


def test_locking_says_what_is_new_and_repeats_without_effect(root: Path, schemas: dict[str, str]) -> None:
    both = [load(root, "write", number, schemas) for number in ("1.0.0", "1.2.0")]
    assert lock(root, both[:1]) == ("write/1.0.0.yaml",)
    assert lock(root, both) == ("write/1.2.0.yaml",)
    before = (root / NAME).read_bytes()
    assert lock(root, both) == ()
    assert (root / NAME).read_bytes() == before
    assert check(root) == ()


def test_an_edited_part_is_named_with_what_to_do_instead(locked: Path) -> None:
    (locked / "write/letter/system.v1.md").write_text("Other.", encoding="utf-8")
    (problem,) = check(locked)
    assert "letter/system.v1.md is locked" in problem
    assert "write/letter/system.v3.md" in problem
    assert "write/1.10.1.yaml" in problem


def test_an_edited_version_is_named_with_what_to_do_instead(locked: Path) -> None:
    path = locked / "write/1.0.0.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("to try", "to hide"), encoding="utf-8")
    (problem,) = check(locked)
    assert "1.0.0.yaml is locked" in problem
    assert "write/1.10.1.yaml" in problem


def test_a_removed_file_is_a_problem_too(locked: Path) -> None:
    (locked / "write/plan/user.v1.md").unlink()
    assert len(check(locked)) == 1


def test_other_line_ends_are_no_edit(locked: Path) -> None:
    path = locked / "write/plan/user.v1.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert check(locked) == ()


def test_parts_that_nothing_locked_binds_stay_free(locked: Path) -> None:
    (locked / "write/letter/system.v2.md").write_text("Other.", encoding="utf-8")
    assert check(locked) == ()


def test_an_edit_cannot_be_locked_over(locked: Path, schemas: dict[str, str]) -> None:
    before = (locked / NAME).read_bytes()
    prompt = load(locked, "write", "1.2.0", schemas)
    (locked / "write/plan/system.v1.md").write_text("Other.", encoding="utf-8")
    with pytest.raises(PromptError, match="is locked"):
        lock(locked, [prompt])
    assert (locked / NAME).read_bytes() == before


@pytest.mark.parametrize("text", ["", "{", '{"format": 2}', '{"format": 1, "extra": 1}'])
def test_a_broken_lock_is_refused(root: Path, text: str) -> None:
    (root / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(PromptError, match=NAME):
        check(root)
