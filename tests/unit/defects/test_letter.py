from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from tests.people import ground

from vitaeval.defects.draft import Place, located
from vitaeval.defects.letter import letter

AT = ground("master-nurse-brooks")


@pytest.mark.parametrize("seed", range(6))
def test_a_letter_tells_roles_studies_and_the_position_applied_for(seed: int) -> None:
    text = replace(AT.draft, layout=letter(Random(seed), "Charge Nurse", "Calder Clinic")).text()
    assert "Charge Nurse at Calder Clinic" in text
    assert "Rio Seco Community Hospital" in text
    assert "Organ Mountain State University" in text
    assert "#" not in text
    assert ".." not in text
    assert "()" not in text


def test_a_place_is_found_in_the_sentence_that_tells_it() -> None:
    draft = replace(AT.draft, layout=letter(Random(1), None, None))
    bullet = "/experience/0/bullets/0/text"
    places = (
        Place.whole("/experience/1/title", draft.read("/experience/1/title")),
        Place.whole(bullet, draft.read(bullet)),
    )
    text, spans = located(draft, places)
    assert text == draft.text()
    told = sorted(text[start:end] for start, end in spans)
    assert told[0] == "Staff Nurse, Emergency Department"
    assert told[1].startswith("track central-line")


def test_what_a_letter_leaves_out_has_no_place() -> None:
    draft = replace(AT.draft, layout=letter(Random(1), None, None))
    _, spans = located(draft, (Place.whole("/experience/0/location", draft.read("/experience/0/location")),))
    assert spans == ()


@pytest.mark.parametrize("seed", range(6))
def test_a_role_without_an_employer_is_told_by_its_title_alone(seed: int) -> None:
    form = letter(Random(seed), None, None)
    text = replace(AT.draft.write("/experience/0/organization", ""), layout=form).text()
    told = next(line for line in text.splitlines() if AT.draft.read("/experience/0/title") in line)
    assert told.startswith((f"As {AT.draft.read('/experience/0/title')} (", "From my time as "))
    assert "  " not in told
