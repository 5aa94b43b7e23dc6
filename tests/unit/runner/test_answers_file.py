from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.errors import DataError
from vitaeval.runner.answers_file import AnswerRow, read_answers

FULL: dict[str, Any] = {
    "example": "one",
    "output": '{"word": "one"}',
    "trial": 1,
    "model": "gpt-4o",
    "latency_ms": 812.5,
    "cost_usd": 0.003,
    "prompt_tokens": 1200,
    "completion_tokens": 300,
}


def jsonl(path: Path, *rows: dict[str, Any] | str) -> Path:
    file = path / "answers.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def table(path: Path, *rows: dict[str, Any]) -> Path:
    file = path / "answers.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


@pytest.mark.parametrize("write", [jsonl, table])
def test_both_kinds_of_file_say_the_same(tmp_path: Path, write: Any) -> None:
    sheet = read_answers(write(tmp_path, FULL))
    assert (sheet.problems, sheet.unused) == ((), ())
    assert [row for _, row in sheet.rows] == [AnswerRow(**FULL)]


def test_an_output_may_be_an_object(tmp_path: Path) -> None:
    ((_, row),) = read_answers(jsonl(tmp_path, {"example": "one", "output": {"b": "ü", "a": [1, None]}})).rows
    assert row.text is not None
    assert json.loads(row.text) == {"a": [1, None], "b": "ü"}


def test_what_is_not_said_is_unknown_and_the_first_trial_is_meant(tmp_path: Path) -> None:
    ((_, row),) = read_answers(jsonl(tmp_path, {"example": "one", "output": "x"})).rows
    assert (row.trial, row.model, row.latency_ms, row.cost_usd, row.prompt_tokens) == (0, None, None, None, None)


def test_no_answer_and_an_empty_answer_are_two_things(tmp_path: Path) -> None:
    rows = read_answers(jsonl(tmp_path, {"example": "a", "output": None}, {"example": "b", "output": ""})).rows
    assert [row.text for _, row in rows] == [None, ""]


def test_an_empty_cell_is_a_missing_value(tmp_path: Path) -> None:
    blank = dict.fromkeys(FULL, "")
    ((_, row),) = read_answers(table(tmp_path, {**blank, "example": "one"})).rows
    assert row == AnswerRow(example="one", output=None)


def test_numbers_of_tables_with_gaps_are_understood(tmp_path: Path) -> None:
    given_ = {**FULL, "trial": "0.0", "prompt_tokens": "1200.0", "completion_tokens": "3e2", "cost_usd": "1"}
    ((_, row),) = read_answers(table(tmp_path, given_)).rows
    assert (row.trial, row.prompt_tokens, row.completion_tokens, row.cost_usd) == (0, 1200, 300, 1.0)


def test_cells_with_line_breaks_commas_and_quotes_keep_their_text_and_lines_their_number(tmp_path: Path) -> None:
    text = '{"a": "x,\ny",\n"b": "“ü”"}'
    sheet = read_answers(table(tmp_path, {"example": "a", "output": text}, {"example": "b", "output": "z"}))
    assert [row.text for _, row in sheet.rows] == [text, "z"]
    assert [where.rsplit(":", 1)[1] for where, _ in sheet.rows] == ["2", "5"]


def test_a_file_that_a_spreadsheet_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(b"\xef\xbb\xbfexample, output\r\none,x\r\n\r\n")
    sheet = read_answers(path)
    assert [row.example for _, row in sheet.rows] == ["one"]


