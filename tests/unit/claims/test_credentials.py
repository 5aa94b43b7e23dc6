from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from vitaeval.claims import check_text, credentials
from vitaeval.claims.passages import Part
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    ("degree", "verdict"),
    [("BSc", "supported"), ("Associate's degree", "supported"), ("Master of Science", "contradicted")],
)
def test_a_degree_is_at_most_the_entrys(judged: Callable[..., Any], degree: str, verdict: str) -> None:
    assert judged(credentials.degree, degree, Part.DEGREE, entry="e1")[0] == ("degree", degree, verdict)


@pytest.mark.parametrize(("area", "verdict"), [("Industrial Engineering", "supported"), ("Physics", "contradicted")])
def test_the_subject_is_the_entrys(judged: Callable[..., Any], area: str, verdict: str) -> None:
    assert judged(credentials.area, area, Part.AREA, entry="e1") == [("degree", area, verdict)]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Holds a Bachelor's degree in Industrial Engineering.", ["supported", "supported"]),
        ("Holds a Bachelor's degree in Astronomy.", ["supported", "unsupported"]),
        ("Holds an MBA.", ["contradicted"]),
        ("Bachelor of Science with a minor in robotics", ["supported", "supported", "unsupported"]),
        ("Plans to earn an MBA.", []),
    ],
)
def test_degrees_in_prose(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert sorted(verdict for _, _, verdict in judged(credentials.told, text)) == sorted(verdicts)


@pytest.mark.parametrize("part", [Part.DEGREE, Part.AREA])
def test_a_study_that_resembles_none_is_unsupported(judged: Callable[..., Any], part: Part) -> None:
    rule = credentials.degree if part is Part.DEGREE else credentials.area
    assert judged(rule, "Marine Biology", part)[0][2] == "unsupported"


@pytest.mark.parametrize(
    ("degree", "verdict"),
    [("BSc Industrial Engineering", "supported"), ("BSc (Hons) Marine Biology", "contradicted")],
)
def test_a_degree_with_its_subject_names_the_entrys(judged: Callable[..., Any], degree: str, verdict: str) -> None:
    assert judged(credentials.degree, degree, Part.DEGREE, entry="e1")[0][2] == verdict


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("I completed my Bachelor of Science at University of Texas at Austin.", {"supported"}),
        ("I completed my Master of Science at University of Texas at Austin.", {"contradicted"}),
        ("At University of Texas at Austin I earned an MBA.", {"contradicted"}),
    ],
)
def test_a_degree_in_a_letter_is_one_of_the_school_beside_it(
    judged: Callable[..., Any], text: str, verdicts: set[str]
) -> None:
    assert {verdict for *_, verdict in judged(credentials.told, text, Part.SUMMARY)} == verdicts


@pytest.mark.parametrize(("first", "wrong"), [("M.A.", []), ("Ph.D.", ["Ph.D."])])
def test_a_degree_in_brackets_is_of_the_school_before_them(today: date, first: str, wrong: list[str]) -> None:
    studies = [("Rice University", "Master of Arts"), ("Alder College", "Bachelor of Arts")]
    education = [{"institution": school, "studyType": degree} for school, degree in studies]
    held = Profile.model_validate_json(json.dumps({"education": education}))
    text = f"I went to Rice University ({first}) and to Alder College (B.A.) after school."
    found = check_text(held, text, None, today).claims
    assert [claim.text for claim in found if claim.severity and claim.type.value == "degree"] == wrong


@pytest.mark.parametrize(
    ("study", "text", "wrong"),
    [
        ({"studyType": "MSc (in progress)"}, "I hold an MSc from Rice University.", ["MSc"]),
        ({"studyType": "MSc", "endDate": "2027"}, "I hold an MSc from Rice University.", ["MSc"]),
        ({"studyType": "MSc", "endDate": "2027"}, "I am studying for an MSc at Rice University.", []),
        ({"studyType": "MSc", "endDate": "2027"}, "MSc from Rice University, expected 2027.", []),
        ({"studyType": "MSc", "endDate": "2022"}, "I hold an MSc from Rice University.", []),
    ],
)
def test_an_unfinished_degree_is_not_held(study: dict[str, str], text: str, wrong: list[str], today: date) -> None:
    held = Profile.model_validate_json(json.dumps({"education": [{"institution": "Rice University"} | study]}))
    found = check_text(held, text, None, today).claims
    assert [claim.text for claim in found if claim.severity and claim.type.value == "degree"] == wrong


