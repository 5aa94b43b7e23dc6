from __future__ import annotations

from datetime import date

import pytest

from vitaeval.claims import evidence
from vitaeval.claims.homes import at_home
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize(
    ("text", "part", "entry"),
    [
        ("I took part in rolling out Kubernetes with the platform group.", Part.SUMMARY, "w1"),
        ("I supported the yearly customs audit.", Part.SUMMARY, "w2"),
        ("Careful and calm.", Part.SUMMARY, None),
        ("Supported a customs audit", Part.BULLET, "w2"),
        ("Rolling out Kubernetes with the platform group", Part.HEADLINE, None),
    ],
)
def test_a_sentence_belongs_to_the_role_whose_line_it_resembles(
    text: str, part: Part, entry: str | None, profile: Profile
) -> None:
    scene = Scene(evidence.of(profile), None, date(2026, 11, 1))
    assert at_home(Passage(None, 0, text, part), scene, 0).entry == entry
