"""From a plain mapping (what Hydra composed) to the frozen configuration; shapes and values only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from vitaeval.errors import ConfigError
from vitaeval.schema.naming import did_you_mean

N = TypeVar("N", bound=BaseModel)


def parse(values: Mapping[str, object], noun: type[N], *, origin: str) -> N:
    """`values` as `noun`. Raises ConfigError that lists every problem with key, value and near matches."""
    try:
        return noun.model_validate_json(json.dumps(values))
    except ValidationError as error:
        problems = "\n".join(f"  {_problem(item, noun)}" for item in error.errors(include_url=False))
        raise ConfigError(f"{origin}:\n{problems}") from None


def _problem(item: object, noun: type[BaseModel]) -> str:
    assert isinstance(item, dict)  # noqa: S101 - the type of pydantic's error details
    where = ".".join(str(part) for part in item["loc"])
    if item["type"] == "extra_forbidden":
        return f"{where}: unknown key; {did_you_mean(str(item['loc'][-1]), _keys(noun, item['loc'][:-1]))}"
    if item["type"] == "missing":
        return f"{where}: missing"
    return f"{where}={item['input']!r}: {item['msg']}"


def _keys(noun: type[BaseModel], path: tuple[object, ...]) -> tuple[str, ...]:
    for part in path:
        field = noun.model_fields.get(str(part))
        inner = field.annotation if field else None
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            return ()
        noun = inner
    return tuple(noun.model_fields)
