"""The batch endpoints of OpenAI, Groq and Anthropic for the wire server: files, orders, results in a wrong order."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from tests.wire.behaviour import Answer, Raw, echo, failure
from tests.wire.formats import dumps, text_of, whole
from tests.wire.seen import Seen
from tests.wire.server import WireServer

ANSWER = Answer(echo, prompt_tokens=1000, completion_tokens=500)
ROOTS = {"openai": "/v1", "groq": "/openai/v1", "anthropic": "/v1/messages/batches"}


@dataclass
class Batches:
    """What one vendor keeps. `fate` says by an item's prompt whether it is `answered`, `failed`, `expired` or `silent`.

    `polls` looks at a batch find it unfinished. `refusal` refuses every order as a whole; `orders` holds each batch's
    items by custom id.
    """

    vendor: str
    fate: Callable[[str], str] = lambda prompt: "answered"
    polls: int = 2
    refusal: str | None = None
    answer: Answer = ANSWER
    orders: dict[str, dict[str, Any]] = field(default_factory=dict)
    looks: dict[str, int] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def attach(self, wire: WireServer) -> Batches:
        """Serve this vendor's batch endpoints at `wire`."""
        root = ROOTS[self.vendor]
        if self.vendor == "anthropic":
            wire.route("GET", root, lambda seen: self._message_batch(seen, wire.url))
            wire.route("POST", root, self._message_order)
            return self
        wire.route("GET", f"{root}/files/", lambda seen: Raw(200, self.files[seen.path.split("/")[-2]]))
        wire.route("POST", f"{root}/files", self._upload)
        wire.route("GET", f"{root}/batches/", self._batch)
        wire.route("POST", f"{root}/batches", self._order)
        return self

    @property
    def asked(self) -> list[str]:
        """The prompts of all items of all orders, in the order of arrival."""
        return [self._seen(body).prompt for items in self.orders.values() for body in items.values()]

    def _seen(self, body: Mapping[str, Any]) -> Seen:
        path = {"anthropic": "/v1/messages", "groq": "/openai/v1/x", "openai": "/v1/x"}[self.vendor]
        return Seen(len(self.orders), 0.0, "POST", path, {}, dumps(body), b"")

    def _upload(self, seen: Seen) -> Raw:
        head = b"content-type: " + seen.headers["content-type"].encode() + b"\r\n\r\n"
        parts = {part.get_param("name", header="content-disposition"): part for part in _parts(head + seen.body)}
        assert parts["purpose"].get_payload() == "batch"
        name = f"file-{len(self.files)}"
        self.files[name] = parts["file"].get_payload(decode=True)
        return Raw(200, {"id": name, "object": "file", "purpose": "batch"})

    def _order(self, seen: Seen) -> Raw:
        lines = [json.loads(line) for line in self.files[seen.json["input_file_id"]].splitlines()]
        fixed = {(line["method"], line["url"]) for line in lines} | {("POST", seen.json["endpoint"])}
        if fixed != {("POST", "/v1/chat/completions")} or seen.json["completion_window"] != "24h":
            return failure(400, "invalid_request_error", "not an order for chat completions")
        return Raw(200, self._state(self._new([(line["custom_id"], line["body"]) for line in lines])))

    def _new(self, items: list[tuple[str, Any]]) -> str:
        name = f"batch_{len(self.orders)}"
        assert len({custom for custom, _ in items}) == len(items)
        self.orders[name], self.looks[name] = dict(items), 0
        return name

    def _batch(self, seen: Seen) -> Raw:
        name = seen.path.split("/")[-1]
        if name not in self.orders:
            return failure(404, "not_found_error", "no such batch")
        self.looks[name] += 1
        return Raw(200, self._state(name))

    def _state(self, name: str) -> dict[str, Any]:
        state: dict[str, Any] = {"id": name, "object": "batch", "status": "in_progress"}
        if self.looks[name] <= self.polls:
            return state
        if self.refusal is not None:
            return state | {"status": "failed", "errors": {"object": "list", "data": [{"message": self.refusal}]}}
        rows = [(custom, self._seen(body)) for custom, body in reversed(self.orders[name].items())]
        fates = {custom: self.fate(seen.prompt) for custom, seen in rows}
        good = [self._line(custom, seen, "answered") for custom, seen in rows if fates[custom] == "answered"]
        bad = [self._line(c, seen, fates[c]) for c, seen in rows if fates[c] in ("failed", "expired")]
        self.files[f"{name}-out"], self.files[f"{name}-err"] = b"\n".join(good), b"\n".join(bad)
        told = {"output_file_id": f"{name}-out" if good else None, "error_file_id": f"{name}-err" if bad else None}
        return state | told | {"status": "expired" if "expired" in fates.values() else "completed"}

    def _line(self, custom: str, seen: Seen, fate: str) -> bytes:
        line: dict[str, Any] = {"id": f"r-{custom}", "custom_id": custom, "response": None, "error": None}
        if fate == "expired":
            told = "This request could not be executed before the completion window expired."
            return dumps(line | {"error": {"code": "batch_expired", "message": told}})
        body = json.loads(whole(self.answer, seen, text_of(self.answer, seen, None)))
        if fate == "failed":
            body = {"error": {"type": "invalid_request_error", "code": None, "message": "bad request"}}
        status = 400 if fate == "failed" else 200
        return dumps(line | {"response": {"status_code": status, "request_id": f"req-{custom}", "body": body}})

    def _message_order(self, seen: Seen) -> Raw:
        items = [(item["custom_id"], item["params"]) for item in seen.json["requests"]]
        return Raw(200, {"id": self._new(items), "type": "message_batch", "processing_status": "in_progress"})

    def _message_batch(self, seen: Seen, root: str) -> Raw:
        name = seen.path.split("/")[4]
        if name not in self.orders:
            return failure(404, "not_found_error", "no such batch")
        if seen.path.endswith("/results"):
            rows = [self._message(*item) for item in reversed(self.orders[name].items())]
            return Raw(200, b"".join(row + b"\n" for row in rows if row), "application/x-jsonl")
        self.looks[name] += 1
        ended = self.looks[name] > self.polls
        url = f"{root}{ROOTS['anthropic']}/{name}/results" if ended else None
        state = "ended" if ended else "in_progress"
        return Raw(200, {"id": name, "type": "message_batch", "processing_status": state, "results_url": url})

    def _message(self, custom: str, params: Mapping[str, Any]) -> bytes:
        seen = self._seen(params)
        fate = self.fate(seen.prompt)
        result: dict[str, Any] = {"type": fate}
        if fate == "silent":
            return b""
        if fate == "failed":
            error = {"type": "invalid_request_error", "message": "bad request"}
            result = {"type": "errored", "error": {"type": "error", "error": error, "request_id": "req_1"}}
        elif fate == "answered":
            message = json.loads(whole(self.answer, seen, text_of(self.answer, seen, None)))
            result = {"type": "succeeded", "message": message}
        return dumps({"custom_id": custom, "result": result})


def _parts(data: bytes) -> list[Any]:
    found = message_from_bytes(data).get_payload()
    assert isinstance(found, list)
    return found
