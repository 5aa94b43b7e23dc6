from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.abilities import listed
from vitaeval.claims.passages import Part


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Relational databases", "supported"),
        ("Databases", "supported"),
        ("NoSQL", "unsupported"),
        ("Microsoft Office", "unsupported"),
    ],
)
def test_a_general_name_needs_enough_of_what_it_covers(judged: Callable[..., Any], said: str, verdict: str) -> None:
    assert [each for _, _, each in judged(listed, said, Part.SKILL)] == [verdict]
