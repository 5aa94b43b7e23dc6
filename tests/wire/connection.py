"""HTTP/1.1 for the wire server: one keep-alive connection, its requests answered one at a time."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from email.utils import formatdate
from http import HTTPStatus

from tests.wire.behaviour import Answer, Behaviour, Drop, Hang, Raw, failure
from tests.wire.formats import dumps, embeddings, events, stops_at, text_of, whole
from tests.wire.mind import Mind
from tests.wire.seen import Seen

MODEL_PATHS = ("/chat/completions", "/v1/messages", "/embeddings")


class Connection(asyncio.Protocol):
    """Collects bytes into requests, asks the mind what each meets, and writes that."""

    def __init__(self, mind: Mind) -> None:
        self.mind = mind
        self.loop = asyncio.get_running_loop()
        self.buffer = bytearray()
        self.open: Seen | None = None
        self.timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.mind.stats.connections += 1
        self.mind.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self.mind.connections.discard(self)
        if self.timer is not None:
            self.timer.cancel()
        if self.open is not None:
            self.mind.stats.aborted += 1
            self._end(0, whole=False)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if b"expect: 100-continue" in data.lower():
            self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        while self.open is None and (seen := self._next()):
            self._meet(seen)

    def _next(self) -> Seen | None:
        """The next whole request in the buffer."""
        head_end = self.buffer.find(b"\r\n\r\n")
        if head_end < 0:
            return None
        lines = bytes(self.buffer[:head_end]).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        found = body_of(self.buffer, head_end + 4, headers)
        if found is None:
            return None
        body, end = found
        raw = bytes(self.buffer[:end])
        del self.buffer[:end]
        method, target, _ = lines[0].split(" ", 2)
        self.mind.arrived += 1
        return Seen(self.mind.arrived, time.monotonic(), method, target, headers, body, raw)

    def _meet(self, seen: Seen) -> None:
        mind = self.mind
        for method, prefix, handler in mind.routes:
            if seen.method == method and seen.path.startswith(prefix):
                mind.requests.append(seen)
                return self._raw(handler(seen), {})
        if not seen.path.endswith(MODEL_PATHS):
            return self._raw(self._other(seen), {})
        if mind.config.keep:
            mind.requests.append(seen)
        try:
            mind.note(seen)
        except ValueError:
            return self._raw(failure(400, "invalid_request_error", "the body is not JSON"), {})
        self.open = seen
        behaviour, limits = mind.decide(seen)
        wait = behaviour.latency_s if isinstance(behaviour, Answer | Raw) else 0.0
        if wait:
            self.timer = self.loop.call_later(wait, self._do, seen, behaviour, limits)
        else:
            self._do(seen, behaviour, limits)
        return None

    def _other(self, seen: Seen) -> Raw:
        mind = self.mind
        if seen.path.endswith("/models"):
            return Raw(200, {"object": "list", "data": [{"id": "wire", "object": "model", "created": 1}]})
        if mind.control and seen.path == "/stats":
            return Raw(200, mind.stats.report())
        if mind.control and seen.path == "/requests":
            return Raw(200, [{"key": item.key, "raw": item.raw.decode("latin-1")} for item in mind.requests])
        if mind.control and seen.path == "/reset":
            mind.reset()
            return Raw(200, {})
        if mind.control and seen.path == "/config":
            mind.configure(json.loads(seen.body))
            return Raw(200, vars(mind.config))
        mind.requests.append(seen)
        return failure(404, "not_found_error", f"no route {seen.path}")

    def _do(self, seen: Seen, behaviour: Behaviour, limits: Mapping[str, str]) -> None:
        match behaviour:
            case Answer():
                self._answer(seen, behaviour, limits)
            case Raw():
                self._end(behaviour.status, whole=behaviour.status == 200)
                self._raw(behaviour, {**limits, **self._ids(seen)})
            case Hang():
                self.mind.stats.hung += 1
                if behaviour.after_head:
                    self.transport.write(head(200, "application/json", {"content-length": "1000"}))
            case Drop():
                self._end(0, whole=False)
                self.transport.abort()

    def _answer(self, seen: Seen, answer: Answer, limits: Mapping[str, str]) -> None:
        named = {**limits, **self._ids(seen), **answer.headers}
        if seen.path.endswith("/embeddings"):
            self._end(200, whole=True)
            self._raw(Raw(200, embeddings(seen)), named)
            return
        text = text_of(answer, seen, self.mind.config.content)
        if seen.json.get("stream"):
            self.mind.stats.streamed += 1
            self._stream(seen, answer, events(answer, seen, text), named)
        elif answer.cut_after is not None:
            self.mind.stats.cut += 1
            self._end(200, whole=False)
            self.transport.write(head(200, "application/json", {**named, "content-length": "5000"}) + b'{"id": "')
            self.transport.close()
        else:
            self._end(200, whole=True)
            self._raw(Raw(200, whole(answer, seen, text)), named)

    def _ids(self, seen: Seen) -> dict[str, str]:
        name = "request-id" if seen.vendor == "anthropic" else "x-request-id"
        return {name: f"req_{seen.number}"}

    def _stream(self, seen: Seen, answer: Answer, found: list[bytes], named: Mapping[str, str]) -> None:
        stop = stops_at(answer, seen)
        self.transport.write(head(200, "text/event-stream", {**named, "transfer-encoding": "chunked"}))
        if not answer.piece_s:
            self.transport.write(b"".join(chunked(event) for event in found[:stop]))
            self._close_stream(answer)
        else:
            self._trickle(answer, found[:stop])

    def _trickle(self, answer: Answer, left: list[bytes]) -> None:
        if not left:
            self._close_stream(answer)
            return
        self.transport.write(chunked(left[0]))
        self.timer = self.loop.call_later(answer.piece_s, self._trickle, answer, left[1:])

    def _close_stream(self, answer: Answer) -> None:
        broken = answer.cut_after is not None
        self.mind.stats.cut += broken
        self._end(200, whole=not broken and answer.fails_after is None)
        if broken and answer.abrupt:
            self.transport.close()
        else:
            self.transport.write(b"0\r\n\r\n")

    def _end(self, status: int, *, whole: bool) -> None:
        if self.open is not None:
            self.mind.done(self.open, status, whole=whole)
            self.open = None

    def _raw(self, raw: Raw, named: Mapping[str, str]) -> None:
        body = raw.body.encode() if isinstance(raw.body, str) else raw.body
        content = body if isinstance(body, bytes) else dumps(body)
        sized = {**named, **raw.headers, "content-length": str(len(content))}
        self.transport.write(head(raw.status, raw.content_type, sized) + content)


def head(status: int, content_type: str, named: Mapping[str, str]) -> bytes:
    reason = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else "Odd"
    stamped = {"content-type": content_type, "date": formatdate(usegmt=True), **named}
    lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {value}" for name, value in stamped.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def chunked(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def body_of(buffer: bytearray, start: int, headers: Mapping[str, str]) -> tuple[bytes, int] | None:
    """The body that begins at `start` and where it ends, or None when it is not all there."""
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return _dechunked(buffer, start)
    end = start + int(headers.get("content-length", 0))
    return (bytes(buffer[start:end]), end) if len(buffer) >= end else None


def _dechunked(buffer: bytearray, start: int) -> tuple[bytes, int] | None:
    body = bytearray()
    while (line_end := buffer.find(b"\r\n", start)) >= 0:
        size = int(bytes(buffer[start:line_end]).split(b";")[0], 16)
        start = line_end + 2 + size + 2
        if len(buffer) < start:
            return None
        if size == 0:
            return bytes(body), start
        body += buffer[line_end + 2 : line_end + 2 + size]
    return None
