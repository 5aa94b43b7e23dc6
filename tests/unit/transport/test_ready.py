"""Nothing is asked, and no quota used, before the vendor's library is there."""

from __future__ import annotations

import asyncio
import time

from tests.unit.transport.virtual import request

from vitaeval.schema.chat import Reply, Request
from vitaeval.transport.ready import readied


async def test_a_library_is_loaded_once_before_the_first_call_and_the_loop_goes_on_meanwhile() -> None:
    said: list[str] = []

    def load() -> None:
        time.sleep(0.05)
        said.append("loaded")

    async def far(item: Request, /) -> Reply:
        said.append(item.purpose.example)
        raise LookupError

    async def elsewhere() -> None:
        await asyncio.sleep(0.005)
        said.append("elsewhere")

    chat = readied(far, load)
    await asyncio.gather(*(chat(request(f"e{n}")) for n in range(3)), elsewhere(), return_exceptions=True)
    assert said == ["elsewhere", "loaded", "e0", "e1", "e2"]
