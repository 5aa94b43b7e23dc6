from __future__ import annotations

from dataclasses import replace

import pytest
from tests.pair import EXAMPLE
from tests.shelves.documents import PROFILE, REFERENCE

from vitaeval.errors import DataError
from vitaeval.golden.twins import bloated, invented, twins, verbatim
from vitaeval.schema.claim import ClaimType, TypedClaim
from vitaeval.schema.documents.cv import InsufficientProfile, TailoredCV
from vitaeval.schema.golden import CvExpected, Edit, Example

CLAIM = TypedClaim(type=ClaimType.SKILL, value="Kubernetes")


def edit(pointer: str, new: str, old: str | None = None) -> Edit:
    return Edit(pointer=pointer, old=old, new=new, invents=CLAIM)


def expected(example: Example) -> CvExpected:
    assert isinstance(example.expected, CvExpected)
    return example.expected


def test_the_dump_pours_the_whole_profile_into_a_cv() -> None:
    dump = verbatim(PROFILE)
    said = {bullet.text for _, bullet in dump.bullets()}
    assert said == {line for item in (*PROFILE.work, *PROFILE.volunteer, *PROFILE.projects) for line in item.highlights}
    assert [item.source_id for item in dump.experience] == [name for name in PROFILE.rankable() if name[0] in "wv"]
    assert len(dump.education) == len(PROFILE.education)
    assert set(dump.skills) == {word for group in PROFILE.skills for word in group.keywords}


def test_every_bullet_of_the_dump_cites_the_line_that_it_is() -> None:
    sources = PROFILE.sources()
    assert all(sources[bullet.source_ids[0]] == bullet.text for _, bullet in verbatim(PROFILE).bullets())


def test_bloat_adds_words_and_takes_nothing_away() -> None:
    good, fat = expected(EXAMPLE).reference, bloated(REFERENCE)
    assert isinstance(good, TailoredCV)
    pairs = zip(REFERENCE.bullets(), fat.bullets(), strict=True)
    assert all(
        new.text.count(" ") > old.text.count(" ") and old.text.rstrip(".") in new.text for (_, old), (_, new) in pairs
    )
    assert [bullet.source_ids for _, bullet in fat.bullets()] == [
        bullet.source_ids for _, bullet in REFERENCE.bullets()
    ]
    assert REFERENCE.summary in fat.summary


def test_an_edit_changes_one_place_and_nothing_else() -> None:
    found = invented(REFERENCE, [edit("/headline", "Chief Engineer")], "x")
    assert found.headline == "Chief Engineer"
    assert TailoredCV(**{**dict(found), "headline": REFERENCE.headline}) == REFERENCE


def test_an_edit_may_append() -> None:
    assert invented(REFERENCE, [edit("/skills/-", "Kubernetes")], "x").skills == (*REFERENCE.skills, "Kubernetes")


@pytest.mark.parametrize(
    "pointer", ["/nothing", "/experience/99/title", "/skills/x", "/headline/0", "/experience/0/no/0"]
)
def test_an_edit_of_nothing_is_refused(pointer: str) -> None:
    with pytest.raises(DataError, match=f"ex-1: invented: nothing stands at {pointer}"):
        invented(REFERENCE, [edit(pointer, "y")], "ex-1")


def test_an_edit_of_something_else_than_it_says_is_refused() -> None:
    with pytest.raises(DataError, match=r"reads .* not 'other'"):
        invented(REFERENCE, [edit("/summary", "y", old="other")], "ex-1")


def test_a_good_cv_has_its_twins_and_an_off_job_one_where_a_sibling_is() -> None:
    assert set(twins(EXAMPLE, [EXAMPLE])) == {"verbatim", "invented", "bloated"}
    other_cv = TailoredCV(**{**dict(REFERENCE), "headline": "Other"})
    other = CvExpected(**{**dict(expected(EXAMPLE)), "reference": other_cv})
    sibling, stranger = replace(EXAMPLE, id="sibling", expected=other), replace(EXAMPLE, id="s", cluster="else")
    assert twins(EXAMPLE, [EXAMPLE, stranger, sibling])["off_job"] == other_cv


def test_an_insufficient_example_has_only_dump_and_inventions() -> None:
    none = InsufficientProfile(kind="insufficient", reasons=("no",), missing_skills=(), suggestions=())
    edits = (edit("/skills/-", "Kubernetes"), edit("/summary", "Expert"))
    wanted = CvExpected(**{**dict(expected(EXAMPLE)), "answer": "insufficient", "reference": none, "invented": edits})
    found = twins(replace(EXAMPLE, expected=wanted), [])
    assert set(found) == {"verbatim", "invented"}
    assert found["invented"].summary == "Expert"


def test_no_twin_is_the_good_cv() -> None:
    assert all(twin != REFERENCE for twin in twins(EXAMPLE, []).values())


def test_only_tailored_cvs_have_twins() -> None:
    with pytest.raises(DataError, match="twins exist for tailored CVs only"):
        twins(replace(EXAMPLE, profile=None), [])
