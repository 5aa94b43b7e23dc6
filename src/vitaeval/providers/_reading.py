"""Careful reading of answers: a body may be anything, a count may be missing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from vitaeval.errors import Transient

Fields = Mapping[str, Any]


def fields(value: object) -> Fields:
    """`value` if it is a JSON object, else an empty one."""
    return cast(Fields, value) if isinstance(value, Mapping) else {}


def body_of(provider: str, content: bytes) -> Fields:
    """The JSON object of a whole answer. Raises Transient for a proxy's page, broken JSON or anything else.

    The bytes are read here and not by the SDKs: for a page of HTML they return a string, for broken JSON they raise
    a plain JSONDecodeError, and their models cost as much CPU as the request itself.
    """
    try:
        found = json.loads(content)
    except ValueError:
        kind = "an HTML page" if content.lstrip()[:1] == b"<" else "not JSON"
        raise Transient(provider, f"the answer is {kind}") from None
    if not isinstance(found, dict):
        raise Transient(provider, "the answer is not a JSON object")
    return found


def text(value: object) -> str | None:
    """`value` if it is a text that says something, else None."""
    return value if isinstance(value, str) and value else None


def count(value: object) -> int:
    """`value` if it counts something, else 0."""
    return value if type(value) is int and value > 0 else 0


def plain(value: Any) -> Fields:
    """An SDK's record, or a part of one, as a JSON object."""
    return fields(value.to_dict() if hasattr(value, "to_dict") else value)
