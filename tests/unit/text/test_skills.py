from __future__ import annotations

import pytest

from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile, SkillGroup, Work
from vitaeval.text.skills import canonical, find, posting_skills, profile_skills

NAMES = (("k8s", "Kubernetes"), ("Postgres", "PostgreSQL"), ("React.js", "ReactJS"), ("IV insertion", "IV therapy"))


@pytest.mark.parametrize(("one", "other"), NAMES)
def test_profile_posting_and_cv_meet_under_one_name(one: str, other: str) -> None:
    listing = profile_skills(Profile(skills=(SkillGroup(name="Tools", keywords=(one,)),)))
    telling = profile_skills(Profile(work=(Work(highlights=(f"Ran {one} for years",)),)))
    posting = JobPosting(title=None, text=f"You must know {other}.")
    (wanted,) = posting_skills(posting)
    assert wanted.canonical == canonical(one) == find(f"Worked with {one}.")[0].canonical
    assert wanted.canonical in listing
    assert wanted.canonical in telling