def test_all_problems_are_found_at_once_each_with_its_line(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path,
        {"example": "one", "output": "fine"},
        "{broken",
        "",
        {"id": "two", "output": "x"},
        {"example": "three", "output": 5},
        {"example": "four", "output": "x", "trial": -1, "latency_ms": "fast"},
        {"example": "five", "output": "x", "prompt_tokens": 3},
        '["list"]',
        '{"example": "six", "output": {"a": NaN}}',
        '{"example": "\\ud800", "output": "x"}',
    )
    sheet = read_answers(path)
    assert [row.example for _, row in sheet.rows] == ["one"]
    found = [problem.removeprefix(f"{path}:") for problem in sheet.problems]
    assert [item.split(":")[0] for item in found] == ["2", "4", "5", "6", "6", "7", "8", "9", "10"]
    assert "example is missing (there is id)" in found[1]
    assert "output: must be text or a JSON object" in found[2]
    assert "go together" in found[5]
    assert "NaN" in found[7]


def test_problems_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("example,output,cost_usd\none,x,free\ntwo,x\n,x,1\n")
    assert [item.split(":")[1] for item in read_answers(path).problems] == ["2", "3", "4"]


def test_a_table_whose_quotes_do_not_close_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text('example,output\none,"x\n')
    assert "not CSV" in read_answers(path).problems[0]


def test_columns_of_ones_own_are_left_unused_and_named(tmp_path: Path) -> None:
    rows = ({"example": "a", "output": "x", "user": 1}, {"example": "b", "output": "x", "when": 2, "user": 1})
    sheet = read_answers(jsonl(tmp_path, *rows))
    assert (sheet.problems, sheet.unused) == ((), ("user", "when"))


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_file_is_a_problem(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert read_answers(tmp_path / name).problems == (f"{tmp_path / name}: holds no answers",)


@pytest.mark.parametrize(("name", "content"), [("a.jsonl", None), ("a.csv", b"\xff\xfe\x00"), ("a.xlsx", b"x")])
def test_a_file_that_cannot_be_read_at_all_is_named(tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=name):
        read_answers(tmp_path / name)


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), min_size=1).filter(lambda text: text.strip())


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_a_text_survives_both_kinds_of_file(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    rows = [{"example": f"e{number}", "output": text} for number, text in enumerate(texts)]
    folder = tmp_path_factory.mktemp("answers")
    for write in (jsonl, table):
        sheet = read_answers(write(folder, *rows))
        assert ([row.text for _, row in sheet.rows], sheet.problems) == (texts, ())


def test_columns_of_a_log_are_named_by_its_owner(tmp_path: Path) -> None:
    logged = {"id": "one", "response": {"choices": [{"text": "x"}]}, "model": "m-2", "example": "not this"}
    columns = {"example": "id", "output": "response.choices.0.text"}
    sheet = read_answers(jsonl(tmp_path, logged), columns)
    ((_, row),) = sheet.rows
    assert (row.example, row.output, row.model) == ("one", "x", "m-2")
    assert (sheet.problems, sheet.unused) == ((), ())


def test_a_column_that_is_not_there_is_one_problem_with_a_near_match(tmp_path: Path) -> None:
    file = jsonl(tmp_path, *({"example": str(n), "response": "x"} for n in range(3)))
    (problem,) = read_answers(file, {"output": "responce"}).problems
    assert problem.endswith("no line has a column 'responce'; did you mean response?")


def test_a_field_that_answers_do_not_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="did you mean output"):
        read_answers(jsonl(tmp_path, {"example": "a", "output": "x"}), {"outputs": "x"})


def test_a_missing_field_says_how_to_name_its_column(tmp_path: Path) -> None:
    (problem,) = read_answers(jsonl(tmp_path, {"example": "a", "response": "x"})).problems
    assert problem.endswith("output is missing (there is response): columns.output=… says which it is")


def test_a_table_as_mlflow_logs_it_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    path.write_text(json.dumps({"columns": list(FULL), "data": [list({**FULL, "trial": 1.0}.values())]}))
    assert [row for _, row in read_answers(path).rows] == [AnswerRow(**FULL)]


@pytest.mark.parametrize("text", ["[]", "{", '{"columns": ["example"]}', '{"columns": ["a", "b"], "data": [[1]]}'])
def test_what_is_no_table_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "table.json"
    path.write_text(text)
    (problem,) = read_answers(path).problems
    assert problem.startswith(f"{path}:1: not ")
