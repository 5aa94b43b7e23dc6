"""Shelves: what a package offers, found by looking and never by registering."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType
from typing import TypeVar

from vitaeval.errors import VitaevalError

T = TypeVar("T")


def shelf(package: ModuleType, constant: str, kind: type[T]) -> Mapping[str, T]:
    """Collect `constant` from every public module of `package`, keyed by module name.

    Modules whose name starts with an underscore are private and skipped. Raises VitaevalError
    when a public module lacks the constant or offers something else under that name.
    """
    found: dict[str, T] = {}
    for info in iter_modules(package.__path__):
        if info.name.startswith("_"):
            continue
        item = getattr(import_module(f"{package.__name__}.{info.name}"), constant, None)
        if not isinstance(item, kind):
            raise VitaevalError(f"{package.__name__}.{info.name} defines no {constant}")
        found[info.name] = item
    return MappingProxyType(found)
