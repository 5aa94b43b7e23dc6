"""Without a server; what the store does with one is shown in tests/wire/test_cache_redis.py."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.answer_stores import KEY

from vitaeval.errors import ConfigError, EnvironmentFailure
from vitaeval.transport.store_redis import RedisStore


async def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    store = RedisStore("redis://ann:secret@127.0.0.1:1/0", "me")
    for call in (store.get(KEY), store.put(KEY, "x"), store.claim(KEY), store.renew(KEY), store.release(KEY)):
        with pytest.raises(EnvironmentFailure, match=r"redis at 127\.0\.0\.1:1") as failed:
            await call
        assert "secret" not in str(failed.value)
    await store.close()


@pytest.mark.parametrize("uri", ["http://h", "redis://", "redis://h:port", "redis://ann:secret@h:99999999"])
def test_an_address_that_cannot_be_one_is_refused_at_once(uri: str) -> None:
    with pytest.raises(ConfigError) as refused:
        RedisStore(uri, "me")
    assert "secret" not in str(refused.value)


def test_without_the_library_its_installation_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "redis", None)
    with pytest.raises(ConfigError, match=r"pip install 'vitaeval\[redis\]'"):
        RedisStore("redis://127.0.0.1:1/0", "me")


def test_the_library_is_loaded_by_nobody_who_does_not_use_it() -> None:
    code = "import sys, vitaeval.transport.store_open; print('redis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "False\n"
