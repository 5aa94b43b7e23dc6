"""Names of employers and schools in sentences: those that the profile lacks are found, others are left alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text, narrated
from vitaeval.claims.passages import Part
from vitaeval.schema.documents.profile import Profile


@pytest.fixture
def strange(judged: Callable[..., Any]) -> Callable[[str], list[tuple[str, str]]]:
    def judge(text: str) -> list[tuple[str, str]]:
        found = judged(narrated.told, text, Part.SUMMARY)
        return [(kind, words) for kind, words, verdict in found if verdict == "unsupported"]

    return judge


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I worked for Harbour Lines before that.", "Harbour Lines"),
        ("Previously with Tidewave Media.", "Tidewave Media"),
        ("Former Headspace employee with an eye for detail.", "Headspace"),
        ("Ex-Hilton and proud of it.", "Hilton"),
        ("Previously with Öresund Mobility.", "Öresund Mobility"),
        ("Former Scripps Institution of Oceanography employee.", "Scripps Institution of Oceanography"),
        ("Earlier career at Front Range Builders.", "Front Range Builders"),
        ("At Tidewave Media I rewrote jobs.", "Tidewave Media"),
        ("Also teaches with Trucks Through Weeks.", "Trucks Through Weeks"),
        ("Tutors newcomers at Globex.", "Globex"),
        ("As Data Engineer at Quillon Networks I rewrote jobs.", "Quillon Networks"),
        ("My stint as an analyst with Globex ended in 2019.", "Globex"),
        ("I spent two years in freight at Ridgeline Depot, Northgate Freight and Globex.", "Globex"),
    ],
)
def test_an_employer_that_the_profile_lacks_is_found(strange: Callable[..., Any], text: str, name: str) -> None:
    assert strange(text) == [("employer", name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I hold a degree from the University of Chicago.", "University of Chicago"),
        ("I completed my certificate at Columbia University.", "Columbia University"),
    ],
)
def test_so_is_a_school(strange: Callable[..., Any], text: str, name: str) -> None:
    assert strange(text) == [("institution", name)]


@pytest.mark.parametrize(
    "text",
    [
        "I work with Python, SQL, dbt, PostgreSQL and Excel.",
        "I have worked with Terraform.",
        "Previously at Ridgeline Depot.",
        "I graduated from the University of Texas at Austin.",
        "I would love to work for Kelp Robotics.",
        "I have not worked for Globex.",
        "I have worked in Germany since March.",
        "I worked at Senior Manager level.",
    ],
)
def test_tools_wishes_and_known_names_are_no_employers(strange: Callable[..., Any], text: str) -> None:
    assert strange(text) == []


def test_who_is_told_of_in_the_third_person_has_employers_too(strange: Callable[..., Any]) -> None:
    text = "Ada Quill has been Data Engineer of Harbour Lines since 2020."
    assert ("employer", "Harbour Lines") in strange(text)
    assert strange("Ada Quill has been Data Engineer of Northgate Freight since 2020.") == []


LIVING = {
    "basics": {"name": "Bo Ta", "location": {"city": "Leeds", "countryCode": "GB"}},
    "work": [{"name": "Medivar AG", "position": "Senior Auditor", "startDate": "2009-10"}],
    "education": [{"institution": "Rice University", "studyType": "BSc"}],
}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("At Wensum Dental Care, where my title was Senior Auditor, I audited.", ["Wensum Dental Care"]),
        ("At Medivar, where my title was Senior Auditor, I audited.", []),
        ("From my time as Senior Auditor with Google Brain: I audited.", ["Google Brain"]),
        ("Previously with U.S. Army.", ["U.S. Army"]),
        ("I live in the U.S. I like it.", []),
        ("MSc, Texas State University.", ["Texas State University"]),
        ("BSc, Rice University.", []),
    ],
)
def test_a_name_where_a_firm_or_a_school_is_due_is_one_of_the_profile(text: str, names: list[str]) -> None:
    person = Profile.model_validate_json(json.dumps(LIVING))
    letter = f"Dear Hiring Team,\n\nI like Leeds. {text}\n\nKind regards,\nBo Ta"
    found = check_text(person, letter, None, date(2026, 1, 1)).claims
    assert [claim.text for claim in found if claim.severity and claim.type in ("employer", "institution")] == names


@pytest.mark.parametrize(("school", "is_stopped"), [("MSc Aalborg University", False), ("MSc Oslo University", True)])
def test_a_degree_in_front_of_a_school_is_no_part_of_its_name(school: str, is_stopped: bool) -> None:
    study = {"institution": "Aalborg University", "studyType": "Master of Science"}
    held = Profile.model_validate_json(json.dumps({"education": [study]}))
    report = check_text(held, f"Drainage engineer, {school}.", None, date(2026, 1, 1))
    assert any(claim.type == "institution" and claim.severity for claim in report.claims) is is_stopped


@pytest.mark.parametrize(("school", "is_stopped"), [("DTU", False), ("NTU", True)])
def test_a_school_may_be_told_by_its_letters_in_its_own_language(school: str, is_stopped: bool) -> None:
    study = {"institution": "Technical University of Denmark", "studyType": "MSc"}
    person = Profile.model_validate_json(json.dumps(LIVING | {"education": [study]}))
    found = check_text(person, f"## Summary\nAuditor with an MSc from {school}.\n", None, date(2026, 1, 1)).claims
    assert any(claim.severity for claim in found) is is_stopped


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Treasurer of the Harbour Rowing Club", ["Harbour Rowing Club"]),
        ("Volunteer at Globex Shelter", ["Globex Shelter"]),
        ("Treasurer of the City Choir", []),
        ("Head of Finance", []),
    ],
)
@pytest.mark.parametrize("heading", ["Volunteering", "Additional Information", "Interests"])
def test_a_line_of_a_post_alone_names_where_it_was_held(heading: str, line: str, names: list[str]) -> None:
    held = LIVING | {"volunteer": [{"organization": "City Choir", "position": "Treasurer"}]}
    person = Profile.model_validate_json(json.dumps(held))
    text = f"# Bo Ta\n\n## Experience\n\n### Senior Auditor, Medivar AG | 2009-10 – present\n\n## {heading}\n- {line}\n"
    found = check_text(person, text, None, date(2026, 1, 1)).claims
    assert [claim.text for claim in found if claim.severity and claim.type == "employer"] == names
