from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.honours import awards


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Received the Safety Prize in 2017", ["supported"]),
        ("Received the Golden Quill Award", ["unsupported"]),
        ("named Engineer of the Year", ["unsupported"]),
        ("BSc, magna cum laude", ["unsupported"]),
        ("Finished the degree with first-class honours", ["unsupported"]),
        ("Graduated top of my class", ["unsupported"]),
        ("Awarded and administered contracts", []),
        ("hopes to earn a prize", []),
    ],
)
def test_an_honour_needs_its_name_in_the_profile(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert [verdict for _, _, verdict in judged(awards, text)] == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Graduated with distinction.", ["unsupported"]),
        ("Finished the degree with first-class honours.", ["unsupported"]),
        ("first class", ["unsupported"]),
        ("Graduated top of my class.", ["unsupported"]),
        ("Gave a first-class service to all.", []),
        ("Wants to graduate with honours.", []),
    ],
)
def test_honours_of_studies_need_their_kind_in_the_profile(
    judged: Callable[..., Any], text: str, verdicts: list[str]
) -> None:
    assert [verdict for _, _, verdict in judged(awards, text)] == verdicts
