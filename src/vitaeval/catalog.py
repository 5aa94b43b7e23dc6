"""Shelves: what a package offers, found by looking and never by registering."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType, ModuleType
from typing import TypeVar

from vitaeval.errors import ConfigError, VitaevalError

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


def folder_shelf(folder: Path, constant: str, kind: type[T]) -> Mapping[str, T]:
    """Collect `constant` from every public `.py` file of `folder`: what a project adds of its own.

    Raises ConfigError that names the file when one cannot be loaded or lacks the constant.
    """
    return MappingProxyType({path.stem: _load(path, constant, kind) for path in _public(folder)})


def _public(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.py") if not path.name.startswith("_"))


def _load(path: Path, constant: str, kind: type[T]) -> T:
    spec = spec_from_file_location(f"vitaeval_project_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ConfigError(f"{path}: cannot be loaded")
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise ConfigError(f"{path}: {type(error).__name__}: {error}") from None
    item = getattr(module, constant, None)
    if not isinstance(item, kind):
        raise ConfigError(f"{path}: defines no {constant} of type {kind.__name__}")
    return item
