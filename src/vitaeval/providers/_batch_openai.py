"""OpenAI's batches, which Groq speaks as well: a file of requests goes up, files of answers come down.

Source: the types of both vendors' SDKs, and OpenAI's published schema of a line (BatchRequestOutput). Answers come in
any order; the requests that failed or were too late are in a file of their own.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from vitaeval.errors import Permanent, ProviderError, Transient
from vitaeval.providers._batching import Door
from vitaeval.providers._openai_chat import ChatDialect, read
from vitaeval.providers._reading import Fields, body_of, fields, text
from vitaeval.providers._vendor import Answered
from vitaeval.schema.chat import Reply, Request

ENDPOINT = "/v1/chat/completions"
_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})


class OpenAIBatches:
    """A BatchPort over the files and batches of one model's service."""

    def __init__(self, door: Door, dialect_of: ChatDialect) -> None:
        self._door = door
        self._dialect = dialect_of

    async def submit(self, requests: Sequence[tuple[str, Request]], /) -> str:
        """Upload the requests, then order the batch. Raises ProviderError; nothing is ordered without the file."""
        lines = b"".join(self._line(custom, request) for custom, request in requests)
        uploaded = await self._door.through(lambda client: self._upload(client, lines))
        return self._door.id_of(await self._door.through(lambda client: self._order(client, uploaded)))

    async def has_ended(self, batch: str, /) -> bool:
        """Whether the batch is completed, failed, expired or cancelled."""
        return (await self._look(batch)).get("status") in _ENDED

    async def results(self, batch: str, asked: Mapping[str, Request], /) -> Mapping[str, Reply | ProviderError]:
        """Answers and errors of `asked`; a batch that was refused as a whole is every item's error."""
        seen = await self._look(batch)
        if seen.get("status") == "failed":
            return dict.fromkeys(asked, Permanent(self._door.name, f"the batch was refused: {_complaints(seen)}"))
        found: dict[str, Reply | ProviderError] = {}
        for name in ("output_file_id", "error_file_id"):
            if file := text(seen.get(name)):
                content = await self._door.through(partial(_download, file=file))
                found |= self._items(content, asked)
        return found

    def _line(self, custom: str, request: Request) -> bytes:
        body = self._door.ask(request).arguments
        line = {"custom_id": custom, "method": "POST", "url": ENDPOINT, "body": body}
        return json.dumps(line, ensure_ascii=False).encode() + b"\n"

    async def _upload(self, client: Any, lines: bytes) -> str:
        raw = await client.files.with_raw_response.create(
            file=("requests.jsonl", lines, "application/jsonl"), purpose="batch"
        )
        return self._door.id_of(body_of(self._door.name, raw.http_response.content))

    async def _order(self, client: Any, file: str) -> Fields:
        raw = await client.batches.with_raw_response.create(
            input_file_id=file, endpoint=ENDPOINT, completion_window="24h"
        )
        return body_of(self._door.name, raw.http_response.content)

    async def _look(self, batch: str) -> Fields:
        async def look(client: Any) -> Fields:
            raw = await client.batches.with_raw_response.retrieve(batch)
            return body_of(self._door.name, raw.http_response.content)

        return await self._door.through(look)

    def _items(self, content: bytes, asked: Mapping[str, Request]) -> dict[str, Reply | ProviderError]:
        found: dict[str, Reply | ProviderError] = {}
        for line in content.splitlines():
            item = body_of(self._door.name, line) if line.strip() else {}
            custom = text(item.get("custom_id")) or ""
            if custom in asked:
                found[custom] = self._door.reply(asked[custom], partial(self._read, item))
        return found

    def _read(self, item: Fields) -> Answered:
        response, error = fields(item.get("response")), fields(item.get("error"))
        status, body = response.get("status_code"), fields(response.get("body"))
        if not response:
            reason = text(error.get("message")) or "no reason given"
            raise Transient(self._door.name, f"not answered in the batch: {text(error.get('code')) or ''} {reason}")
        if status != 200:
            return self._door.refused(status, body)
        return read(self._dialect, body, {"x-request-id": text(response.get("request_id")) or ""})


async def _download(client: Any, file: str) -> bytes:
    found = (await client.files.content(file)).read()
    content: bytes = await found if inspect.isawaitable(found) else found
    return content


def _complaints(seen: Fields) -> str:
    told = fields(seen.get("errors")).get("data")
    said = [text(fields(item).get("message")) for item in (told if isinstance(told, list) else [])]
    return "; ".join(reason for reason in said if reason) or "no reason given"
