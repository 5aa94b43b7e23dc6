from __future__ import annotations

import pytest

from vitaeval.text.normalize import stem
from vitaeval.text.units import MEASURES, is_person


def test_every_form_of_a_unit_has_one_base() -> None:
    assert MEASURES["hours"] == MEASURES["hr"]
    assert MEASURES["$"].name == MEASURES["usd"].name == "usd"


@pytest.mark.parametrize(("noun", "expected"), [("nurses", True), ("employees", True), ("servers", False)])
def test_people_are_told_from_things(noun: str, expected: bool) -> None:
    assert is_person(stem(noun)) is expected
