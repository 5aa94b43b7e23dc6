from __future__ import annotations

import json
from pathlib import Path

import pytest

from vitaeval.errors import DataError
from vitaeval.golden.documents import Shelf, read_job, read_json, read_profile


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"a": 1,\n "b" }', ":2:6: not JSON"),
        (b" \n", "me.json: is empty"),
        (b'{"a": "\xff"}', "not UTF-8 at byte 7"),
    ],
)
def test_a_broken_file_is_named_with_the_place(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "me.json"
    path.write_bytes(data)
    with pytest.raises(DataError) as caught:
        read_json(path)
    assert str(caught.value).startswith(str(path))
    assert said in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.json: no such file"):
        read_profile(tmp_path / "none.json")


def test_a_missing_posting_is_named_the_same_way(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.txt: no such file"):
        read_job(tmp_path / "none.txt")


def test_a_posting_may_be_plain_text(tmp_path: Path) -> None:
    (tmp_path / "job.txt").write_text("Köchin gesucht", encoding="utf-8")
    assert read_job(tmp_path / "job.txt").text == "Köchin gesucht"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"title": "x"}, "text: Field required"),
        ({"title": "x", "text": "", "salary": 1}, "and 1 more"),
        ({"title": "x", "text": "y", "salary": 1}, "salary: unknown field, got '1'"),
        ([], "the whole: "),
    ],
)
def test_a_posting_that_is_none_says_why(tmp_path: Path, raw: object, said: str) -> None:
    (tmp_path / "job.json").write_text(json.dumps(raw))
    with pytest.raises(DataError) as caught:
        read_job(tmp_path / "job.json")
    assert said in str(caught.value)


def test_an_empty_text_posting_is_refused(tmp_path: Path) -> None:
    (tmp_path / "job.txt").write_text("")
    with pytest.raises(DataError, match=r"job\.txt"):
        read_job(tmp_path / "job.txt")


def test_unknown_documents_get_near_matches(tmp_path: Path) -> None:
    for kind in ("profiles", "jobs"):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "nurse-imani.json").write_text("{}")
    shelf = Shelf(tmp_path)
    with pytest.raises(DataError, match=r"unknown profile 'nurse-imami': did you mean nurse-imani\?"):
        shelf.profile("nurse-imami")
    with pytest.raises(DataError, match=r"unknown job 'nurse': did you mean nurse-imani\?"):
        shelf.job("nurse")


def test_a_document_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "profiles").mkdir()
    path = tmp_path / "profiles" / "a.json"
    path.write_text("{}")
    shelf = Shelf(tmp_path)
    first = shelf.profile("a")
    path.unlink()
    assert shelf.profiles["a"] is first
