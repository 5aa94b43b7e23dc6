from __future__ import annotations

import pytest

from vitaeval.text.normalize import stem
from vitaeval.text.quantities import find


@pytest.mark.parametrize(
    ("text", "noun", "unit"),
    [
        ("used by all 11 solutions engineers", "engineer", "people"),
        ("30 sales managers", "manager", "people"),
        ("12 operations sites", "operation", "thing"),
        ("14 care homes for residents", "home", "thing"),
        ("20 nurses, managers and porters", "nurse", "people"),
    ],
)
def test_the_last_plural_of_a_compound_tells_that_people_are_counted(text: str, noun: str, unit: str) -> None:
    assert [(each.noun, each.unit) for each in find(text)] == [(stem(noun), unit)]
