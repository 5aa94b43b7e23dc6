"""Resumes as they are found, in the form of the standard."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.errors import DataError
from vitaeval.schema.documents.json_resume import read_resume
from vitaeval.schema.documents.loose_resume import loosened
from vitaeval.schema.documents.profile import Profile

PROFILES = sorted((Path(__file__).parents[4] / "golden" / "profiles").glob("*.json"))


def read(raw: object) -> Profile:
    return read_resume(loosened(raw).raw)


@pytest.mark.parametrize("path", PROFILES[::6], ids=lambda path: path.stem)
def test_a_resume_of_the_standard_is_read_as_it_stands(path: Path) -> None:
    raw = json.loads(path.read_text(encoding="utf-8"))
    assert read(raw) == read_resume(raw)


@pytest.mark.parametrize("word", ["Present", "present.", "current", "NOW", "heute", "aujourd'hui", "à ce jour", "–"])
def test_an_end_that_says_today_is_open(word: str) -> None:
    found = loosened({"work": [{"name": "Acme", "endDate": word}]})
    assert read_resume(found.raw).work[0].endDate is None
    assert "the entry goes on" in found.notes[0]


def test_a_start_that_says_today_is_left_as_it_is() -> None:
    assert read({"work": [{"startDate": "present"}]}).work[0].startDate == "present"


def test_what_is_blank_is_absent_and_entries_keep_their_places() -> None:
    found = read({"basics": None, "work": [None, {"name": " ", "highlights": ["", None, "Baked"]}], "skills": []})
    assert found == read({"work": [{}, {"highlights": ["Baked"]}]})
    assert len(found.work) == 2


def test_older_names_count_where_the_new_one_is_empty() -> None:
    found = read({"work": [{"company": "Acme", "name": None}, {"company": "Old", "name": "New"}]})
    assert [item.name for item in found.work] == ["Acme", "New"]
    assert [(extra.pointer, extra.json_text) for extra in found.extras] == [("/work/1/company", '"Old"')]
    assert read({"company": "Acme"}).extras[0].pointer == "/company"


@pytest.mark.parametrize(
    ("raw", "as_standard"),
    [
        ({"skills": ["Go", {"name": "R"}]}, {"skills": [{"name": "Go"}, {"name": "R"}]}),
        ({"languages": {"language": "Deutsch"}}, {"languages": [{"language": "Deutsch"}]}),
        ({"work": [{"highlights": "a\nb"}]}, {"work": [{"highlights": ["a", "b"]}]}),
        ({"basics": {"location": "Köln"}}, {"basics": {"location": {"city": "Köln"}}}),
        ({"work": [{"location": {"city": "Köln", "x": None}}]}, {"work": [{"location": "Köln"}]}),
        ({"education": [{"area": ["Bio", "Chemie"]}]}, {"education": [{"area": "Bio, Chemie"}]}),
        ({"education": [{"score": True, "endDate": 2019}]}, {"education": [{"endDate": "2019"}]}),
    ],
)
def test_a_thing_in_the_wrong_wrapping_is_unwrapped_and_told(raw: Any, as_standard: Any) -> None:
    assert read(raw) == read_resume(as_standard)
    assert loosened(raw).notes


@pytest.mark.parametrize("raw", [{"work": "Acme"}, {"work": 3}, {"work": [3]}, {"basics": "Mara"}, [], None, "x"])
def test_what_cannot_be_understood_is_still_refused(raw: object) -> None:
    with pytest.raises(DataError):
        read(raw)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from([*Profile.model_fields, "company", "website", "name", "endDate", "location", "meta"])


@given(st.dictionaries(KEYS, VALUES | st.lists(st.dictionaries(KEYS, VALUES, max_size=3), max_size=2), max_size=4))
def test_reading_twice_changes_nothing_and_only_shapes_are_refused(raw: dict[str, Any]) -> None:
    once = loosened(raw).raw
    assert loosened(once).raw == once
    with suppress(DataError):
        assert isinstance(read_resume(once), Profile)
