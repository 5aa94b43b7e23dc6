from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text, evidence
from vitaeval.claims.certified import certificates
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Holds the CPIM certificate.", "supported"),
        ("Certified in Planning and Inventory Management", "supported"),
        ("Data engineer, CISSP", "unsupported"),
        ("Certified Scrum Master with logistics work", "unsupported"),
        ("Python certified", "unsupported"),
        ("Holds an active Secret clearance.", "unsupported"),
        ("Certificate in Planning and Inventory Management", "supported"),
        ("Holds a Certificate in Surgery.", "unsupported"),
        ("Data engineer with a certificate in food hygiene.", "unsupported"),
    ],
)
def test_a_credential_stands_in_one_line_of_the_profile(judged: Callable[..., Any], text: str, verdict: str) -> None:
    assert {found for _, _, found in judged(certificates, text)} == {verdict}


def test_each_name_of_a_list_is_its_own_claim(judged: Callable[..., Any]) -> None:
    found = judged(certificates, "Certified as CPIM and CSCP.")
    assert [verdict for _, _, verdict in found] == ["supported", "unsupported"]


@pytest.mark.parametrize("text", ["no CISSP yet", "plans to become a Certified Scrum Master", "certified mail"])
def test_wishes_and_plain_words_claim_nothing(judged: Callable[..., Any], text: str) -> None:
    assert judged(certificates, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "PMP-certified planner",
        "SC cleared and ready to travel",
        "DV security clearance",
        "chartered engineer in a port",
        "A licensed private pilot at weekends",
        "Certified scrum master",
        "Fully licensed tiler",
        "Certified: Newborn Life Support",
        "Earned the TWIC card credential",
        "Cleared to Public Trust level",
    ],
)
def test_a_credential_in_ordinary_words_needs_the_profile(judged: Callable[..., Any], text: str) -> None:
    assert {verdict for *_, verdict in judged(certificates, text)} == {"unsupported"}


@pytest.mark.parametrize("text", ["CPIM-certified planner", "certified inventory manager", "licensed premises in Waco"])
def test_one_that_the_profile_has_or_that_is_none_is_fine(judged: Callable[..., Any], text: str) -> None:
    assert {verdict for *_, verdict in judged(certificates, text)} <= {"supported"}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Registered social worker with nine years in practice", "supported"),
        ("Licensed journeyman electrician", "supported"),
        ("Registered nurse with nine years in practice", "unsupported"),
        ("Licensed master electrician", "unsupported"),
    ],
)
def test_a_post_is_registered_by_the_registration_that_speaks_of_it(text: str, verdict: str) -> None:
    held = Profile.model_validate_json(
        """{"work": [{"name": "Taff Council", "position": "Social Worker"},
          {"name": "Lakes Electric", "position": "Journeyman Electrician"}],
         "certificates": [{"name": "Social Care Wales registration"}, {"name": "Michigan Journeyman License"}]}"""
    )
    scene = Scene(evidence.of(held), None, date(2026, 11, 1))
    found = certificates(Passage(None, 0, text, Part.SUMMARY), scene)
    assert [claim.verdict.value for claim in found] == [verdict]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("CBET", "Certified Biomedical Equipment Technician with twelve years on wards."),
        ("Engineer in Training (PEO)", "Kazimir Holt, EIT"),
        ("CIPD Level 7 (Chartered Member)", "Katarzyna Ellwood, Chartered MCIPD"),
        ("CSWP", "CSWP-certified SolidWorks user."),
    ],
)
def test_a_credential_may_be_told_by_its_letters_or_its_words(held: str, said: str) -> None:
    profile = Profile.model_validate({"certificates": ({"name": held},), "skills": ({"name": "SolidWorks"},)})
    scene = Scene(evidence.of(profile), None, date(2026, 11, 1))
    found = list(certificates(Passage(None, 0, said, Part.SUMMARY), scene))
    assert found
    assert {claim.verdict.value for claim in found} == {"supported"}


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("became a chartered surveyor in 2020", []),
        ("Chartered quantity surveyor with nine years of practice", []),
        ("Chartered engineer with nine years of practice", ["Chartered engineer"]),
        ("Chartered accountant with nine years of practice", ["Chartered accountant"]),
        ("became a chartered surveyor and chartered engineer in 2020", ["chartered engineer"]),
    ],
)
def test_letters_behind_a_name_stand_for_what_they_grant(text: str, stopped: list[str]) -> None:
    person = {"label": "Quantity Surveyor"}
    held = Profile.model_validate_json(
        json.dumps({"basics": person, "certificates": [{"name": "MRICS", "date": "2020-11"}]})
    )
    found = check_text(held, text, None, date(2026, 11, 1)).claims
    assert [claim.text for claim in found if claim.severity and claim.type.value == "certificate"] == stopped


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        ("First Aid at Work; IFoA exams passed: CM1, CS1", []),
        ("IFoA exams passed: CM1, CS1; Level 3 Safeguarding", ["Level 3 Safeguarding"]),
        ("Moving and Handling; First Aid at Work", ["Moving and Handling"]),
    ],
)
def test_each_of_a_list_of_certificates_is_one_of_the_profile(names: str, wrong: list[str]) -> None:
    held = [{"name": "First Aid at Work"}, {"name": "IFoA exams passed: CM1, CS1"}]
    person = Profile.model_validate_json(json.dumps({"basics": {"name": "Ida Moss"}, "certificates": held}))
    letter = f"Dear Sir,\n\nI like Leeds. My certificates: {names}.\n\nKind regards,\nIda Moss"
    found = check_text(person, letter, None, date(2026, 1, 1)).claims
    assert [claim.text for claim in found if claim.severity == "critical"] == wrong


HELD = {
    "work": [{"name": "Acme", "position": "Litigation Paralegal", "startDate": "2019"}],
    "education": [{"institution": "Croydon College", "studyType": "AAT Level 3"}],
    "certificates": [
        {"name": "Ausbildereignung (AEVO)"},
        {"name": "SHRM-CP"},
        {"name": "Certified Paralegal (CP)"},
        {"name": "IFoA exams passed: CM1, CS1"},
    ],
}


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("A certified trainer (AEVO) of apprentices.", True),
        ("A certified SAP consultant (AEVO).", False),
        ("A certified trainer (CPTD).", False),
        ("SHRM-CP certified HR generalist.", True),
        ("SPHR certified HR generalist.", False),
        ("AAT Level 3 qualified accounts assistant.", True),
        ("AAT Level 4 qualified accounts assistant.", False),
        ("Certified litigation paralegal.", True),
        ("Certified litigation manager.", False),
        ("Part-qualified actuarial analyst.", True),
    ],
)
def test_a_credential_told_beside_who_holds_it(text: str, is_held: bool) -> None:
    held = Profile.model_validate_json(json.dumps(HELD))
    scene = Scene(evidence.of(held), date(2026, 11, 1), None)
    found = list(certificates(Passage(None, 0, text, Part.SUMMARY), scene))
    assert found
    assert all(claim.severity is None for claim in found) is is_held


def test_nobody_without_an_exam_is_part_qualified(judged: Callable[..., Any]) -> None:
    assert judged(certificates, "Part-qualified accountant")[0][2] == "unsupported"