def _studied(degree: str, area: str, *courses: str) -> Profile:
    study = {"institution": "Foo College", "studyType": degree, "area": area, "endDate": "2015", "courses": courses}
    return Profile.model_validate_json(json.dumps({"basics": {"name": "Ann Lee"}, "education": [study]}))


@pytest.mark.parametrize(
    ("degree", "area", "said"),
    [
        ("Master of Education", "Science Education", "Holds an MBA."),
        ("Bachelor of Science", "Computer Science", "Holds an LLB and likes order."),
        ("Bachelor of Arts", "History", "I have a BEng."),
        ("Master of Science", "Biology", "MBA with a calm head."),
        ("Bachelor of Science", "Biology", "With a degree in Astrophysics."),
        ("Bachelor of Science", "Biology", "Graduated in Medicine."),
    ],
)
def test_a_degree_of_the_same_level_in_another_subject_is_another(degree: str, area: str, said: str) -> None:
    found = check_text(_studied(degree, area), f"# Ann Lee\n\n## Summary\n{said}\n", None, date(2026, 1, 1)).claims
    assert [str(claim.severity) for claim in found if claim.type == "degree"] == ["critical"]


@pytest.mark.parametrize(
    ("degree", "area", "said"),
    [
        ("Master of Business Administration", "Finance", "Holds an MBA."),
        ("MBA", "Finance", "Holds a master's degree."),
        ("Bachelor", "Law", "Holds an LLB."),
        ("Bachelor of Science", "Civil Engineering", "Holds a BEng."),
        ("Bachelor of Science", "Biology", "With a degree in biology."),
        ("Bachelor of Science", "Biology", "No degree in medicine yet."),
    ],
)
def test_letters_for_the_degree_that_was_taken_are_true(degree: str, area: str, said: str) -> None:
    found = check_text(_studied(degree, area), f"# Ann Lee\n\n## Summary\n{said}\n", None, date(2026, 1, 1)).claims
    assert [claim.text for claim in found if claim.type == "degree" and claim.severity] == []


@pytest.mark.parametrize(
    "line", ["BSc in Mental Health, Foo College, 2015", "Bachelor of Science in Leadership, Foo College"]
)
def test_a_course_is_no_subject_of_a_degree(line: str) -> None:
    who = _studied("Bachelor of Science", "Adult Nursing", "Mental Health", "Leadership in Practice")
    found = check_text(who, f"# Ann Lee\n\n## Education\n{line}\n", None, date(2026, 1, 1)).claims
    assert [str(claim.severity) for claim in found if claim.type == "degree" and claim.severity] == ["critical"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("I completed my NVQ Level 3 in Carpentry at Gower College.", []),
        ("I completed my NVQ Level 3 in Computing and IT at Gower College.", ["Computing"]),
        ("I completed my Master in English Philology at Leeds.", []),
        ("I completed my Master in Health and Social Care at Leeds.", ["Health"]),
        ("I completed my BSc (Hons) in Geology at Otago.", []),
        ("I completed my BSc (Hons) in Physics at Otago.", ["Physics"]),
        ("I completed my BA in Drama at Kent.", []),
        ("I completed my BA in Accounting at Kent.", ["Accounting"]),
    ],
)
def test_the_subject_behind_a_degree_in_full_is_that_of_the_profile(text: str, wrong: list[str]) -> None:
    studies = (
        ("Gower College", "NVQ Level 3", "Carpentry"),
        ("Leeds", "Master", "English Philology"),
        ("Otago", "BSc (Hons)", "Geology"),
        ("Kent", "BA", "Drama"),
    )
    education = [{"institution": school, "studyType": degree, "area": area} for school, degree, area in studies]
    person = Profile.model_validate_json(json.dumps({"basics": {"name": "Ida Moss"}, "education": education}))
    found = check_text(person, f"Dear Sir,\n\n{text}\n\nKind regards,\nIda Moss", None, date(2026, 1, 1)).claims
    assert [claim.text for claim in found if claim.severity] == wrong
