"""Where answers are kept between runs, as the cache sees it."""

from __future__ import annotations

from typing import Protocol


class AnswerStore(Protocol):
    """Texts by key, and short leases so that several processes do not compute the same key at once.

    A lease ends `lease_s` seconds after it was claimed or last renewed, so that a process that dies holds
    nobody up for longer. Every method raises EnvironmentFailure when the store cannot be reached.
    """

    lease_s: float

    async def get(self, key: str) -> str | None:
        """What is kept under `key`, or None when nothing is or its time is over."""

    async def put(self, key: str, text: str, *, releasing: str | None = None) -> None:
        """Keep `text`; on return every process can see it. In the same step, and never before it, give up this
        process's lease on the key `releasing`."""

    async def claim(self, key: str) -> bool:
        """Take the lease on `key`. False while anybody holds it."""

    async def renew(self, key: str) -> None:
        """Hold on to this process's lease for another `lease_s`; nothing when it has none."""

    async def release(self, key: str) -> None:
        """Give up this process's lease; nothing when it has none."""

    async def close(self) -> None:
        """Let go of files and connections."""
