"""One pooled client per provider: built at the first call, closed when its event loop ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import Any

from vitaeval.schema.config import Transport


class Pool:
    """Hands out a vendor's client. A client belongs to one event loop: a new loop gets a new one.

    `load` imports the vendor's library, which takes seconds: it runs in a thread, so that calls to other vendors that
    are under way do not time out meanwhile.
    """

    def __init__(self, load: Callable[[], Any], build: Callable[[str], Any]) -> None:
        self._load = load
        self._build = build
        self._client: Any = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._opening = asyncio.Lock()
        self._keeper: AsyncGenerator[None, None] | None = None

    async def client(self, key: str) -> Any:
        """The client, with `key` from this call on: the SDKs read their key at every request."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._client, self._loop, self._opening = None, loop, asyncio.Lock()
        if self._client is None:
            await self._open(key)
        self._client.api_key = key
        return self._client

    async def _open(self, key: str) -> None:
        async with self._opening:
            if self._client is None:
                await asyncio.to_thread(self._load)
                client = self._build(key)
                self._keeper = _closing(client)
                await anext(self._keeper)
                self._client = client


async def _closing(client: Any) -> AsyncGenerator[None, None]:
    """Ends with its event loop, which finishes open generators (`loop.shutdown_asyncgens`), and closes `client`."""
    try:
        yield
    finally:
        await client.close()


def client_options(sdk: Any, limits: Transport) -> dict[str, Any]:
    """Arguments that all vendors' clients take: no retries of their own, our time limits, the faster transport.

    Each SDK insists on its own Timeout class: two of them are built on httpx2, one on httpx, and a foreign
    one fails every call as "Connection error.". With aiohttp underneath a call costs about half the CPU.
    """
    timeout = sdk.Timeout(limits.read_timeout_s, connect=limits.connect_timeout_s, pool=limits.deadline_s)
    return {"max_retries": 0, "timeout": timeout, "http_client": _aiohttp(sdk)}


def _aiohttp(sdk: Any) -> Any | None:
    try:
        return sdk.DefaultAioHttpClient()
    except RuntimeError:  # the SDK's word for: aiohttp, or its bridge, is not installed
        return None
