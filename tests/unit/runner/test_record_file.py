from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records import example_record, manifest, run_record

from vitaeval.errors import DataError
from vitaeval.runner.record_file import read_record_file
from vitaeval.schema.run import Kept, RunRecord


def written(path: Path, record: RunRecord) -> Path:
    path.write_bytes(b"".join(record.pieces()))
    return path


@given(st.lists(st.text(max_size=20), min_size=0, max_size=5))
def test_a_record_comes_back_whole_with_its_examples_left_on_disk(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    items = tuple(example_record(f"e{n}", text=text, latency_ms=1 / 3) for n, text in enumerate(texts))
    record = run_record(examples=items)
    path = written(tmp_path_factory.mktemp("r") / "record.json", record)
    found = read_record_file(path)
    assert isinstance(found.examples, Kept)
    assert found == record
    assert RunRecord.model_validate_json(path.read_bytes()) == record
    assert b"".join(found.pieces()) == path.read_bytes()


def test_it_is_one_json_document_with_a_line_for_each_example(tmp_path: Path) -> None:
    path = written(tmp_path / "record.json", run_record(examples=(example_record("a"), example_record("b"))))
    lines = path.read_text().splitlines()
    assert [json.loads(line.removesuffix(","))["example"] for line in lines[1:-1]] == ["a", "b"]
    assert json.loads(path.read_text())["format"] == 1


EARLIER = (
    "format", "manifest", "evidence", "goal", "headline", "metric_versions", "states", "served_models",
    "examples", "aggregates", "wall_s", "finished",
)  # fmt: skip


@pytest.mark.parametrize("order", [EARLIER, tuple(RunRecord.model_fields)], ids=["as before", "on one line"])
@pytest.mark.parametrize("indent", [None, 1])
def test_a_record_of_another_layout_is_read(tmp_path: Path, order: tuple[str, ...], indent: int | None) -> None:
    record = run_record(examples=(example_record("a"), example_record("b")))
    content = record.model_dump(mode="json")
    path = tmp_path / "record.json"
    path.write_text(json.dumps({name: content[name] for name in order}, indent=indent))
    assert read_record_file(path) == record


def test_a_record_stays_as_it_was_read_when_another_takes_its_place(tmp_path: Path) -> None:
    path = written(tmp_path / "record.json", run_record(examples=(example_record("before"),)))
    before = read_record_file(path)
    written(tmp_path / "new", run_record(examples=(example_record("after", text="x" * 99),))).replace(path)
    assert [item.example for item in before.examples] == ["before"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text[:-3],
        lambda text: text.replace(b'"format":1', b'"format":2'),
        lambda text: text.replace(b'"goal"', b'"aim"'),
        lambda text: b"",
        lambda text: b"[]",
    ],
)
def test_what_is_no_whole_record_is_named(tmp_path: Path, damage: object) -> None:
    path = written(tmp_path / "record.json", run_record(manifest=manifest()))
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(DataError, match=r"record\.json"):
        read_record_file(path)
