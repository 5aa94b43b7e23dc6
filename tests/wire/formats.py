"""Answers in the vendors' formats, whole and as server-sent events."""

from __future__ import annotations

import json
from typing import Any

from tests.wire.behaviour import Answer, shaped
from tests.wire.seen import Seen

STOP_REASON = {"stop": "end_turn", "length": "max_tokens", "content_filter": "refusal", "refusal": "refusal"}


def dumps(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def text_of(answer: Answer, seen: Seen, content: str | None) -> str:
    """The words of an answer: its own, the server's fixed ones, or what the schema asks for."""
    if callable(answer.text):
        return answer.text(seen)
    if answer.text is not None:
        return answer.text
    return content if content is not None else shaped(seen)


def tokens(answer: Answer, seen: Seen, text: str) -> tuple[int, int]:
    """Prompt and completion tokens: as told, or about four characters each."""
    prompt = answer.prompt_tokens if answer.prompt_tokens is not None else max(1, len(seen.prompt) // 4)
    completion = answer.completion_tokens if answer.completion_tokens is not None else max(1, len(text) // 4)
    return prompt, completion


def whole(answer: Answer, seen: Seen, text: str) -> bytes:
    return dumps((_message if seen.vendor == "anthropic" else _completion)(answer, seen, text))


def events(answer: Answer, seen: Seen, text: str) -> list[bytes]:
    return (_message_events if seen.vendor == "anthropic" else _chunk_events)(answer, seen, text)


def stops_at(answer: Answer, seen: Seen) -> int | None:
    """How many events are sent before the stream is cut, None when it is not."""
    head = 2 if seen.vendor == "anthropic" else 1
    return None if answer.cut_after is None else head + answer.cut_after


def _pieces(answer: Answer, text: str) -> list[str]:
    return [text[i : i + answer.piece] for i in range(0, len(text), answer.piece)]


def _openai_usage(answer: Answer, seen: Seen, text: str) -> dict[str, Any]:
    prompt, completion = tokens(answer, seen, text)
    usage: dict[str, Any] = {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
        "prompt_tokens_details": {"cached_tokens": answer.cached},
        "completion_tokens_details": {"reasoning_tokens": answer.reasoning},
    }
    if seen.vendor == "groq":
        usage |= {"queue_time": 0.001, "prompt_time": 0.002, "completion_time": 0.003, "total_time": 0.005}
    return usage


def _completion(answer: Answer, seen: Seen, text: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": None if answer.refusal else text, "refusal": answer.refusal}
    choice = {"index": 0, "finish_reason": answer.finish, "logprobs": None, "message": message}
    body = {**_head(answer, seen, "chat.completion"), "choices": [choice]}
    if answer.usage:
        body["usage"] = _openai_usage(answer, seen, text)
    return body


def _head(answer: Answer, seen: Seen, kind: str) -> dict[str, Any]:
    head = {
        "id": f"chatcmpl-{seen.number}",
        "object": kind,
        "created": 1700000000,
        "model": answer.model or seen.json.get("model", "wire"),
    }
    if answer.fingerprint is not None:
        head["system_fingerprint"] = answer.fingerprint
    return head


def _chunk_events(answer: Answer, seen: Seen, text: str) -> list[bytes]:
    head = _head(answer, seen, "chat.completion.chunk")

    def chunk(delta: dict[str, Any], reason: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        return b"data: " + dumps({**head, "choices": [choice]}) + b"\n\n"

    field = "refusal" if answer.refusal else "content"
    found = [chunk({"role": "assistant", "content": ""})]
    found += [chunk({field: piece}) for piece in _pieces(answer, answer.refusal or text)]
    if answer.fails_after is not None:
        error = {"type": "server_error", "message": "The server had an error", "code": None, "param": None}
        return [*found[: 1 + answer.fails_after], b"data: " + dumps({"error": error}) + b"\n\n"]
    found.append(chunk({}, answer.finish))
    if answer.usage and _wants_usage(seen):
        found.append(_usage_chunk(head, _openai_usage(answer, seen, text), seen))
    return [*found, b"data: [DONE]\n\n"]


def _wants_usage(seen: Seen) -> bool:
    return seen.vendor == "groq" or bool((seen.json.get("stream_options") or {}).get("include_usage"))


def _usage_chunk(head: dict[str, Any], usage: dict[str, Any], seen: Seen) -> bytes:
    """OpenAI: a last chunk without choices; Groq: also in `x_groq`, which its clients read."""
    chunk: dict[str, Any] = {**head, "choices": [], "usage": usage}
    if seen.vendor == "groq":
        chunk["x_groq"] = {"id": f"req_{seen.number}", "usage": usage}
    return b"data: " + dumps(chunk) + b"\n\n"


def _anthropic_usage(answer: Answer, seen: Seen, text: str) -> dict[str, Any]:
    """Input tokens count neither what was read from the cache nor what was written to it."""
    prompt, completion = tokens(answer, seen, text)
    return {
        "input_tokens": max(0, prompt - answer.cached - answer.cache_write),
        "cache_read_input_tokens": answer.cached,
        "cache_creation_input_tokens": answer.cache_write,
        "output_tokens": completion,
    }


def _message(answer: Answer, seen: Seen, text: str) -> dict[str, Any]:
    body = {
        "id": f"msg_{seen.number}",
        "type": "message",
        "role": "assistant",
        "model": answer.model or seen.json.get("model", "wire"),
        "content": [{"type": "text", "text": answer.refusal or text}],
        "stop_reason": _stop_reason(answer),
        "stop_sequence": None,
    }
    if answer.usage:
        body["usage"] = _anthropic_usage(answer, seen, text)
    return body


def _stop_reason(answer: Answer) -> str:
    return "refusal" if answer.refusal else STOP_REASON.get(answer.finish, answer.finish)


def _message_events(answer: Answer, seen: Seen, text: str) -> list[bytes]:
    usage = _anthropic_usage(answer, seen, text) if answer.usage else {}
    begun = {**usage, "output_tokens": 1} if usage else {}
    start = {**_message(answer, seen, ""), "content": [], "stop_reason": None, "usage": begun}
    found: list[dict[str, Any]] = [
        {"type": "message_start", "message": start},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    ]
    for piece in _pieces(answer, answer.refusal or text):
        delta = {"type": "text_delta", "text": piece}
        found.append({"type": "content_block_delta", "index": 0, "delta": delta})
    if answer.fails_after is not None:
        error = {"type": "overloaded_error", "message": "Overloaded"}
        found = [*found[: 2 + answer.fails_after], {"type": "error", "error": error}]
    else:
        ending = {"stop_reason": _stop_reason(answer), "stop_sequence": None}
        output = {"output_tokens": usage["output_tokens"]} if usage else {}
        found += [
            {"type": "content_block_stop", "index": 0},
            {"type": "message_delta", "delta": ending, "usage": output},
            {"type": "message_stop"},
        ]
    return [b"event: " + event["type"].encode() + b"\ndata: " + dumps(event) + b"\n\n" for event in found]


def embeddings(seen: Seen) -> dict[str, Any]:
    """One vector per text: lengths of the text's words, so that different texts differ."""
    asked = seen.json["input"]
    texts = [asked] if isinstance(asked, str) else asked
    rows = [
        {"object": "embedding", "index": index, "embedding": _vector(text, seen.json)}
        for index, text in enumerate(texts)
    ]
    count = sum(max(1, len(text) // 4) for text in texts)
    usage = {"prompt_tokens": count, "total_tokens": count}
    return {"object": "list", "model": seen.json["model"], "data": rows, "usage": usage}


def _vector(text: str, body: dict[str, Any]) -> list[float] | str:
    import base64
    import struct

    values = [float(len(text)), float(sum(text.encode()) % 97), 1.0]
    if body.get("encoding_format") == "base64":
        return base64.b64encode(struct.pack(f"<{len(values)}f", *values)).decode()
    return values
