from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.claims import check_text
from vitaeval.claims.scores import _ANY_CLASS, _SCALES
from vitaeval.schema.documents.profile import Profile

STUDY = {
    "institution": "Alder College",
    "studyType": "B.Sc.",
    "area": "Chemistry",
    "score": "3.4 GPA",
    "endDate": "2020",
}
IRISH = {
    "institution": "Cork College",
    "studyType": "MPharm",
    "score": "Second Class Honours, Grade 1",
    "endDate": "2016",
}


def grave(text: str, study: dict[str, str]) -> list[str]:
    held = Profile.model_validate_json(json.dumps({"basics": {"name": "Ada Quill"}, "education": [study]}))
    found = check_text(held, text, None, date(2026, 11, 1)).claims
    return [claim.text for claim in found if claim.severity and claim.severity.value != "minor"]


@pytest.mark.parametrize("said", ["GPA 3.4", "GPA: 3.4/4.0", "final grade 3.4", "3.4 GPA"])
def test_the_mark_of_the_profile_may_be_told(said: str) -> None:
    assert grave(f"EDUCATION\n\nB.Sc. Chemistry, Alder College, 2020 ({said})\n", STUDY) == []


@pytest.mark.parametrize("said", ["GPA 3.9", "final grade 3.7", "3.8 GPA"])
def test_a_better_mark_is_found(said: str) -> None:
    assert len(grave(f"EDUCATION\n\nB.Sc. Chemistry, Alder College, 2020 ({said})\n", STUDY)) == 1


def test_a_class_of_honours_may_be_told_in_figures() -> None:
    assert grave("EDUCATION\n\nMPharm, Cork College, 2016 (2.1)\n", IRISH) == []
    assert grave("EDUCATION\n\nMPharm, Cork College, 2016 (2.2)\n", IRISH) != []


@pytest.mark.parametrize(
    ("held", "said", "is_wrong"),
    [
        ("Merit", "Distinction", True),
        ("Distinction", "with distinction", False),
        ("Lower Second Class", "2:1", True),
        ("Upper Second", "2:1", False),
        ("First Class Honours", "1st", False),
        ("cum laude", "magna cum laude", True),
    ],
)
def test_a_higher_class_is_found(held: str, said: str, *, is_wrong: bool) -> None:
    assert (
        bool(grave(f"EDUCATION\n\nB.Sc. Chemistry ({said}), Alder College, 2020\n", STUDY | {"score": held}))
        is is_wrong
    )


def test_a_class_in_a_sentence_is_that_of_a_study() -> None:
    study = STUDY | {"score": "Merit"}
    assert grave("I hold a B.Sc. in Chemistry with distinction from Alder College.", study) != []
    assert grave("I hold a B.Sc. in Chemistry with merit from Alder College.", study) == []


@given(st.sampled_from([pattern for scale in _SCALES for pattern in scale]).flatmap(st.from_regex))
def test_no_class_of_honours_is_passed_over(text: str) -> None:
    assert _ANY_CLASS.search(text)


@pytest.mark.parametrize(("told", "is_stopped"), [("Result: First", True), ("Result: 2:1", False)])
def test_a_class_behind_a_label_is_one(told: str, *, is_stopped: bool) -> None:
    text = f"# Education\nBEng, University of Nottingham, 2026\n- {told}"
    study = {"institution": "University of Nottingham", "studyType": "BEng", "score": "2:1", "endDate": "2026"}
    assert bool(grave(text, study)) is is_stopped
