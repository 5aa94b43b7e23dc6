from __future__ import annotations

import pytest

from vitaeval.claims import evidence, headers
from vitaeval.claims.passages import Part
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    "line",
    [
        "Data Engineer, Northgate Freight, Austin, TX | 2020-03 – Present",
        "Northgate Freight — Data Engineer, Austin, TX (Mar 2020 - Present)",
        "Data Engineer at Northgate Freight | Austin, TX | 03/2020 - now",
    ],
)
def test_the_fields_of_a_role_in_any_order(line: str, profile: Profile) -> None:
    found = {p.part: p.text for p in headers.parts(7, line, "w", evidence.of(profile))}
    assert (found[Part.TITLE], found[Part.EMPLOYER]) == ("Data Engineer", "Northgate Freight")
    assert found[Part.PLACE] == "Austin, TX"
    assert set(found) >= {Part.START, Part.END}


def test_fields_stand_where_they_say(profile: Profile) -> None:
    line = "BSc, Industrial Engineering, Rice University, Houston | 2010 – 2014"
    for passage in headers.parts(100, line, "e", evidence.of(profile)):
        assert line[passage.offset - 100 :].startswith(passage.text)


def test_an_unknown_school_is_one_field(profile: Profile) -> None:
    found = {p.part: p.text for p in headers.parts(0, "BSc, Rice University, Houston", "e", evidence.of(profile))}
    assert found[Part.INSTITUTION] == "Rice University, Houston"


@pytest.mark.parametrize(("line", "expected"), [("Ridgeline Depot", True), ("kept the scorecard", False)])
def test_header_lines_resemble_names(line: str, expected: bool, profile: Profile) -> None:
    assert headers.resembles(line, "w", evidence.of(profile)) is expected
