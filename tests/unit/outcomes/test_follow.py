from pathlib import Path

import pytest
from tests.executions import execution

from vitaeval.errors import DataError
from vitaeval.outcomes.follow import Tail


def test_only_what_is_new_and_whole_is_read(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    tail = Tail(path)
    assert tail.more() == []
    lines = [f"{execution(number).model_dump_json()}\n".encode() for number in range(3)]
    with path.open("ab", buffering=0) as file:
        file.write(lines[0] + lines[1][:10])
        assert [item.id for item in tail.more()] == ["q0"]
        file.write(lines[1][10:] + lines[2])
        assert [item.id for item in tail.more()] == ["q1", "q2"]
    assert tail.more() == []


def test_a_broken_line_stops_nobody_and_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(f'{{"id": 1}}\n{execution(1).model_dump_json()}\n', encoding="utf-8")
    tail = Tail(path)
    assert [item.id for item in tail.more()] == ["q1"]
    assert tail.unread == 1
    assert tail.reason is not None


def test_a_file_that_was_replaced_is_read_from_its_start(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(f"{execution(1).model_dump_json()}\n{execution(2).model_dump_json()}\n", encoding="utf-8")
    tail = Tail(path)
    tail.more()
    path.write_text(f"{execution(3).model_dump_json()}\n", encoding="utf-8")
    assert [item.id for item in tail.more()] == ["q3"]


def test_a_table_cannot_be_followed(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="JSON lines"):
        Tail(tmp_path / "log.csv").more()
