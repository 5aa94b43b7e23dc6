from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Stationed in Kuwait 2015-2016, drafting supply plans", "Deputy at the depot from 2017 to 2019", "Notary"]


@pytest.mark.parametrize(
    ("bullet", "year"),
    [
        ("Supply plans drafted; stationed in Kuwait 2014–2016", "2014"),
        ("Stationed in Kuwait from 2015 to 2017", "2017"),
        ("Deputy at the depot 2016 – 2019", "2016"),
    ],
)
def test_another_end_than_the_line_gives_a_time_is_contradicted(
    flagged: Callable[..., Any], bullet: str, year: str
) -> None:
    assert ("date", year, "critical") in flagged(LINES, bullet)


@pytest.mark.parametrize(
    "bullet",
    [
        "Stationed in Kuwait from 2015 to 2016",
        "Deputy at the depot 2017–2019",
        "Notary from 2013 to 2016",
        "Stationed in Kuwait until 2016",
    ],
)
def test_the_line_s_own_ends_and_times_of_other_things_are_none(flagged: Callable[..., Any], bullet: str) -> None:
    assert [claim for claim in flagged(LINES, bullet) if claim[0] == "date"] == []
