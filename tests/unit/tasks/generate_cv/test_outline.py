"""The profile as lines: nothing of it is lost on the way to the analysis, and no role on the way to the writer."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.schema.documents.analysis import MatchAnalysis, RankedEntry
from vitaeval.schema.documents.profile import Profile, Work
from vitaeval.tasks.generate_cv.outline import MOST_ENTRIES, outline, selection
from vitaeval.tasks.generate_cv.variables import profile_json

ROLES = 9
DAY = "2026-11-01"


def ranking(**scores: float) -> MatchAnalysis:
    ranked = (
        RankedEntry(source_id=source, score=score, matched_keywords=(), reason="") for source, score in scores.items()
    )
    return MatchAnalysis(
        job_title="Cook",
        company=None,
        requirements=(),
        ranked_entries=tuple(ranked),
        recommended_skills=(),
        missing_skills=(),
        match_score=0.0,
    )


def many_roles() -> Profile:
    """Nine roles, the first of them the current one."""
    roles = (
        Work(
            name=f"Firm {n}",
            position=f"Post {n}",
            startDate=str(2025 - n),
            endDate=None if n == 1 else str(2026 - n),
            summary=f"Prose {n}",
            highlights=(f"Deed {n}",),
        )
        for n in range(1, ROLES + 1)
    )
    return Profile(work=tuple(roles))


def test_every_fact_of_the_json_form_stands_in_the_outline(profile: Profile) -> None:
    lines = outline(profile, DAY)

    def leaves(value: object) -> list[str]:
        if isinstance(value, dict):
            return [leaf for item in value.values() for leaf in leaves(item)]
        if isinstance(value, list):
            return [leaf for item in value for leaf in leaves(item)]
        return [str(value)]

    assert all(leaf in lines for leaf in leaves(json.loads(profile_json(profile, DAY))))
    assert len(lines) < 0.8 * len(profile_json(profile, DAY))


@pytest.mark.parametrize("contact", ["Mara", "mara@example.org", "555", "Teststrasse", "github", "https://"])
def test_no_name_contact_or_link_leaves_the_house(profile: Profile, contact: str) -> None:
    assert contact not in outline(profile, DAY)
    assert contact not in selection(profile, ranking(w1=1.0), DAY)


def test_each_line_stands_behind_its_own_id(profile: Profile) -> None:
    lines = outline(profile, DAY).splitlines()
    for source, text in profile.sources().items():
        if "." in source:
            assert f"{source} {text}" in lines


@given(st.text(alphabet="w1.h2 \n\r\t\x0b\u2028Led", max_size=30))
def test_no_fact_can_pass_for_the_next_source(text: str) -> None:
    person = Profile(work=(Work(name="Firm", highlights=(text, "Second")),))
    begins = [line.split(" ")[0] for line in outline(person, None).splitlines()]
    assert begins == (["w1", "w1.h1", "w1.h2"] if text.split() else ["w1", "w1.h2"])


def test_nothing_is_said_of_nobody() -> None:
    assert outline(Profile(), None) == selection(Profile(), ranking(), None) == ""


def test_the_writer_gets_the_best_entries_first_and_in_full() -> None:
    shown = selection(many_roles(), ranking(w9=0.9, w3=0.8, w5=0.7, w2=0.6, w8=0.5, w7=0.4), DAY)
    deeds = [line.split()[-1] for line in shown.splitlines() if "Deed" in line]
    assert deeds == ["9", "3", "5", "2", "8", "1"], "the best five, and what the person does today"
    assert "Prose 9" in shown
    assert "Prose 4" not in shown


def test_no_role_is_hidden_from_the_writer() -> None:
    shown = selection(many_roles(), ranking(w9=0.9), DAY)
    assert all(f"position: Post {n} |" in shown for n in range(1, ROLES + 1))


def test_an_analysis_that_ranks_nothing_or_strangers_leaves_the_profile_whole_enough() -> None:
    first = selection(many_roles(), ranking(), DAY)
    assert selection(many_roles(), ranking(x1=1.0, w99=0.9, e1=0.8), DAY) == first
    assert first.count("Deed") == MOST_ENTRIES


def test_studies_and_certificates_compete_with_nobody(profile: Profile) -> None:
    shown = selection(profile, ranking(w2=0.1), DAY)
    for fact in ("TU Test", "e1.h1 Time series", "Certified Barista", "keywords: Python, SQL, Airflow", "German"):
        assert fact in shown
