from __future__ import annotations

import pytest

from vitaeval.claims import cues


@pytest.mark.parametrize("text", ["Led the move of 4 sites", "Managing suppliers in Spain", "Project-managed a launch"])
def test_a_line_that_opens_with_a_verb_tells_a_deed(text: str) -> None:
    assert cues.opens_with_deed(text)


@pytest.mark.parametrize(
    "text", ["Lead Engineer, Acme", "Project Coordinator | Acme", "Staff Nurse", "iOS Developer", "Acme"]
)
def test_a_title_that_begins_like_a_verb_tells_none(text: str) -> None:
    assert not cues.opens_with_deed(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ran the whole ward for two years.", True), ("Nurse, Acme Inc.", False), ("From 2019 I worked as a nurse", True)],
)
def test_sentences_are_no_headers(text: str, expected: bool) -> None:
    assert cues.is_sentence(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Austin, TX", True), ("Remote", True), ("Nurse", False), ("Acme Ltd", False)]
)
def test_places(text: str, expected: bool) -> None:
    assert cues.is_place(text) is expected


def test_forms_of_employment_and_breaks() -> None:
    assert cues.is_employment("Full-time, permanent")
    assert not cues.is_employment("Contract lawyer")
    assert cues.is_break("Career break (2019 - 2020)")
    assert cues.is_school("Ashbourne College")
    assert cues.is_organisation("Acme GmbH")
    assert cues.is_title("Ward Nurses")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Ruiz has been head of Globex since 2019", True),
        ("Nurse at Alder Ward since 2019", True),
        ("Nurse, Alder Ward, since 2019", False),
        ("Head of Data, Globex (2019 - 2021)", False),
    ],
)
def test_what_is_told_in_a_sentence_is_no_header(text: str, expected: bool) -> None:
    assert cues.is_narrated(text) is expected
