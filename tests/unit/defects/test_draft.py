from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from tests.people import ground

from vitaeval.defects.draft import Draft, Place, located
from vitaeval.defects.layout import HEADINGS, ROLES, layout

DRAFT = ground("master-nurse-brooks").draft
FIELDS = (
    "/experience/0/organization",
    "/experience/1/title",
    "/experience/1/start_date",
    "/experience/1/bullets/0/text",
    "/education/0/institution",
    "/skills/2",
    "/summary",
    "/basics/email",
)


@pytest.mark.parametrize("pointer", FIELDS)
@pytest.mark.parametrize("seed", range(4))
def test_a_field_is_found_again_in_every_layout(pointer: str, seed: int) -> None:
    rng = Random(seed)
    form = layout(rng, heading=rng.choice(list(HEADINGS)), role=rng.choice(list(ROLES)), dates="as_is")
    draft = replace(DRAFT, layout=form if seed else None)
    value = draft.read(pointer)
    text, spans = located(draft, (Place.whole(pointer, value),))
    assert text == draft.text()
    assert [text[start:end] for start, end in spans] == [" ".join(value.split())]


def test_a_part_of_a_field_is_found_and_two_places_keep_their_order() -> None:
    first, second = Place("/experience/0/title", 0, 9), Place("/experience/1/title", 0, 5)
    text, spans = located(DRAFT, (second, first))
    assert [text[start:end] for start, end in spans] == ["Infection", "Staff"]


def test_an_open_end_reads_as_it_is_delivered() -> None:
    assert DRAFT.cv.experience[0].end_date is None
    assert DRAFT.read("/experience/0/end_date") == "Present"
    text, spans = located(DRAFT, (Place.whole("/experience/0/end_date", "Present"),))
    assert [text[start:end] for start, end in spans] == ["Present"]


def test_contact_data_is_written_beside_the_cv() -> None:
    new = DRAFT.write("/basics/email", "other@example.com")
    assert isinstance(new, Draft)
    assert "other@example.com" in new.text()
    assert new.cv == DRAFT.cv
