from __future__ import annotations

from pathlib import Path

import pytest
from tests.answer_stores import CONTRACT, Check

from vitaeval.transport.clock import Clock
from vitaeval.transport.store import AnswerStore
from vitaeval.transport.store_forgiving import ForgivingStore
from vitaeval.transport.store_sqlite import SqliteStore

CLOCK = Clock(now=lambda: 1000.0)


def sqlite(path: Path, owner: str) -> AnswerStore:
    return SqliteStore(path, owner, CLOCK)


def forgiving(path: Path, owner: str) -> AnswerStore:
    return ForgivingStore(SqliteStore(path, owner, CLOCK), pytest.fail, CLOCK)


@pytest.mark.parametrize("make", [sqlite, forgiving])
@pytest.mark.parametrize("check", CONTRACT, ids=lambda item: item.__name__)
async def test_a_store(check: Check, make: object, tmp_path: Path) -> None:
    assert callable(make)
    mine, theirs = make(tmp_path / "answers.db", "me"), make(tmp_path / "answers.db", "you")
    try:
        await check(mine, theirs)
    finally:
        await mine.close()
        await theirs.close()
