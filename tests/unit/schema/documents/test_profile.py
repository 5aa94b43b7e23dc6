from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vitaeval.schema.documents.profile import Basics, Education, Profile, Project, Volunteer, Work

LINES = st.lists(st.text(min_size=1, max_size=10), max_size=4).map(tuple)
PROFILES = st.builds(
    Profile,
    work=st.lists(st.builds(Work, highlights=LINES), max_size=3).map(tuple),
    volunteer=st.lists(st.builds(Volunteer, highlights=LINES), max_size=2).map(tuple),
    projects=st.lists(st.builds(Project, highlights=LINES), max_size=2).map(tuple),
    education=st.lists(st.builds(Education, courses=LINES), max_size=2).map(tuple),
)

PROFILE = Profile(
    work=(Work(name="Acme", position="Cook", highlights=("a", "b")), Work(name="Beta")),
    volunteer=(Volunteer(organization="Shelter"),),
    education=(Education(institution="Uni", courses=("Logic",)),),
)


def test_ids_follow_from_positions() -> None:
    assert [name for name, _ in PROFILE.entries()] == ["w1", "w2", "v1", "e1"]
    assert set(PROFILE.sources()) == {"w1", "w1.h1", "w1.h2", "w2", "v1", "e1", "e1.h1"}


def test_a_highlights_id_leads_to_its_entry() -> None:
    assert PROFILE.entry("w1.h2") is PROFILE.entry("w1") is PROFILE.work[0]
    assert PROFILE.entry("w3") is None


def test_an_entrys_own_prose_leaves_out_its_highlights() -> None:
    assert PROFILE.sources()["w1"] == "Acme\nCook"
    assert PROFILE.sources()["w1.h2"] == "b"


def test_work_volunteering_and_projects_compete_for_space() -> None:
    assert PROFILE.rankable() == ("w1", "w2", "v1")


@given(PROFILES)
def test_every_source_belongs_to_an_entry_and_no_text_is_lost(profile: Profile) -> None:
    sources = profile.sources()
    assert all(profile.entry(source) is not None for source in sources)
    lines = [line for item in (*profile.work, *profile.volunteer, *profile.projects) for line in item.highlights]
    lines += [line for item in profile.education for line in item.courses]
    assert sorted(text for name, text in sources.items() if "." in name) == sorted(lines)


@given(PROFILES)
def test_a_summary_of_the_person_changes_no_id(profile: Profile) -> None:
    other = Profile(**{**dict(profile), "basics": Basics(name="x", summary="y")})
    assert other.sources() == profile.sources()
