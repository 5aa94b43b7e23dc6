"""Find the JSON object in what a model wrote."""

from __future__ import annotations

import json
import re
from contextlib import suppress

FENCE = re.compile(r"```[a-zA-Z]*\s*\n(.*?)```", re.DOTALL)
_OPENING = re.compile(r"```[a-zA-Z]*\s*\n\s*(?=\{)")


class NotJson(ValueError):
    """The text holds no JSON object; the message says what it holds instead."""


def json_object(text: str) -> str:
    """The one JSON object in `text`: alone, inside a code fence, or between prose.

    Raises NotJson when there is none, when it is cut off, or when several stand side by side.
    """
    stripped = text.strip()
    if not stripped:
        raise NotJson("the answer is empty")
    candidate = _fenced(stripped)
    start = candidate.find("{")
    if start < 0:
        raise NotJson(f"the answer holds no JSON object, it begins {stripped[:60]!r}")
    try:
        _, end = json.JSONDecoder().raw_decode(candidate, start)
    except json.JSONDecodeError as error:
        raise NotJson(f"not JSON at character {error.pos}: {error.msg}") from None
    except (RecursionError, ValueError) as error:
        raise NotJson(f"JSON that cannot be read: {str(error)[:80]}") from None
    if "{" in candidate[end:]:
        raise NotJson("the answer holds more than one JSON object")
    return candidate[start:end]


def _fenced(text: str) -> str:
    """What the one fence in `text` holds, else all of it. A fence inside a string of the object is part of it."""
    opening = _OPENING.search(text)
    if opening:
        with suppress(ValueError, RecursionError):
            _, end = json.JSONDecoder().raw_decode(text, opening.end())
            rest = text[end:].lstrip()
            if rest.startswith("```") and not FENCE.search(rest[3:]):
                return text[opening.end() : end]
    found = FENCE.findall(text)
    return found[0].strip() if len(found) == 1 else text
