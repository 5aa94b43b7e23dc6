from __future__ import annotations

import json
from datetime import date

import pytest

from vitaeval.claims import check_text
from vitaeval.claims.sectors import is_frame, is_sector
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.text.normalize import words

LINES = ["Packaging for small firms", "Posters for a theatre"]
HELD = Profile.model_validate_json(json.dumps({"work": [{"name": "Freelance", "highlights": LINES}]}))


def doubted(item: str, posting: str | None = None) -> list[tuple[str, str, str]]:
    job = JobPosting(title=None, text=posting) if posting else None
    found = check_text(HELD, f"## Skills\nPackaging, {item}\n", job, date(2026, 1, 1)).claims
    return [(claim.type.value, claim.text, claim.severity.value) for claim in found if claim.severity]


@pytest.mark.parametrize("item", ["retail", "food products", "the housing sector"])
def test_a_sector_among_skills_is_wording(item: str) -> None:
    assert doubted(item) == [("content", item, "minor")]


@pytest.mark.parametrize("item", ["retail", "food products"])
def test_a_sector_that_the_posting_asks_for_is_a_claim(item: str) -> None:
    assert doubted(item, "Designer with a background in food and retail") == [("skill", item, "major")]


@pytest.mark.parametrize("item", ["food safety", "retail analytics", "Kubernetes"])
def test_what_is_done_in_a_sector_is_none(item: str) -> None:
    assert doubted(item) == [("skill", item, "major")]


def test_words_for_places_of_work_are_frames_and_no_sectors() -> None:
    rural, retail = words("rural retail")
    assert (is_frame(rural), is_sector(rural)) == (True, False)
    assert (is_frame(retail), is_sector(retail)) == (False, True)
