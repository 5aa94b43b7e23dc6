"""Waiting is written beside the provider's own time, never into it."""

from __future__ import annotations

from vitaeval.schema.chat import CallTiming, Reply


def waited(reply: Reply, seconds: float, attempts: int | None = None) -> Reply:
    """`reply` with `seconds` more of waiting, and the number of requests it took when that is given."""
    took = reply.attempts if attempts is None else attempts
    if seconds <= 0 and took == reply.attempts:
        return reply
    timing = dict(reply.timing)
    timing["waited_ms"] = reply.timing.waited_ms + max(0.0, seconds) * 1000
    return Reply(**{**dict(reply), "timing": CallTiming(**timing), "attempts": took})
