from __future__ import annotations

from pathlib import Path

import pytest
from tests.answer_stores import KEY

from vitaeval.errors import ConfigError, EnvironmentFailure
from vitaeval.schema.config import Cache
from vitaeval.transport.clock import Clock
from vitaeval.transport.store import AnswerStore
from vitaeval.transport.store_open import open_store

CLOCK = Clock(now=lambda: 1000.0)


def opened(uri: str | None, root: Path, **more: float) -> AnswerStore | None:
    return open_store(Cache(name="c", uri=uri, **more), root, "me", CLOCK, pytest.fail)


def test_without_an_address_nothing_is_kept(tmp_path: Path) -> None:
    assert opened(None, tmp_path) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["runs/.cache/a b ü.db", "answers.db"])
async def test_a_relative_file_lies_in_the_project(tmp_path: Path, place: str) -> None:
    store = opened(f"sqlite:///{place}", tmp_path)
    assert store is not None
    await store.put(KEY, "x")
    await store.close()
    assert (tmp_path / place).is_file()


async def test_an_absolute_file_lies_where_it_says(tmp_path: Path) -> None:
    store = opened(f"sqlite:///{tmp_path}/there.db", tmp_path / "elsewhere")
    assert store is not None
    await store.close()
    assert (tmp_path / "there.db").is_file()


async def test_a_time_to_live_reaches_the_store(tmp_path: Path) -> None:
    now = [1000.0]
    cache = Cache(name="c", uri="sqlite:///a.db", ttl_s=5)
    store = open_store(cache, tmp_path, "me", Clock(now=lambda: now[0]), pytest.fail)
    assert store is not None
    await store.put(KEY, "x")
    now[0] += 5
    assert await store.get(KEY) is None
    await store.close()


async def test_a_redis_server_is_not_connected_to_before_it_is_needed(tmp_path: Path) -> None:
    store = opened("redis://nowhere.invalid:1/0", tmp_path)
    assert store is not None
    await store.close()


@pytest.mark.parametrize("uri", ["postgres://u:secret@h/db", "sqlite:///", "answers.db", "redis://", "redis://h:x"])
def test_another_kind_of_address_is_refused_without_showing_a_password(tmp_path: Path, uri: str) -> None:
    with pytest.raises(ConfigError, match=r"cache\.uri") as refused:
        opened(uri, tmp_path)
    assert "secret" not in str(refused.value)


def test_a_file_that_cannot_be_used_is_found_before_the_first_call(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(EnvironmentFailure):
        opened("sqlite:///file/answers.db", tmp_path)
