"""What a vendor's headers tell about its limits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from vitaeval.schema.chat import RateHint
from vitaeval.vendor.durations import number, span_s
from vitaeval.vendor.retry_after import until_s

DAY_S = 86400.0


def rate_hint(vendor: str, headers: Mapping[str, str], now: datetime) -> RateHint | None:
    """The limits that `headers` (lower-case names) announce, None when they announce none.

    Anthropic has `anthropic-ratelimit-*` with RFC 3339 moments; OpenAI, Azure, Groq and compatible servers have
    `x-ratelimit-*` with time spans. Groq's request limit is one a day, all others are a minute
    (console.groq.com/docs/rate-limits).
    """
    hint = _anthropic(headers, now) if vendor == "anthropic" else _openai(vendor, headers)
    return None if hint == RateHint(requests_window_s=hint.requests_window_s) else hint


def _openai(vendor: str, headers: Mapping[str, str]) -> RateHint:
    return RateHint(
        limit_requests=_count(headers, "x-ratelimit-limit-requests"),
        limit_tokens=_count(headers, "x-ratelimit-limit-tokens"),
        remaining_requests=_count(headers, "x-ratelimit-remaining-requests"),
        remaining_tokens=_count(headers, "x-ratelimit-remaining-tokens"),
        reset_requests_s=span_s(headers.get("x-ratelimit-reset-requests", "")),
        reset_tokens_s=span_s(headers.get("x-ratelimit-reset-tokens", "")),
        requests_window_s=DAY_S if vendor == "groq" else 60.0,
    )


def _anthropic(headers: Mapping[str, str], now: datetime) -> RateHint:
    """Token figures are those of the tightest limit in force, or of input tokens where only these are given."""
    tokens = "tokens" if "anthropic-ratelimit-tokens-limit" in headers else "input-tokens"
    return RateHint(
        limit_requests=_count(headers, "anthropic-ratelimit-requests-limit"),
        limit_tokens=_count(headers, f"anthropic-ratelimit-{tokens}-limit"),
        remaining_requests=_count(headers, "anthropic-ratelimit-requests-remaining"),
        remaining_tokens=_count(headers, f"anthropic-ratelimit-{tokens}-remaining"),
        reset_requests_s=until_s(headers.get("anthropic-ratelimit-requests-reset", ""), headers, now),
        reset_tokens_s=until_s(headers.get(f"anthropic-ratelimit-{tokens}-reset", ""), headers, now),
    )


def _count(headers: Mapping[str, str], name: str) -> int | None:
    value = number(headers.get(name, ""))
    return None if value is None else int(value)
