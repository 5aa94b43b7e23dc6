from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.schema.documents.profile import Profile

PROFILE = Profile.model_validate_json(
    json.dumps(
        {
            "work": [
                {
                    "name": "Orme Glass",
                    "position": "Furnace Operator",
                    "startDate": "2016-01",
                    "highlights": ["Deputy shift leader since 2021", "Worked with the head chemist on new colours"],
                },
                {"name": "Vale Sinfonia", "position": "Cellist", "startDate": "2010-01", "highlights": ["On tour"]},
            ]
        }
    )
)


def doubted(text: str) -> list[str]:
    found = check_text(PROFILE, f"Dear Ms Lund,\n\n{text}\n\nYours,\n", None, date(2026, 11, 1))
    return [claim.text for claim in found.claims if claim.type == "title" and claim.severity]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At Orme Glass I have been shift leader since 2021.", ["shift leader"]),
        ("As principal cellist, I went on tour with Vale Sinfonia.", ["principal cellist"]),
        ("At Orme Glass I have been deputy shift leader since 2021.", []),
        ("At Orme Glass I stand in for the shift leader.", []),
        ("At Orme Glass I acted as shift leader for a time.", []),
        ("As a cellist I went on tour with Vale Sinfonia.", []),
        ("I would like to become a shift leader.", []),
    ],
)
def test_a_post_keeps_the_word_that_makes_it_smaller(text: str, words: list[str]) -> None:
    assert doubted(text) == words
