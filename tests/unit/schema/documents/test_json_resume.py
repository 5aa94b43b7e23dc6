from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.errors import DataError
from vitaeval.schema.documents.json_resume import read_resume, warnings
from vitaeval.schema.documents.profile import Profile

TEXT = st.none() | st.text(max_size=20) | st.integers(-9999, 9999)
TEXTS = st.none() | st.lists(st.none() | st.text(max_size=20), max_size=3)
UNKNOWN = st.dictionaries(
    st.text(min_size=1, max_size=8).map(lambda key: f"x-{key}"),
    st.none() | st.booleans() | st.text(max_size=5) | st.lists(st.integers(), max_size=2),
    max_size=2,
)
KNOWN: dict[str, tuple[str, ...]] = {
    "work": ("name", "location", "description", "position", "url", "startDate", "endDate", "summary"),
    "volunteer": ("organization", "position", "url", "startDate", "endDate", "summary"),
    "projects": ("name", "description", "startDate", "endDate", "url", "entity", "type"),
    "education": ("institution", "url", "area", "studyType", "startDate", "endDate", "score"),
    "certificates": ("name", "date", "url", "issuer"),
    "awards": ("title", "date", "awarder", "summary"),
    "publications": ("name", "publisher", "releaseDate", "url", "summary"),
    "skills": ("name", "level"),
    "languages": ("language", "fluency"),
    "interests": ("name",),
    "references": ("name", "reference"),
}
LISTS = {
    "work": ("highlights",),
    "volunteer": ("highlights",),
    "projects": ("highlights", "keywords", "roles"),
    "education": ("courses",),
    "skills": ("keywords",),
    "interests": ("keywords",),
}


def entries(section: str) -> st.SearchStrategy[Any]:
    fields = dict.fromkeys(KNOWN[section], TEXT) | dict.fromkeys(LISTS.get(section, ()), TEXTS)
    entry = st.builds(lambda one, more: {**more, **one}, st.fixed_dictionaries({}, optional=fields), UNKNOWN)
    return st.none() | st.lists(st.none() | entry, max_size=3)


BASICS = st.fixed_dictionaries(
    {},
    optional={
        "name": TEXT,
        "email": TEXT,
        "location": st.none() | st.fixed_dictionaries({}, optional={"city": TEXT, "postalCode": TEXT}),
        "profiles": st.none() | st.lists(st.fixed_dictionaries({}, optional={"network": TEXT}), max_size=2),
    },
)
RESUMES = st.builds(
    lambda one, more: {**more, **one},
    st.fixed_dictionaries({}, optional={"basics": st.none() | BASICS, **{name: entries(name) for name in KNOWN}}),
    UNKNOWN,
)


@given(RESUMES)
def test_any_legal_resume_loads_and_survives_the_disk(raw: dict[str, Any]) -> None:
    profile = read_resume(raw)
    assert Profile.model_validate_json(profile.model_dump_json()) == profile


@given(RESUMES)
def test_every_unknown_key_is_kept_aside_with_its_value_and_warned_of(raw: dict[str, Any]) -> None:
    profile = read_resume(raw)
    kept = [extra for extra in profile.extras if extra.pointer.count("/") == 1]
    unknown = {key: value for key, value in raw.items() if key not in Profile.model_fields}
    assert sorted(json.loads(extra.json_text) is None for extra in kept) == sorted(v is None for v in unknown.values())
    assert [json.loads(extra.json_text) for extra in kept] == list(unknown.values())
    assert len(warnings(profile)) == len(profile.extras)


@given(RESUMES)
def test_nulls_count_as_absent(raw: dict[str, Any]) -> None:
    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(item) for key, item in value.items() if item is not None or key.startswith("x-")}
        return [bare(item) for item in value if item is not None] if isinstance(value, list) else value

    assert list(read_resume(bare(raw)).entries()) == list(read_resume(raw).entries())


def test_numbers_count_as_text() -> None:
    profile = read_resume({"education": [{"score": 3.5}], "work": [{"startDate": 2019}]})
    assert (profile.education[0].score, profile.work[0].startDate) == ("3.5", "2019")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ([], "a JSON Resume is an object, this is an array"),
        ("text", "a JSON Resume is an object, this is text"),
        (None, "a JSON Resume is an object, this is null"),
        (3, "a JSON Resume is an object, this is a number"),
        ({"work": {}}, "/work must be an array, this is an object"),
        ({"work": ["Acme"]}, "/work/0 must be an object, this is text"),
        ({"work": [{}, {"highlights": "one"}]}, "/work/1/highlights must be an array, this is text"),
        ({"work": [{"highlights": ["a", ["b"]]}]}, "/work/0/highlights/1 must be text, this is an array"),
        ({"basics": []}, "/basics must be an object, this is an array"),
        ({"basics": {"name": True}}, "/basics/name must be text, this is true or false"),
        ({"basics": {"location": "Oslo"}}, "/basics/location must be an object, this is text"),
        ({"skills": [{"keywords": [{}]}]}, "/skills/0/keywords/0 must be text, this is an object"),
    ],
)
def test_a_wrong_type_is_named_with_file_and_pointer(raw: object, said: str) -> None:
    with pytest.raises(DataError) as caught:
        read_resume(raw, origin="me.json")
    assert str(caught.value) == (f"me.json: {said}")


def test_half_a_character_is_a_problem_of_the_file_and_no_crash() -> None:
    with pytest.raises(DataError, match=r"me\.json"):
        read_resume(json.loads('{"basics": {"name": "\\ud83d"}}'), origin="me.json")


def test_an_unknown_key_is_named_by_a_json_pointer() -> None:
    profile = read_resume({"work": [{"team/size~now": 4}]})
    assert [extra.pointer for extra in profile.extras] == ["/work/0/team~1size~0now"]
    assert profile.extras[0].json_text == "4"


def test_schema_and_meta_are_kept_without_a_warning_and_nothing_else_is() -> None:
    profile = read_resume({"$schema": "x", "meta": {"version": "v1"}, "metadata": 1, "meta2": 2})
    assert len(profile.extras) == 4
    assert [line.split(":")[0] for line in warnings(profile)] == ["/metadata", "/meta2"]


def test_the_name_of_our_own_field_is_no_way_in() -> None:
    profile = read_resume({"extras": [{"pointer": "/x", "json_text": "1"}]})
    assert [extra.pointer for extra in profile.extras] == ["/extras"]


def test_a_mistyped_key_is_told_with_the_one_that_was_meant() -> None:
    told = warnings(read_resume({"wrok": [], "hobbies": 3, "work": [{"positon": "Baker", "team": 4}]}))
    assert [line.partition(";")[0] for line in told] == [
        "/wrok: not a JSON Resume 1.0 key (did you mean work?)",
        "/hobbies: not a JSON Resume 1.0 key",
        "/work/0/positon: not a JSON Resume 1.0 key (did you mean position?)",
        "/work/0/team: not a JSON Resume 1.0 key",
    ]
