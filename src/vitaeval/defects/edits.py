"""Changes to a structured document, each giving a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from vitaeval.schema.base import Noun
from vitaeval.schema.fingerprint import canonical_json

T = TypeVar("T", bound=Noun)


def put(document: T, pointer: str, value: object) -> T:
    """The document with `value` at the JSON pointer; a last step "-" appends to a list."""

    def change(node: Any, key: Any) -> None:
        if key == "-":
            node.append(value)
        else:
            node[key] = value

    return _changed(document, pointer, change)


def inserted(document: T, pointer: str, value: object) -> T:
    """The document with `value` inserted before the list item at the JSON pointer."""
    return _changed(document, pointer, lambda node, key: node.insert(key, value))


def removed(document: T, pointer: str) -> T:
    """The document without the list item at the JSON pointer."""
    return _changed(document, pointer, lambda node, key: node.pop(key))


def at(document: Noun, pointer: str) -> Any:
    """What stands at the JSON pointer. Raises KeyError or IndexError when nothing does."""
    values: Any = document.model_dump(mode="json")
    for step in _steps(pointer):
        values = values[step]
    return values


def _changed(document: T, pointer: str, change: Callable[[Any, Any], None]) -> T:
    values = document.model_dump(mode="json")
    *path, last = _steps(pointer)
    node: Any = values
    for step in path:
        node = node[step]
    change(node, last)
    return type(document).model_validate_json(canonical_json(values))


def _steps(pointer: str) -> list[str | int]:
    return [int(step) if step.isdigit() else step for step in pointer.strip("/").split("/")]
