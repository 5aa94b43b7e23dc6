"""From a vendor's error answer to our error tree.

Sources: the error pages of platform.claude.com/docs/en/api/errors, developers.openai.com (error codes, spend limits),
console.groq.com/docs/errors, and what the vendors are seen to send where these pages are silent: Anthropic reports an
empty account as status 400 with words only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from vitaeval.errors import CreditExhausted, Permanent, ProviderError, RateLimited, Transient
from vitaeval.schema.chat import FinishReason
from vitaeval.vendor.complaint import Complaint, complaint
from vitaeval.vendor.retry_after import retry_after_s, said_after_s

_CREDIT_KINDS = re.compile(r"insufficient_(quota|balance|funds)|billing|spend_limit|usage_limit|credit_balance")
_CREDIT_WORDS = re.compile(
    r"credit balance is too low|exceeded your current quota|reached your specified (workspace )?api usage limits"
    r"|insufficient (credit|balance|funds|quota)|not enough credits",
    re.I,
)
_RATE_KINDS = frozenset({"rate_limit_error", "rate_limit_exceeded", "slow_down"})
_TRANSIENT_KINDS = frozenset(
    {
        "api_error",
        "engine_overloaded",
        "internal_error",
        "internal_server_error",
        "overloaded_error",
        "server_error",
        "service_unavailable",
        "timeout_error",
    }
)
_TRANSIENT_STATUSES = frozenset({408, 409, 425, 498, 499})
_TOO_LONG = re.compile(r"context_length_exceeded|maximum context length|prompt is too long|context window", re.I)
_NEVER_FITS = re.compile(r"limit:? ([\d,]+).{0,80}?requested:? ([\d,]+)", re.I)


@dataclass(frozen=True, slots=True)
class Refused:
    """An error answer: `status` null or 200 when it came in the middle of a stream; header names are lower-case."""

    status: int | None
    body: object
    headers: Mapping[str, str]


def provider_error(provider: str, refused: Refused, now: datetime) -> ProviderError:
    """The error that says what can be done about it; `now` serves for dates in headers.

    An empty account pauses a run whatever status it hides behind; a request above a per-minute limit can never
    pass, so waiting would not help and it is permanent.
    """
    said = complaint(refused.body)
    reason, status = _reason(refused, said), refused.status
    after_s = retry_after_s(refused.headers, now) or said_after_s(said.message)
    if _is_credit(status, said, after_s):
        return CreditExhausted(provider, reason, status=status)
    if _never_fits(said):
        return Permanent(provider, f"the request is larger than the limit allows: {reason}", status=status)
    if status == 429 or (_in_stream(status) and said.kinds & _RATE_KINDS):
        return RateLimited(provider, reason, after_s=after_s, status=status)
    if _is_transient(status, said):
        return Transient(provider, reason, status=status)
    if any(_TOO_LONG.search(text) for text in (said.message, *sorted(said.kinds))):
        return Permanent(provider, f"the prompt does not fit the model's context: {reason}", status=status)
    return Permanent(provider, reason, status=status)


def answer_within(body: object) -> tuple[FinishReason, str] | None:
    """The model's own behaviour that some vendors report as an error 400, None for a real error.

    Azure stops a prompt with `content_filter`; Groq hands back text that is no valid JSON as `failed_generation`.
    Both are outcomes of the prompt, not failures of the service.
    """
    said = complaint(body)
    if "content_filter" in said.kinds:
        return FinishReason.CONTENT_FILTER, ""
    written = said.fields.get("failed_generation")
    if "json_validate_failed" in said.kinds and isinstance(written, str):
        return FinishReason.STOP, written
    return None


def _is_credit(status: int | None, said: Complaint, after_s: float | None) -> bool:
    """By status or name; by words only where no time to come back is given, since some call every limit a quota."""
    named = any(_CREDIT_KINDS.search(kind) for kind in said.kinds)
    return status == 402 or named or (after_s is None and bool(_CREDIT_WORDS.search(said.message)))


def _never_fits(said: Complaint) -> bool:
    found = _NEVER_FITS.search(said.message)
    if found is None:
        return False
    limit, requested = (int(text.replace(",", "")) for text in found.groups())
    return requested > limit


def _in_stream(status: int | None) -> bool:
    return status is None or status < 400


def _is_transient(status: int | None, said: Complaint) -> bool:
    if status is None or status < 400:
        return bool(said.kinds & _TRANSIENT_KINDS) or not said.kinds
    return status >= 500 or status in _TRANSIENT_STATUSES


def _reason(refused: Refused, said: Complaint) -> str:
    parts = ["an error in the stream" if _in_stream(refused.status) else f"HTTP {refused.status}"]
    parts += [", ".join(sorted(said.kinds)) or _phrase(refused.status)]
    parts += [said.message] if said.message else []
    request_id = refused.headers.get("request-id") or refused.headers.get("x-request-id")
    return ": ".join(part for part in parts if part) + (f" (request {request_id})" if request_id else "")


def _phrase(status: int | None) -> str:
    return next((known.phrase for known in HTTPStatus if known == status), "overloaded" if status == 529 else "")
