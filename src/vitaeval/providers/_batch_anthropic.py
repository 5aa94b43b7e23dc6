"""Anthropic's message batches.

Source: the types of the vendor's SDK. Answers come in any order, each succeeded, errored, canceled or expired.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from vitaeval.errors import ProviderError, Transient
from vitaeval.providers._anthropic_messages import NAME, read
from vitaeval.providers._batching import Door
from vitaeval.providers._reading import Fields, body_of, fields, plain, text
from vitaeval.providers._vendor import Answered
from vitaeval.schema.chat import Reply, Request

_STATUS: Mapping[str, int] = {
    "invalid_request_error": 400,
    "authentication_error": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
    "request_too_large": 413,
    "rate_limit_error": 429,
    "api_error": 500,
    "timeout_error": 504,
    "overloaded_error": 529,
}


class AnthropicBatches:
    """A BatchPort over the message batches of one model's service."""

    def __init__(self, door: Door) -> None:
        self._door = door

    async def submit(self, requests: Sequence[tuple[str, Request]], /) -> str:
        """Order the batch in one request."""
        items = [{"custom_id": custom, "params": self._params(request)} for custom, request in requests]

        async def order(client: Any) -> Fields:
            raw = await client.messages.batches.with_raw_response.create(requests=items)
            return body_of(NAME, raw.http_response.content)

        return self._door.id_of(await self._door.through(order))

    async def has_ended(self, batch: str, /) -> bool:
        """Whether every item has succeeded, failed, expired or been cancelled."""

        async def look(client: Any) -> Fields:
            raw = await client.messages.batches.with_raw_response.retrieve(batch)
            return body_of(NAME, raw.http_response.content)

        return (await self._door.through(look)).get("processing_status") == "ended"

    async def results(self, batch: str, asked: Mapping[str, Request], /) -> Mapping[str, Reply | ProviderError]:
        """Answers and errors of `asked`."""

        async def fetch(client: Any) -> list[Fields]:
            return [plain(item) async for item in await client.messages.batches.results(batch)]

        found: dict[str, Reply | ProviderError] = {}
        for item in await self._door.through(fetch):
            custom = text(item.get("custom_id")) or ""
            if custom in asked:
                found[custom] = self._door.reply(asked[custom], partial(self._read, item))
        return found

    def _params(self, request: Request) -> dict[str, Any]:
        """The body of a message: what the SDK's method takes beside its arguments lies among them here."""
        arguments = dict(self._door.ask(request).arguments)
        beside = arguments.pop("extra_body", {})
        return {**arguments, **beside}

    def _read(self, item: Fields) -> Answered:
        result = fields(item.get("result"))
        match result.get("type"):
            case "succeeded":
                return read(fields(result.get("message")), {})
            case "errored":
                body = fields(result.get("error"))
                kind = text(fields(body.get("error")).get("type"))
                return self._door.refused(_STATUS.get(kind or ""), body)
            case kind:
                raise Transient(NAME, f"not answered in the batch: {kind or 'no reason given'}")
