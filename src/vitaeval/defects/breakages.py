"""Answers that are broken in form: what a provider or model may hand over instead of a valid answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

Breakage = Callable[[str, Random], str]
"""From the text of a valid JSON answer to a broken one."""


def truncated(answer: str, rng: Random) -> str:
    """The answer stops in the middle."""
    return answer[: rng.randint(len(answer) // 4, max(1, len(answer) * 9 // 10))]


def empty(_answer: str, rng: Random) -> str:
    """Nothing but white space."""
    return rng.choice(("", " ", "\n\n"))


def refused(_answer: str, rng: Random) -> str:
    """Prose instead of an answer."""
    return rng.choice(
        ("I'm sorry, but I can't help with that.", "I cannot assist with this request.", "Sure! Which job is it for?")
    )


def field_missing(answer: str, rng: Random) -> str:
    """One field of the answer is gone."""
    return _with(answer, lambda fields: fields.pop(rng.choice(sorted(fields))))


def section_dropped(answer: str, rng: Random) -> str:
    """A section that held something is empty."""

    def drop(fields: dict[str, object]) -> None:
        full = sorted(name for name, value in fields.items() if isinstance(value, list) and value)
        if full:
            fields[rng.choice(full)] = []

    return _with(answer, drop)


def field_unknown(answer: str, rng: Random) -> str:
    """A field that nobody asked for."""
    return _with(answer, lambda fields: fields.update({rng.choice(("notes", "thoughts", "explanation")): "As asked."}))


def type_wrong(answer: str, rng: Random) -> str:
    """One field holds a number instead of what belongs there."""
    return _with(answer, lambda fields: fields.update({rng.choice(sorted(fields)): rng.randint(0, 9)}))


def quotes_lost(answer: str, _rng: Random) -> str:
    """Python's single quotes instead of JSON's."""
    return answer.replace('"', "'")


def _with(answer: str, change: Callable[[dict[str, object]], object]) -> str:
    values = json.loads(answer)
    change(values["answer"] if isinstance(values.get("answer"), dict) else values)
    return json.dumps(values, ensure_ascii=False)


BREAKAGES: Mapping[str, Breakage] = MappingProxyType(
    {
        each.__name__: each
        for each in (truncated, empty, refused, field_missing, section_dropped, field_unknown, type_wrong, quotes_lost)
    }
)
