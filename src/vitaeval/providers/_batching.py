"""What the batches of all vendors share: key, client, deadline, typed errors, replies."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any, TypeVar

from vitaeval.errors import ProviderError, Transient
from vitaeval.providers._failure import failure, scrubbed
from vitaeval.providers._patience import within
from vitaeval.providers._pool import Pool
from vitaeval.providers._reading import Fields, text
from vitaeval.providers._vendor import NO_KEY, Answered, Asked, Vendor, key_of, reply_of
from vitaeval.schema.chat import CallTiming, Reply, Request
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.provider import Surroundings
from vitaeval.vendor.status import Refused, answer_within, provider_error

T = TypeVar("T")
LONGER = 10


def unstreamed(config: ModelConfig) -> ModelConfig:
    """`config` without streaming: a batch has none."""
    return ModelConfig(**{**dict(config), "stream": False})


class Door:
    """The way to one vendor's batches; its files may take LONGER times the deadline of one answer."""

    def __init__(self, vendor: Vendor, config: ModelConfig, around: Surroundings) -> None:
        self.name = vendor.name
        self._vendor = vendor
        self._config = config
        self._around = around
        self._pool = Pool(vendor.sdk, vendor.open)

    async def through(self, action: Callable[[Any], Coroutine[Any, Any, T]]) -> T:
        """`action` with the vendor's client. Raises ProviderError, with no vendor's own behind it, which may hold
        the key."""
        key = key_of(self._vendor, self._config, self._around)
        outcome = await self._attempt(await self._pool.client(key), action)
        if isinstance(outcome, ProviderError):
            raise outcome if key == NO_KEY else scrubbed(outcome, key)
        return outcome

    def ask(self, request: Request) -> Asked:
        """`request` in the vendor's words."""
        return self._vendor.ask(request)

    def reply(self, request: Request, read: Callable[[], Answered]) -> Reply | ProviderError:
        """What `read` finds, as a Reply to `request`; the error when it finds none."""
        try:
            return reply_of(read(), self.ask(request), self._config, CallTiming(latency_ms=0.0))
        except ProviderError as error:
            return error

    def refused(self, status: int | None, body: Fields) -> Answered:
        """The model's own behaviour that is reported as an error. Raises ProviderError for a real one."""
        found = answer_within(body)
        if found is None:
            raise provider_error(self.name, Refused(status, body, {}), datetime.now(UTC))
        return Answered(text=found[1], finish=found[0])

    def id_of(self, body: Fields) -> str:
        """The id of what was made. Raises Transient when the vendor names none."""
        found = text(body.get("id"))
        if found is None:
            raise Transient(self.name, "the answer has no id")
        return found

    async def _attempt(self, client: Any, action: Callable[[Any], Coroutine[Any, Any, T]]) -> T | ProviderError:
        try:
            return await within(LONGER * self._around.transport.deadline_s, action(client))
        except Exception as error:
            return failure(self.name, self._vendor.sdk(), error, datetime.now(UTC))
