from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Visits to Germany and the UK", "Method transfer from the US site"]


@pytest.mark.parametrize(
    "told",
    [
        "Went to see the German and British offices",
        "Method transfer from the American site",
        "Paid visits to a German office and to a British one",
    ],
)
def test_what_belongs_to_a_country_of_the_profile_is_no_news(flagged: Callable[..., Any], told: str) -> None:
    assert flagged(LINES, told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Went to see the Danish offices",
        "Led talks in German with several clients",
        "Method transfer from the Canadian site",
        "Method transfer with the German Zetakron line",
    ],
)
def test_another_country_language_or_name_is(flagged: Callable[..., Any], told: str) -> None:
    assert flagged(LINES, told)
