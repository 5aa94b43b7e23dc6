from __future__ import annotations

from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.marked import unmarked
from vitaeval.claims.passages import Part, Passage
from vitaeval.schema.documents.profile import Profile

ROLE = "## Experience\n\n### Data Engineer, Northgate Freight Inc. | 2020-03 – Present\n\n- "


@pytest.mark.parametrize("text", ["**38%** of", "*38%* of", "`38%` of", "__38%__ of", "**3**8% of"])
def test_marks_of_emphasis_are_read_over(text: str) -> None:
    passage, places = unmarked(Passage(None, 0, text, Part.BULLET))
    assert passage.text == "38% of"
    assert all(text[place] == sign for place, sign in zip(places, passage.text, strict=True))


@pytest.mark.parametrize("text", ["snake_case names", "5 * 3", "C*", "plain"])
def test_other_signs_stay(text: str) -> None:
    assert unmarked(Passage(None, 0, text, Part.BULLET))[0].text == text


def test_claims_stand_where_the_text_has_them(profile: Profile, today: date) -> None:
    honest = f"{ROLE}**Reduced** warehouse spend by **38**%"
    false = f"{ROLE}**Reduced** warehouse spend by **58**%"
    assert not [claim for claim in check_text(profile, honest, None, today).claims if claim.severity]
    (claim,) = (claim for claim in check_text(profile, false, None, today).claims if claim.severity)
    assert false[claim.start : claim.end] == claim.text == "58**%"
