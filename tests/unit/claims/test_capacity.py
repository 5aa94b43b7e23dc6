"""Which of several roles at one employer a sentence tells of."""

from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import capacity, check_text, evidence
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.dates import find

GLEN = {
    "basics": {"name": "Ida Moss"},
    "work": [
        {
            "name": "Glen Electric Ltd",
            "position": "Electrician",
            "startDate": "2019-06",
            "highlights": ["Installed 58 chargers for the city", "Own the tool store and its budget of $90,000"],
        },
        {
            "name": "Glen Electric Ltd",
            "position": "Apprentice Electrician",
            "startDate": "2015-06",
            "endDate": "2019-05",
            "highlights": ["Helped with rewiring 14 schools"],
        },
        {
            "name": "Harbour Desk",
            "position": "Executive Assistant to the Owner (part-time)",
            "startDate": "2013-02",
            "endDate": "2015-04",
            "highlights": ["Took the minutes of 4 meetings a year"],
        },
    ],
}
NAMELESS = {**GLEN, "work": [{**role, "name": None} for role in GLEN["work"]]}  # type: ignore[attr-defined]
AT = evidence.of(Profile.model_validate_json(json.dumps(GLEN)))
FORMS = (
    "As {title} at Glen Electric ({dates}) I {deed}.",
    "At Glen Electric Ltd, where my title was {title} ({dates}), I {deed}.",
    "From my time as {title} with Glen Electric ({dates}): I {deed}.",
)
UNNAMED = ("As {title} ({dates}) I {deed}.", "From my time as {title} ({dates}): I {deed}.")
NOW, THEN = ("Electrician", "June 2019 – present"), ("Apprentice Electrician", "2015-06 to 2019-05")
CITY, SCHOOLS = "installed 58 chargers for the city", "helped with rewiring 14 schools"


def flagged(text: str, profile: dict[str, object] = GLEN) -> list[str]:
    letter = f"Dear Hiring Team,\n\n{text}\n\nKind regards,\nIda Moss\n"
    found = check_text(Profile.model_validate_json(json.dumps(profile)), letter, None, date(2026, 11, 1)).claims
    return [claim.text for claim in found if claim.severity in ("critical", "major")]


@pytest.mark.parametrize(("title", "dates", "deed"), [(*NOW, CITY), (*THEN, SCHOOLS)])
@pytest.mark.parametrize(("forms", "profile"), [(FORMS, GLEN), (UNNAMED, NAMELESS)])
def test_a_role_told_with_its_own_title_dates_and_deeds_is_left_alone(
    forms: tuple[str, ...], profile: dict[str, object], title: str, dates: str, deed: str
) -> None:
    assert [flagged(form.format(title=title, dates=dates, deed=deed), profile) for form in forms] == [[]] * len(forms)


@pytest.mark.parametrize(
    ("title", "dates", "deed"),
    [
        (NOW[0], THEN[1], SCHOOLS),
        (THEN[0], NOW[1], CITY),
        (*THEN, CITY),
        (*NOW, SCHOOLS.removeprefix("helped with ")),
        (THEN[0], "2015-06 – present", SCHOOLS),
        ("Senior Electrician", NOW[1], CITY),
    ],
)
def test_titles_dates_and_deeds_of_two_roles_at_one_firm_are_not_exchanged(title: str, dates: str, deed: str) -> None:
    assert all(flagged(form.format(title=title, dates=dates, deed=deed)) for form in FORMS)


@pytest.mark.parametrize(("title", "dates", "deed"), [(NOW[0], THEN[1], SCHOOLS), (*THEN, CITY)])
def test_nor_are_those_of_roles_without_an_employer(title: str, dates: str, deed: str) -> None:
    assert all(flagged(form.format(title=title, dates=dates, deed=deed), NAMELESS) for form in UNNAMED)


def test_a_deed_of_the_earlier_role_is_not_told_of_the_later_sentence_by_sentence() -> None:
    text = f"As Apprentice Electrician at Glen Electric (2015-06 – 2019-05) I {SCHOOLS}. I also {CITY}."
    assert flagged(text)


@pytest.mark.parametrize(
    "text",
    [
        f"At Glen Electric (2015 – present) I {SCHOOLS} and {CITY}.",
        f"At Glen Electric I {CITY}.",
        f"I joined Glen Electric as an apprentice, and as an electrician there I {CITY}.",
        "At Glen Electric Ltd (2015 – present), first as Apprentice Electrician, then as Electrician, I learned a lot.",
        "As Executive Assistant to the Owner at Harbour Desk (02/2013 – 04/2015) I took the minutes.",
        "As Executive Assistant to the Owner (part-time) at Harbour Desk (02/2013 – 04/2015) I took the minutes.",
    ],
)
def test_what_may_be_told_of_either_role_or_of_both_is_left_alone(text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "As Executive to the Owner at Harbour Desk (02/2013 – 04/2015) I took the minutes.",
        "At Harbour Desk, where my title was Executive Partner to the Owner (02/2013 – 04/2015), I took the minutes.",
    ],
)
def test_a_title_with_a_word_left_out_or_added_is_read_to_its_end(text: str) -> None:
    assert flagged(text)


def test_the_longer_of_two_titles_at_one_place_is_meant() -> None:
    text = "As Apprentice Electrician at Glen Electric I learned."
    assert [found.entry for found in capacity.titled(text, ("w1", "w2"), AT)] == ["w2"]
    assert capacity.spoken_of(text, ("w1", "w2"), AT) == ("w2",)
    assert capacity.spoken_of("At Glen Electric I learned.", ("w1", "w2"), AT) == ()
    assert capacity.dated("Glen Electric, June 2015 – May 2019", ("w1", "w2"), AT) == ("w2",)


def test_the_legal_form_belongs_to_the_name() -> None:
    ((place, group),) = capacity.named("At Glen Electric Ltd, where I learned", AT)
    assert "At Glen Electric Ltd, where I learned"[slice(*place)] == "Glen Electric Ltd"
    assert group == ("w1", "w2")


def test_the_whole_of_a_name_with_a_comma_is_the_employer() -> None:
    role = {"name": "Royal Navy, Reserve", "position": "Cook", "startDate": "2015-01", "endDate": "2019-12"}
    held = evidence.of(Profile.model_validate_json(json.dumps({"work": [role]})))
    text = "As Cook at Royal Navy, Reserve (01/2015 – 12/2019), I cooked."
    ((place, _),) = capacity.named(text, held)
    assert text[slice(*place)] == "Royal Navy, Reserve"


@pytest.mark.parametrize(("dates", "line"), [("2015-06 to 2019-05", "2015-06"), ("2014-06 to 2019-05", None)])
def test_a_year_in_the_dates_of_a_role_is_that_of_the_role(dates: str, line: str | None) -> None:
    text = f"As Apprentice Electrician at Glen Electric ({dates}) I learned."
    began = capacity.began(find(text)[0], text, AT)
    assert (began.text if began else None) == line
