"""What changes a row's digest, and what of a sealed row is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.golden_folder import row, write
from tests.line import TASK

from vitaeval.decisions.changed_rows import changed_rows
from vitaeval.golden.load import load
from vitaeval.golden.rows import golden_rows
from vitaeval.schema.golden_rows import GoldenRows

MARA = {"profile": "mara", "job": "cook"}


def state(root: Path, *rows: dict[str, Any]) -> GoldenRows:
    folder = write(root / "golden", *rows)
    return golden_rows(folder, load(folder, TASK, "core"))


def test_equal_sets_have_equal_rows(tmp_path: Path) -> None:
    assert state(tmp_path, row("a"), row("b", input=MARA)) == state(tmp_path, row("a"), row("b", input=MARA))


@pytest.mark.parametrize("change", [{"threshold": 0.5}, {"expected": {"word": "other"}}, {"tags": []}])
def test_whatever_decides_about_an_answer_edits_its_row(tmp_path: Path, change: dict[str, Any]) -> None:
    found = changed_rows(state(tmp_path, row("a"), row("b")), state(tmp_path, row("a"), row("b", **change)))
    assert list(found) == ["golden/greet/core/examples.jsonl: 1 edited (b)"]


def test_a_changed_document_is_named_with_the_rows_that_use_it(tmp_path: Path) -> None:
    before = state(tmp_path, row("a"), row("b", input=MARA))
    (tmp_path / "golden" / "profiles" / "mara.json").write_text(json.dumps({"work": [{"name": "Elsewhere"}]}))
    now = golden_rows(tmp_path / "golden", load(tmp_path / "golden", TASK, "core"))
    assert list(changed_rows(before, now)) == ["golden/profiles/mara.json: edited (used by b)"]


def test_of_a_sealed_row_neither_id_nor_document_is_kept(tmp_path: Path) -> None:
    found = state(tmp_path, row("open-one"), row("secret-one", input=MARA, sealed=True))
    text = found.model_dump_json()
    assert "secret-one" not in text
    assert "mara" not in text
    edited = state(tmp_path, row("open-one"), row("secret-one", input=MARA, sealed=True, threshold=0.1))
    assert list(changed_rows(found, edited)) == ["golden/greet/core/examples.jsonl: 1 sealed edited"]
