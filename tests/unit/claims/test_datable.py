from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text, evidence
from vitaeval.claims.datable import things
from vitaeval.schema.documents.profile import Profile

PERSON = Profile.model_validate_json(
    json.dumps(
        {
            "basics": {"name": "Ann Lee", "location": {"city": "Durban"}},
            "work": [{"name": "Freelance", "position": "Photojournalist", "startDate": "2018-02"}],
            "education": [{"institution": "Durban University of Technology", "endDate": "2013"}],
            "certificates": [{"name": "PMP", "date": "2019"}, {"name": "Driving licence"}],
        }
    )
)


def test_what_is_dated_is_known_by_its_name_and_its_letters() -> None:
    school, certificate = things(evidence.of(PERSON))
    assert (school.tokens, school.town, school.capitals) == ({"durban"}, {"durban"}, {"dut"})
    assert (certificate.tokens, certificate.town, certificate.line.text) == ({"pmp"}, set(), "2019")


@pytest.mark.parametrize(
    ("summary", "dates"),
    [
        ("Durban photojournalist, freelance since 2018, for magazines.", []),
        ("Durban photojournalist, freelance since 2015, for magazines.", ["2015"]),
        ("Photojournalist who left the Durban University of Technology in 2013.", []),
        ("Photojournalist who left the Durban University of Technology in 2015.", ["2015"]),
        ("Photojournalist and PMP (2019).", []),
        ("Photojournalist and PMP (2017).", ["2017"]),
    ],
)
def test_the_town_of_a_person_is_no_school_there(summary: str, dates: list[str]) -> None:
    found = check_text(PERSON, f"# Ann Lee\n\n## About\n{summary}\n", None, date(2026, 1, 1)).claims
    assert [claim.text for claim in found if claim.type == "date" and claim.severity] == dates
