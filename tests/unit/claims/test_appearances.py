"""Nobody has spoken, been printed or been praised where the profile does not say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

SOURCE = "Presented at PyData Leeds and wrote for the Journal of Port History"


def named(found: list[Any]) -> list[str]:
    return [words for kind, words, _ in found if kind == "award"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Spoke at the World Bread Forum", "World Bread Forum"),
        ("Featured in The Guardian", "The Guardian"),
        ("Author of Flour Today", "Flour Today"),
        ("Published at MIDL and WACV", "MIDL and WACV"),
        ("Presented at PyData Berlin", "PyData Berlin"),
    ],
)
def test_a_stage_that_the_profile_does_not_name_is_invented(flagged: Callable[..., Any], line: str, name: str) -> None:
    assert name in named(flagged([SOURCE], line))


@pytest.mark.parametrize(
    "line",
    [
        "Spoke at PyData Leeds",
        "Published in the Journal of Port History",
        "Presented at PyData Leeds and in the Journal of Port History",
        "Presented results in June 2020",
        "Would like to speak at the World Bread Forum",
        "Presented in person",
        "Interviewed clients in Spanish for PyData Leeds",
    ],
)
def test_what_the_profile_names_is_none(flagged: Callable[..., Any], line: str) -> None:
    assert named(flagged([SOURCE], line)) == []
