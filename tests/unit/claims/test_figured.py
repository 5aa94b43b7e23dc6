from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.documents.profile import Profile

LINES = ["Staff turnover from 80% to 45% a year", "Team of 15", "Sales of 2.9 million euros"]
HELD = Profile.model_validate_json(json.dumps({"work": [{"name": "Tannery Rooms", "highlights": LINES}]}))


def doubted(item: str) -> list[tuple[str, str]]:
    text = f"# Ann Lee\n\n## Skills\n- {item}\n"
    found = check_text(HELD, text, None, date(2026, 1, 1)).claims
    return [(claim.type.value, claim.text) for claim in found if claim.severity]


@pytest.mark.parametrize("item", ["Staff turnover cut by 35 percentage points", "Sales of over 2.5 million euros"])
def test_a_result_among_skills_follows_from_its_line(item: str) -> None:
    assert doubted(item) == []


@pytest.mark.parametrize(
    "item",
    [
        "Staff turnover cut by 45 percentage points",
        "Sales of 9 million euros",
        "Waste cut by 35 percentage points",
    ],
)
def test_another_figure_or_another_thing_does_not(item: str) -> None:
    assert doubted(item) == [("skill", item)]


@pytest.mark.parametrize(("item", "is_doubted"), [("Sales (90%)", False), ("Staff turnover (35%)", True)])
def test_a_rating_is_no_result_unless_its_line_has_a_share(item: str, *, is_doubted: bool) -> None:
    assert bool(doubted(item)) is is_doubted
