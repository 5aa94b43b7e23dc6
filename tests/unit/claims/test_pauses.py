from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text, evidence, pauses
from vitaeval.claims.rows import rows
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.markup import clean

HELD = Profile.model_validate_json(
    json.dumps(
        {
            "work": [
                {"name": "Alder Bank", "position": "Planner", "startDate": "2024-08", "highlights": ["Weekly plan"]},
                {"name": "Alder Bank", "position": "Clerk", "startDate": "2012-03", "endDate": "2019-06"},
            ]
        }
    )
)
PAGE = (
    "## Experience\n\n**Planner**, Alder Bank\nAugust 2024 – Present\n- Weekly plan\n\n{}\n\n"
    "**Clerk**, Alder Bank\nMarch 2012 – June 2019\n"
)


def claimed(middle: str) -> list[str]:
    found = check_text(HELD, PAGE.format(middle), None, date(2026, 11, 1)).claims
    return [claim.text for claim in found if claim.severity and claim.severity != "minor"]


@pytest.mark.parametrize(
    "text",
    [
        "**Career break**\nJuly 2019 – July 2024",
        "### Career Break\n*July 2019 – July 2024*",
        "### Career Break (July 2019 – July 2024)",
        "### Career Break\n*07/2019 – 07/2024*\nFull-time care for my family.",
        "**Parental leave** | July 2019 – July 2024",
        "July 2019 – July 2024\nCareer break",
    ],
)
def test_time_off_is_no_post_however_it_is_laid_out(text: str) -> None:
    assert claimed(text) == []


@pytest.mark.parametrize(
    ("text", "lie"),
    [
        (
            "**Career break**\nJuly 2019 – July 2024\n**Head of Risk**, Quorvane Holdings\n2020 – 2023",
            "Quorvane Holdings",
        ),
        ("**Career break**\nJuly 2019 – July 2024\n- Led 40 planners at Quorvane Holdings", "40"),
        ("**Head of Risk (maternity leave cover)**, Quorvane Holdings\n2020 – 2023", "Quorvane Holdings"),
    ],
)
def test_a_post_inside_time_off_is_read(text: str, lie: str) -> None:
    assert lie in claimed(text)


def test_only_lines_of_dates_beside_time_off_are_its_times() -> None:
    page = clean("Career break\n2019 – 2024\nClerk\n2012 – 2019\n")
    lines = tuple(rows(page, 0, len(page.text)))
    held = evidence.of(HELD)
    assert pauses.times(lines, held) == {lines[1].at}
    assert [pauses.opens(line, held) for line in lines] == [True, False, False, False]


BREAK = {"name": "Own family", "position": "Career break", "startDate": "2019-07", "endDate": "2024-07"}
RETURNER = Profile.model_validate_json(
    json.dumps(
        {
            "work": [
                {"name": "Alder Bank", "position": "Planner", "startDate": "2024-08"},
                BREAK,
                {"name": "Birch Bank", "position": "Clerk", "startDate": "2012-03", "endDate": "2019-06"},
            ],
            "volunteer": [{"organization": "Food bank", "summary": "Budget of 38 crates"}],
        }
    )
)


@pytest.mark.parametrize(
    ("middle", "doubted"),
    [
        ("### Own family\n**Career break** | *07/2019 – 07/2024*", []),
        ("**Career break** | *07/2019 – 07/2024*", []),
        ("### Own family\n**Career break** | *07/2019 – 07/2024*\n- Kept a food bank's budget of 38 crates", []),
        ("### Own family\n**Career break** | *07/2019 – 07/2023*", ["07/2023"]),
    ],
)
def test_time_off_that_the_profile_has_as_an_entry_is_one(middle: str, doubted: list[str]) -> None:
    text = f"# Ann Lee\n\n## Experience\n\n{middle}\n\n### Birch Bank\n**Clerk** | *03/2012 – 06/2019*\n"
    found = check_text(RETURNER, text, None, date(2026, 11, 1)).claims
    assert [claim.text for claim in found if claim.severity and claim.severity != "minor"] == doubted
