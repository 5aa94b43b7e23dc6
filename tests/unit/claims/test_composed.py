from __future__ import annotations

import pytest

from vitaeval.claims import evidence
from vitaeval.claims.composed import composed
from vitaeval.schema.documents.profile import Profile


@pytest.mark.parametrize("name", ["Slot planning", "Carrier scorecards", "Customs audits", "Report preparation"])
def test_a_name_made_of_what_the_profile_tells(profile: Profile, name: str) -> None:
    assert composed(name, evidence.of(profile)) is not None


@pytest.mark.parametrize("name", ["Customs brokerage", "Kanban", "Terraform", "SAP", "Machine learning", "", "and"])
def test_a_name_with_a_word_that_it_lacks_or_of_a_known_skill(profile: Profile, name: str) -> None:
    assert composed(name, evidence.of(profile)) is None
