"""What an error body says, whatever shape the vendor gave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

LONGEST = 400


@dataclass(frozen=True, slots=True)
class Complaint:
    """`kinds` are the machine-readable names (type, code, error_code); `message` is for people, shortened."""

    kinds: frozenset[str]
    message: str
    fields: Mapping[str, object]


def complaint(body: object) -> Complaint:
    """Read `{"error": {...}}`, its inside, `{"error": "text"}`, `{"detail": …}` or plain text; never fails."""
    if not isinstance(body, Mapping):
        return Complaint(frozenset(), _short(body), {})
    inner = body.get("error", body)
    if not isinstance(inner, Mapping):
        return Complaint(frozenset(), _short(inner), {})
    fields = cast(Mapping[str, object], inner)
    details = fields.get("details")
    named = [fields.get("type"), fields.get("code")]
    if isinstance(details, Mapping):
        named.append(details.get("error_code"))
    kinds = frozenset(name for name in named if isinstance(name, str))
    return Complaint(kinds, _short(fields.get("message") or fields.get("detail") or ""), fields)


def _short(value: object) -> str:
    """One line of at most LONGEST characters; a page of markup says nothing that helps."""
    if not isinstance(value, str) or value.lstrip()[:1] == "<":
        return ""
    return " ".join(value.split())[:LONGEST]
