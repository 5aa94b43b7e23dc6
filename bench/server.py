"""A model that answers at once or after a fixed time: OpenAI's chat completions over HTTP on 127.0.0.1.

Prints `{"port": …}` when it listens. `POST /config` sets the latency and clears the counts, `GET /stats` tells them.
Nothing but the standard library; a latency is a timer, not a task, so that what is measured is the client.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from workload import answer_text

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-request-id: req_bench\r\ncontent-length: %d\r\n\r\n"


class Model:
    """Latency and counts."""

    def __init__(self) -> None:
        self.latency_s = 0.0
        self.requests = self.in_flight = self.most = 0
        self.answer = _completion(answer_text())

    def configure(self, latency_ms: float) -> bytes:
        self.latency_s = latency_ms / 1000
        self.requests = self.most = 0
        return b"{}"

    def stats(self) -> bytes:
        return json.dumps({"requests": self.requests, "max_in_flight": self.most}).encode()

    def arrived(self) -> None:
        self.requests += 1
        self.in_flight += 1
        self.most = max(self.most, self.in_flight)


class Connection(asyncio.Protocol):
    """One keep-alive connection; its requests are answered one after the other."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.data = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: Any = transport

    def data_received(self, data: bytes) -> None:
        self.data += data
        head, found, rest = self.data.partition(b"\r\n\r\n")
        length = _length(head)
        if not found or len(rest) < length:
            return
        self.data = rest[length:]
        self._serve(head.split(b" ", 2)[1], rest[:length])

    def _serve(self, path: bytes, body: bytes) -> None:
        if path == b"/stats":
            self._reply(self.model.stats())
        elif path == b"/config":
            self._reply(self.model.configure(**json.loads(body)))
        else:
            self.model.arrived()
            asyncio.get_running_loop().call_later(self.model.latency_s, self._answer)

    def _answer(self) -> None:
        self.model.in_flight -= 1
        self._reply(self.model.answer)

    def _reply(self, body: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(HEAD % len(body) + body)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def _completion(text: str) -> bytes:
    message = {"role": "assistant", "content": text, "refusal": None}
    choice = {"index": 0, "finish_reason": "stop", "logprobs": None, "message": message}
    usage = {"prompt_tokens": 375, "completion_tokens": len(text) // 4, "total_tokens": 375 + len(text) // 4}
    told = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "fake", "choices": [choice]}
    return json.dumps(told | {"system_fingerprint": "fp_fake", "usage": usage}).encode()


async def serve() -> None:
    """Listen on a free port until killed."""
    model = Model()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(model), "127.0.0.1", 0, backlog=4096)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve())
