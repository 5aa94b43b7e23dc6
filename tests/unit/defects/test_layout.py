from __future__ import annotations

from random import Random

import pytest
from tests.people import ground

from vitaeval.defects.layout import DATES, HEADINGS, ROLES, lay_out, layout

AT = ground("master-nurse-brooks")


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("role", ROLES)
def test_no_layout_loses_a_fact(heading: str, role: str) -> None:
    text = lay_out(AT.draft.basics, AT.draft.cv, layout(Random(f"{heading}{role}"), heading=heading, role=role))
    cv = AT.draft.cv
    for item in cv.experience:
        assert item.title in text
        assert item.organization in text
        assert all(bullet.text in text for bullet in item.bullets)
    assert all(item.institution and item.institution in text for item in cv.education)
    assert all(item.language in text for item in cv.languages)
    assert AT.draft.basics.name
    assert AT.draft.basics.name in text.splitlines()[0]


@pytest.mark.parametrize(
    ("style", "shown"),
    [("as_is", "2018-03"), ("short", "Mar 2018"), ("long", "March 2018"), ("slash", "03/2018"), ("dotted", "03.2018")],
)
def test_months_are_written_in_the_style_asked_for(style: str, shown: str) -> None:
    assert style in DATES
    assert shown in lay_out(AT.draft.basics, AT.draft.cv, layout(Random(1), dates=style))


def test_a_role_without_dates_and_place_leaves_no_empty_brackets() -> None:
    bare = AT.draft
    for name in ("start_date", "end_date", "location"):
        bare = bare.write(f"/experience/0/{name}", None)
    for role in ROLES:
        text = lay_out(bare.basics, bare.cv, layout(Random(2), role=role))
        assert "()" not in text
        assert "None" not in text
