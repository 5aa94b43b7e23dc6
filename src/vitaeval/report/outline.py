"""An answer as lines that a person can read and compare: no brackets, no quotes, one fact a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

STEP = "  "


def outline(answer: str) -> tuple[str, ...]:
    """The lines of an answer: an outline where it is JSON, its own lines where it is not."""
    try:
        value = json.loads(answer)
    except ValueError:
        return tuple(answer.splitlines())
    return tuple(_lines(value))


def _lines(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield from _entry(str(key), inner)
        case list():
            for inner in value:
                first, *rest = list(_lines(inner)) or [""]
                yield f"- {first}"
                yield from (f"{STEP}{line}" for line in rest)
        case _:
            yield _plain(value)


def _entry(key: str, value: Any) -> Iterator[str]:
    if not isinstance(value, dict | list):
        yield f"{key}: {_plain(value)}"
    elif isinstance(value, list) and not any(isinstance(inner, dict | list) for inner in value):
        yield f"{key}: {', '.join(map(_plain, value)) or '–'}"
    else:
        yield f"{key}:"
        yield from (f"{STEP}{line}" for line in _lines(value))


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    return "–" if value is None else json.dumps(value)
