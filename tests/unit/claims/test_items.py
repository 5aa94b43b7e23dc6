from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.documents.profile import Profile

WORK = [{"name": "Coastal Archive", "position": "Historian", "startDate": "2019", "highlights": ["Catalogued 90 maps"]}]
PRINTED = [
    {"name": "Rope and Tar: Harbour Labour in Riga", "publisher": "Baltic Studies", "releaseDate": "2021-04"},
    {"name": "Counting Casks", "publisher": "Journal of Port History", "releaseDate": "2018"},
]
PRIZES = [{"title": "Essay Prize", "awarder": "Maritime Society", "date": "2020"}]
PERSON = {"basics": {"name": "Eeva Lind"}, "work": WORK, "publications": PRINTED, "awards": PRIZES}
HELD = Profile.model_validate_json(json.dumps(PERSON))


def grave(text: str) -> list[str]:
    found = check_text(HELD, text, None, date(2026, 11, 1)).claims
    return [claim.text for claim in found if claim.severity and claim.severity.value != "minor"]


@pytest.mark.parametrize(
    "line",
    [
        "Rope and Tar: Harbour Labour in Riga. Baltic Studies, 2021.",
        "- Lind, E. (2021). Rope and Tar: Harbour Labour in Riga. *Baltic Studies*.",
        "2018    Counting Casks, Journal of Port History",
        "“Counting Casks” (2018)",
    ],
)
def test_a_publication_may_be_told_in_any_form(line: str) -> None:
    assert grave(f"PUBLICATIONS\n\n{line}\n") == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("Rope and Tar: Harbour Labour in Riga. Baltic Studies, 2023.", "2023"),
        ("Counting Casks, Northern Mariner, 2018", "Northern Mariner"),
        ("Counting Casks, Journal of History, 2018", "Journal of History"),
        ("“Sails of the Gulf”, Baltic Studies, 2022", "“Sails of the Gulf”, Baltic Studies, 2022"),
    ],
)
def test_another_year_journal_or_article_is_found(line: str, wrong: str) -> None:
    assert wrong in grave(f"PUBLICATIONS\n\n{line}\n")


@pytest.mark.parametrize(
    ("line", "is_wrong"),
    [
        ("2020  Essay Prize, Maritime Society", False),
        ("Essay Prize (2020)", False),
        ("Essay Prize, Maritime Society, 2022", True),
        ("Essay Prize, Royal Academy, 2020", True),
        ("2023  Harbour Foundation Travel Bursary", True),
        ("Catalogued 90 maps", False),
    ],
)
def test_prizes_are_read_line_by_line(line: str, *, is_wrong: bool) -> None:
    assert bool(grave(f"AWARDS AND GRANTS\n\n{line}\n")) is is_wrong
