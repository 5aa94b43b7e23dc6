from __future__ import annotations

import math

import pytest
from pydantic import ValidationError

from vitaeval.schema.base import Noun


class Thing(Noun):
    size: float
    names: tuple[str, ...] = ()


def test_a_noun_never_changes() -> None:
    with pytest.raises(ValidationError):
        Thing(size=1.0).size = 2.0  # type: ignore[misc]


def test_equal_nouns_are_one_key() -> None:
    assert len({Thing(size=1.0, names=("a",)), Thing(size=1.0, names=("a",))}) == 1


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, "1", None, True])
def test_only_real_numbers_are_numbers(value: object) -> None:
    with pytest.raises(ValidationError):
        Thing.model_validate({"size": value})


def test_stray_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        Thing.model_validate({"size": 1.0, "colour": "red"})


def test_json_gives_back_the_same_noun() -> None:
    thing = Thing(size=0.1, names=("ä", "b"))
    assert Thing.model_validate_json(thing.model_dump_json()) == thing
