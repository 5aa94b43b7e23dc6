from __future__ import annotations

from tests.shelves.observations import PROFILE, REFERENCE

from vitaeval.schema.documents.profile import Extra, Profile
from vitaeval.text.leaves import leaves, profile_lines


def test_every_text_comes_with_its_pointer() -> None:
    found = dict(leaves(REFERENCE))
    assert found["/summary"] == REFERENCE.summary
    assert found["/experience/0/bullets/1/text"] == REFERENCE.experience[0].bullets[1].text
    assert found["/skills/0"] == "Python"


def test_fields_that_are_skipped_are_skipped_everywhere() -> None:
    assert not any("bullets" in where for where, _ in leaves(REFERENCE, skip={"bullets"}))


def test_a_profile_speaks_with_its_unknown_keys_too() -> None:
    profile = Profile.model_validate({**dict(PROFILE), "extras": (Extra(pointer="/nickname", json_text='"Mo"'),)})
    assert {'"Mo"', "Mara Lindahl", "PostgreSQL"} <= set(profile_lines(profile))
