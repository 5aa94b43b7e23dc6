from __future__ import annotations

import pytest

from vitaeval.claims import evidence, headers
from vitaeval.claims.passages import Part
from vitaeval.claims.rows import rows
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.markup import clean

DATED = "2020-03 – Present"


def fields(text: str, kind: str, profile: Profile) -> dict[Part, str]:
    page = clean(text)
    found = list(headers.parts(tuple(rows(page, 0, len(page.text))), kind, evidence.of(profile)))
    assert all(page.text[passage.offset :].startswith(passage.text) for passage in found)
    return {passage.part: passage.text for passage in found}


@pytest.mark.parametrize(
    "text",
    [
        "Data Engineer, Northgate Freight, Austin, TX | 2020-03 – Present",
        "Northgate Freight — Data Engineer, Austin, TX (Mar 2020 - Present)",
        "Data Engineer at Northgate Freight | Austin, TX | 03/2020 - now",
        "2020 – to date    Data Engineer, Northgate Freight (Austin, TX)",
        "Data Engineer\nNorthgate Freight\nMarch 2020 – present\nAustin, TX",
        "**Northgate Freight**\n*Austin, TX*\n\n_Mar 2020 – current_\n\nData Engineer",
        "### Data Engineer\n**Northgate Freight** | *Austin, TX* | *Mar. 2020 – ongoing*",
        "| 2020 – today | Data Engineer | Northgate Freight | Austin, TX |",
        "Position: Data Engineer\nCompany: Northgate Freight\nLocation: Austin, TX\nDates: 2020 – now",
    ],
)
def test_the_fields_of_a_role_in_any_order_on_any_number_of_lines(text: str, profile: Profile) -> None:
    found = fields(text, "w", profile)
    assert (found[Part.TITLE], found[Part.EMPLOYER]) == ("Data Engineer", "Northgate Freight")
    assert found[Part.PLACE] == "Austin, TX"
    assert set(found) >= {Part.START, Part.END}


@pytest.mark.parametrize(
    "text",
    [f"Data Engineer, Globex | {DATED}", f"Globex\nData Engineer\n{DATED}", f"{DATED}\tData Engineer\nGlobex"],
)
def test_what_is_not_recognised_takes_the_field_still_open(text: str, profile: Profile) -> None:
    assert fields(text, "w", profile)[Part.EMPLOYER] == "Globex"


def test_how_somebody_was_employed_is_neither_title_nor_place(profile: Profile) -> None:
    found = fields(f"Data Engineer, Full-time, Northgate Freight | {DATED}", "w", profile)
    assert (found[Part.TITLE], found[Part.HEADLINE]) == ("Data Engineer", "Full-time")


def test_an_unknown_school_is_one_field(profile: Profile) -> None:
    assert fields("BSc, Rice University, Houston", "e", profile)[Part.INSTITUTION] == "Rice University, Houston"


def test_degree_subject_and_school_are_apart(profile: Profile) -> None:
    found = fields("BSc in Marine Biology, MIT, 2014", "e", profile)
    assert (found[Part.DEGREE], found[Part.AREA], found[Part.INSTITUTION]) == ("BSc", "Marine Biology", "MIT")


@pytest.mark.parametrize(("line", "expected"), [("Ridgeline Depot", True), ("kept the scorecard", False)])
def test_header_lines_resemble_names(line: str, expected: bool, profile: Profile) -> None:
    assert headers.resembles(line, "w", evidence.of(profile)) is expected


def test_how_many_of_what_is_running_text(profile: Profile) -> None:
    found = fields(f"Data Engineer, Northgate Freight (9 depots), {DATED}", "w", profile)
    assert (found[Part.EMPLOYER], found[Part.SUMMARY]) == ("Northgate Freight", "9 depots")
