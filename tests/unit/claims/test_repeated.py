from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.evidence import of
from vitaeval.claims.repeated import is_highlight
from vitaeval.schema.documents.profile import Profile

HELD = Profile.model_validate_json(
    json.dumps(
        {
            "work": [
                {
                    "name": "Alder Steel",
                    "position": "Welder",
                    "startDate": "2015-04",
                    "endDate": "2023-02",
                    "highlights": [
                        "Crew lead on night shift, 7 welders, 2021 to 2023",
                        "Shift lead",
                        "Reject rate 1.5%",
                    ],
                },
                {"name": "Self-employed", "position": "Mobile Welder", "startDate": "2023-03"},
            ]
        }
    )
)


@pytest.mark.parametrize(
    ("line", "repeats"),
    [
        ("Crew lead on night shift, 7 welders, 2021 to 2023", True),
        ("Crew lead on night shift,", True),
        ("Crew lead on night shift, seven welders, 2021 to 2023", True),
        ("Crew lead on night shift, eight welders, 2021 to 2023", False),
        ("✅ Crew lead on night shift, 7 welders, 2021 to 2023; reject rate 1.5%", True),
        ("Crew lead on night shift, 7 welders, 2015 to 2023", False),
        ("Crew lead, Alder Steel, 2021 to 2023", False),
        ("Shift lead", False),
        ("Welder", False),
    ],
)
def test_a_line_repeats_a_highlight_word_by_word(line: str, repeats: bool) -> None:
    assert is_highlight(line, of(HELD)) is repeats


@pytest.mark.parametrize(
    ("told", "is_stopped"),
    [
        ("- Crew lead on night shift, 7 welders, 2021 to 2023", False),
        ("Crew lead on night shift, 7 welders, 2021 to 2023", False),
        ("- Crew lead on night shift, 7 welders, 2017 to 2023", True),
        ("**Crew lead**, Alder Steel (2021 – 2023)", True),
    ],
)
def test_a_dated_highlight_is_no_post_of_its_own(told: str, is_stopped: bool) -> None:
    text = f"## Experience\n\n**Welder**, Alder Steel (April 2015 – February 2023)\n{told}\n"
    assert (check_text(HELD, text, None, date(2026, 1, 1)).gate == "fail") is is_stopped


RETURNER = Profile.model_validate_json(
    json.dumps(
        {
            "basics": {"summary": "Database administrator back at work after a family care break (2019-2025)"},
            "work": [{"name": "Severn Mutual", "position": "Database Administrator", "startDate": "2025-12"}],
        }
    )
)


@pytest.mark.parametrize(
    ("line", "repeats"),
    [
        ("Database administrator back at work after a family care break (2019-2025)", True),
        ("Database administrator back", False),
        ("Database administrator", False),
    ],
)
def test_a_line_repeats_a_summary_from_a_whole_clause_on(line: str, repeats: bool) -> None:
    assert is_highlight(line, of(RETURNER)) is repeats


def test_the_summary_of_the_profile_is_no_post_in_a_cv() -> None:
    text = f"# Ann Lee\n\n## Summary\n{RETURNER.basics.summary}\n"
    assert [claim.text for claim in check_text(RETURNER, text, None, date(2026, 1, 1)).claims if claim.severity] == []
