from __future__ import annotations

from pathlib import Path

import pytest

from vitaeval.errors import ConfigError
from vitaeval.schema.config import Cache
from vitaeval.transport.bucket import Ask
from vitaeval.transport.clock import Clock
from vitaeval.transport.quota_open import open_quotas

CLOCK = Clock(now=lambda: 1000.0)
ONE = [Ask("rpm", 60.0, 1, 1.0)]


@pytest.mark.parametrize("uri", [None, "sqlite:///answers.db"])
async def test_processes_of_one_machine_share_a_file_whatever_is_cached(tmp_path: Path, uri: str | None) -> None:
    one, other = (open_quotas(Cache(uri=uri), tmp_path, CLOCK, pytest.fail) for _ in range(2))
    assert await one.take("k", ONE, 1000.0) == 0
    assert await other.take("k", ONE, 1000.0) > 50
    await one.close()
    await other.close()
    assert (tmp_path / "quota.db").is_file()


async def test_a_redis_server_is_not_connected_to_before_it_is_needed(tmp_path: Path) -> None:
    await open_quotas(Cache(uri="redis://nowhere.invalid:1/0"), tmp_path, CLOCK, pytest.fail).close()
    assert list(tmp_path.iterdir()) == []


def test_an_unusable_address_is_refused_before_any_call(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        open_quotas(Cache(uri="redis://"), tmp_path, CLOCK, pytest.fail)
