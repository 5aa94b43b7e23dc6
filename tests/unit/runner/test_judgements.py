from pathlib import Path
from typing import Any

import pytest
from tests.measured_judges import judge

from vitaeval.errors import DataError
from vitaeval.runner.judgements import JUDGEMENTS, read_judgements, write_judgements
from vitaeval.schema.chat import Evidence
from vitaeval.schema.judgement import Grade, Judgement, Recorded

GRADE = Grade(reason="it says so", quote=None, band=4)


def line(**more: Any) -> Recorded:
    values: dict[str, Any] = {
        "example": "first",
        "cluster": "p1",
        "trial": 0,
        "document": "d" * 64,
        "judge": judge(),
        "judgement": Judgement(relevance=GRADE, evidence=GRADE, clarity=GRADE),
        "reason": None,
        "served": "far-1",
        "evidence": Evidence.REAL,
        "cost_usd": None,
    }
    return Recorded(**{**values, **more})


def test_what_is_written_is_read_and_replaces_what_was(tmp_path: Path) -> None:
    write_judgements(tmp_path, [line(example="a"), line(example="b")])
    found = [line(example="c"), line(judgement=None, reason="no JSON found", served=None, evidence=None)]
    write_judgements(tmp_path, found)
    assert read_judgements(tmp_path) == tuple(found)


def test_a_run_that_nobody_judged_has_none(tmp_path: Path) -> None:
    assert read_judgements(tmp_path) == ()


@pytest.mark.parametrize("bad", ["{", '{"format": 2}', line().model_dump_json().replace('"band":4', '"band":6')])
def test_a_bad_line_is_named_with_the_way_out(tmp_path: Path, bad: str) -> None:
    write_judgements(tmp_path, [line()])
    path = tmp_path / JUDGEMENTS
    path.write_text(path.read_text() + bad + "\n")
    with pytest.raises(DataError, match=r"judgements\.jsonl:2.*buys nothing twice"):
        read_judgements(tmp_path)
