from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from vitaeval.providers._pool import Pool


class Client:
    def __init__(self, key: str) -> None:
        self.api_key = key
        self.is_closed = False

    async def close(self) -> None:
        self.is_closed = True


class Shop:
    """Builds clients and remembers them; the first `failures` loads fail."""

    def __init__(self, failures: int = 0) -> None:
        self.built: list[Client] = []
        self.failures = failures
        self.pool = Pool(self._load, self._build)

    def _load(self) -> None:
        if self.failures:
            self.failures -= 1
            raise ImportError("not installed")

    def _build(self, key: str) -> Client:
        self.built.append(Client(key))
        return self.built[-1]


async def _together(pool: Pool) -> list[Client]:
    return list(await asyncio.gather(*(pool.client(f"key {number}") for number in range(5))))


def test_calls_at_once_share_one_client() -> None:
    shop = Shop()
    found = asyncio.run(_together(shop.pool))
    assert len(shop.built) == 1
    assert all(client is shop.built[0] for client in found)


def test_the_newest_key_is_used_without_a_new_client() -> None:
    shop = Shop()
    asyncio.run(_together(shop.pool))
    assert shop.built[0].api_key == "key 4"


def test_a_client_is_closed_when_its_loop_ends_and_the_next_loop_gets_another() -> None:
    shop = Shop()
    asyncio.run(_together(shop.pool))
    assert shop.built[0].is_closed
    asyncio.run(_together(shop.pool))
    assert len(shop.built) == 2


def test_a_library_that_cannot_be_loaded_is_tried_again() -> None:
    shop = Shop(failures=1)
    with pytest.raises(ImportError):
        asyncio.run(shop.pool.client("k"))
    asyncio.run(shop.pool.client("k"))
    assert len(shop.built) == 1


def test_listing_providers_loads_no_vendors_library() -> None:
    code = (
        "import sys; from vitaeval.app.wire import providers; assert len(providers()) >= 7;"
        "assert not {'openai', 'anthropic', 'groq', 'httpx', 'httpx2', 'aiohttp'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
