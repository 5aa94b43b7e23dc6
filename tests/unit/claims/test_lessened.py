from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.documents.profile import Profile

HELD: dict[str, Any] = {
    "basics": {"name": "Ann Lee"},
    "work": [{"name": "Foo Mills", "position": "Science Teacher", "startDate": "2018-03"}],
    "awards": [
        {"title": "Nominee, Teacher of the Year", "awarder": "Columbus Schools", "date": "2023-04"},
        {"title": "Hackathon, second place", "awarder": "Leeds Festival", "date": "2019-05"},
    ],
    "certificates": [
        {"name": "Nursing Assistant Certificate", "issuer": "Hollin Training", "date": "2015-05"},
        {"name": "Scrum Foundations (attendance)", "issuer": "Agile North", "date": "2020-10"},
        {"name": "Ohio Resident Educator License", "issuer": "Ohio Department of Education", "date": "2020-07"},
    ],
}
ANN = Profile.model_validate_json(json.dumps(HELD))


def grave(text: str) -> dict[str, str]:
    report = check_text(ANN, f"# Ann Lee\n\n{text}\n", None, date(2026, 1, 1))
    return {claim.text: str(claim.severity) for claim in report.claims if claim.severity in ("critical", "major")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## Awards\nTeacher of the Year, Columbus Schools, 2023", "Teacher of the Year"),
        ("## Honours\n- Received Teacher of the Year, Columbus Schools, 2023", "Teacher of the Year"),
        ("## Summary\nHackathon winner and science teacher.", "Hackathon winner"),
        ("## Certificates\n- Scrum Foundations, Agile North, 2020", "Scrum Foundations"),
        ("## Certificates\n- Ohio Educator License, Ohio Department of Education, 2020", "Ohio Educator License"),
        ("## Registration\nLicensed Nurse, Hollin Training", "Licensed Nurse"),
    ],
)
def test_a_prize_or_certificate_without_the_word_that_makes_less_of_it_is_more_than_it_was(
    text: str, words: str
) -> None:
    assert any(words in found for found in grave(text)), grave(text)


@pytest.mark.parametrize(
    "text",
    [
        "## Awards\nTeacher of the Year (nominee), Columbus Schools, 2023",
        "## Awards\nNominated for Teacher of the Year, 2023",
        "## Awards\nRunner-up, Hackathon, Leeds Festival, 2019",
        "## Certificates\n- Nursing Assistant Certificate, Hollin Training, 2015",
        "## Certificates\n- Scrum Foundations (attendance), Agile North, 2020",
        "## Certificates\n- Ohio Resident Educator License, Ohio Department of Education, 2020",
    ],
)
def test_told_with_the_word_or_another_such_it_is_true(text: str) -> None:
    assert grave(text) == {}
