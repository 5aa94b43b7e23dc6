"""Loading a version: all that it binds, under one digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from vitaeval.errors import PromptError
from vitaeval.prompts.library import load
from vitaeval.prompts.lock import lock


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_version_binds_texts_sampling_and_schema(root: Path, schemas: dict[str, str]) -> None:
    found = load(root, "write", "1.2.0", schemas)
    assert [stage.stage for stage in found.stages] == ["plan", "letter"]
    letter = found.stage("letter")
    assert letter.system.text == "You write short letters.\n"
    assert letter.output_schema == schemas["Letter"]
    assert letter.sampling.max_tokens == 100


@pytest.mark.parametrize(
    ("old", "new"),
    [("author: somebody", "author: me"), ("why: to try", "why: not"), ("2026-11-21", "2026-11-22")],
)
def test_who_and_why_do_not_change_the_digest(root: Path, schemas: dict[str, str], old: str, new: str) -> None:
    before = load(root, "write", "1.0.0", schemas).digest
    edit(root / "write/1.0.0.yaml", old, new)
    assert load(root, "write", "1.0.0", schemas).digest == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("1.0.0.yaml", "temperature: 0.2", "temperature: 0.3"),
        ("1.0.0.yaml", "model: null", "model: large-1"),
        ("1.0.0.yaml", "output: Letter", "output: Plan"),
        ("plan/user.v1.md", "Plan it.", "Plan it now."),
        ("letter/system.v1.md", "letters", "notes"),
    ],
)
def test_whatever_reaches_a_model_changes_the_digest(
    root: Path, schemas: dict[str, str], file: str, old: str, new: str
) -> None:
    before = load(root, "write", "1.0.0", schemas).digest
    edit(root / "write" / file, old, new)
    assert load(root, "write", "1.0.0", schemas).digest != before


def test_a_new_schema_changes_the_digest(root: Path, schemas: dict[str, str]) -> None:
    before = load(root, "write", "1.0.0", schemas).digest
    assert load(root, "write", "1.0.0", {**schemas, "Plan": "{}"}).digest != before


def test_equal_bindings_have_equal_digests_whatever_their_number(root: Path, schemas: dict[str, str]) -> None:
    assert load(root, "write", "1.2.0", schemas).digest == load(root, "write", "1.10.0", schemas).digest


def test_an_unknown_output_is_answered_with_near_ones(root: Path, schemas: dict[str, str]) -> None:
    edit(root / "write/1.0.0.yaml", "output: Letter", "output: Leter")
    with pytest.raises(PromptError, match=r"stage 'letter': unknown output 'Leter': did you mean Letter\?"):
        load(root, "write", "1.0.0", schemas)


def test_a_parent_must_exist_and_be_older(root: Path, schemas: dict[str, str]) -> None:
    edit(root / "write/1.2.0.yaml", "parent: 1.0.0", "parent: 1.10.0")
    with pytest.raises(PromptError, match="not older"):
        load(root, "write", "1.2.0", schemas)
    edit(root / "write/1.2.0.yaml", "parent: 1.10.0", "parent: 1.1.0")
    with pytest.raises(PromptError, match=r"unknown parent '1\.1\.0'"):
        load(root, "write", "1.2.0", schemas)


def test_a_part_stands_where_its_kind_belongs(root: Path, schemas: dict[str, str]) -> None:
    edit(root / "write/1.0.0.yaml", "user: user.v1", "user: system.v1")
    with pytest.raises(PromptError, match=r"'system\.v1' is no user part"):
        load(root, "write", "1.0.0", schemas)


def test_a_broken_template_is_named_with_file_and_line(root: Path, schemas: dict[str, str]) -> None:
    edit(root / "write/plan/user.v1.md", "Plan it.", "{% if %}")
    with pytest.raises(PromptError, match=r"plan/user\.v1\.md:4: "):
        load(root, "write", "1.0.0", schemas)


def test_a_locked_version_that_was_edited_does_not_load(root: Path, schemas: dict[str, str]) -> None:
    lock(root, [load(root, "write", "1.0.0", schemas)])
    edit(root / "write/plan/system.v1.md", "You plan.", "You plan well.")
    with pytest.raises(PromptError, match=r"plan/system\.v1\.md is locked.*system\.v2\.md.*1\.10\.1\.yaml"):
        load(root, "write", "1.0.0", schemas)


def test_a_locked_version_does_not_load_with_another_schema(root: Path, schemas: dict[str, str]) -> None:
    lock(root, [load(root, "write", "1.0.0", schemas)])
    with pytest.raises(PromptError, match=r"output schema .* changed.*1\.10\.1\.yaml"):
        load(root, "write", "1.0.0", {**schemas, "Letter": "{}"})
    assert load(root, "write", "1.0.0", schemas)


def test_a_mixed_version_has_one_stage_of_another(root: Path, schemas: dict[str, str]) -> None:
    edit(root / "write/letter/system.v1.md", "letters", "notes")
    old, new = load(root, "write", "1.0.0", schemas), load(root, "write", "1.2.0", schemas)
    mixed = load(root, "write", "1.0.0+letter.1.2.0", schemas)
    assert (mixed.stage("plan"), mixed.stage("letter")) == (old.stage("plan"), new.stage("letter"))
    assert [mixed.version_of(stage) for stage in ("plan", "letter")] == ["1.0.0", "1.2.0"]
    assert load(root, "write", "1.0.0+letter.1.0.0", schemas).digest == old.digest


@pytest.mark.parametrize(
    ("version", "told"),
    [("1.0.0+leter.1.2.0", "did you mean letter"), ("1.0.0+letter.9.9.9", "9.9.9"), ("1.0.0+letter", "''")],
)
def test_a_mix_that_is_none_is_told(root: Path, schemas: dict[str, str], version: str, told: str) -> None:
    with pytest.raises(PromptError, match=told):
        load(root, "write", version, schemas)
