from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text.sections import cv_section, kindred_section, section_name, sections


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("## Work History", "experience"),
        ("PROFESSIONAL EXPERIENCE:", "experience"),
        ("**Education**", "education"),
        ("University", "education"),
        ("### Stack", "skills"),
        ("Technical Skills", "skills"),
        ("About me", "summary"),
        ("Nice to have:", "preferred"),
        ("What you'll bring", "requirements"),
        ("What you’ll bring", "requirements"),
        ("What we offer", "benefits"),
    ],
)
def test_a_heading_is_known_under_any_of_its_usual_names(heading: str, name: str) -> None:
    assert section_name(heading) == name


@pytest.mark.parametrize("line", ["", "Python, Java, SQL", "Led the education team at Acme", "- Experience with Go"])
def test_other_lines_are_no_headings(line: str) -> None:
    assert section_name(line) is None


def test_a_plus_inside_a_name_joins_no_two_headings() -> None:
    assert cv_section("Education + Certification") is not None
    assert cv_section("Holds the CompTIA Security+ certification.") is None


def test_a_text_is_cut_at_its_headings_and_roles_stay_in_their_section() -> None:
    text = "# Ana Li\nana@example.org\n\n## Experience\n### Cook, Inn\n- Fed 90\n\nEducation\nBA\n"
    found = sections(text)
    assert [part.name for part in found] == ["", "", "experience", "education"]
    assert text[found[2].start : found[2].end].strip() == "### Cook, Inn\n- Fed 90"


@given(st.lists(st.sampled_from(["Skills", "## Experience", "a line", "", "# Ana", "Nice to have:"]), max_size=12))
def test_sections_and_their_headings_cover_the_text_without_overlap(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = sections(text)
    assert found[0].start == 0
    assert found[-1].end == len(text)
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Research and teaching skills", "skills"),
        ("Leadership Competencies", "skills"),
        ("Teaching Experience", "experience"),
        ("Career Story", "experience"),
    ],
)
def test_the_noun_that_an_unusual_heading_ends_in_decides(heading: str, name: str) -> None:
    assert kindred_section(heading) == name


def test_what_work_was_in_names_no_section() -> None:
    assert cv_section("Work in Higher Education") == "experience"
