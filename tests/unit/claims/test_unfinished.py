from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_cv, check_text
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.profile import Profile

TODAY = date(2026, 11, 1)
NURSE = Profile.model_validate_json(
    json.dumps(
        {
            "work": [{"name": "Banner", "position": "Nurse", "highlights": ["Mentored two candidates in progress"]}],
            "certificates": [{"name": "Learning and Development Award (in progress)"}, {"name": "CEN"}],
            "education": [{"institution": "La Trobe", "studyType": "MSc (expected 2027)", "area": "Nursing"}],
        }
    )
)


def doubted(text: str) -> list[str]:
    return [claim.text for claim in check_text(NURSE, f"# Ann Lee\n\n{text}\n", None, TODAY).claims if claim.severity]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## Certifications\n- Learning and Development Award\n- CEN", ["Learning and Development Award"]),
        ("## Summary\nHolder of the Learning and Development Award.", ["Development Award"]),
        ("## Certifications\n- Learning and Development Award (in progress)", []),
        ("## Certifications\n- Learning and Development Award, expected 2027", []),
        ("## Summary\nWorking towards the Learning and Development Award.", []),
        ("## Summary\nNurse who holds the CEN and mentored two candidates.", []),
    ],
)
def test_what_goes_on_is_not_told_as_something_that_somebody_has(text: str, words: list[str]) -> None:
    assert doubted(text) == words


@pytest.mark.parametrize(
    ("name", "is_stopped"),
    [("Learning and Development Award", True), ("Learning and Development Award (in progress)", False), ("CEN", False)],
)
def test_nor_in_the_fields_of_a_structured_cv(name: str, is_stopped: bool) -> None:
    held = {"source_id": "c1" if name != "CEN" else "c2", "name": name, "issuer": None, "date": None}
    lists = ("experience", "key_skills", "projects", "education", "languages", "skills", "missing_skills")
    cv = {"kind": "cv", "headline": None, "summary": "", "certificates": [held], "self_check": None}
    written = json.dumps(cv | {key: [] for key in lists})
    found = check_cv(NURSE, TailoredCV.model_validate_json(written), None, TODAY).claims
    assert any(claim.severity for claim in found) is is_stopped
