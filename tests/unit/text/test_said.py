from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.shelves.observations import EMPTY_CV, INSUFFICIENT, REFERENCE, SELF_CHECK, answered, observe, with_fields

from vitaeval.schema.score import NotApplicable
from vitaeval.text.said import Said, read, said


def test_every_found_place_leads_back_to_its_field() -> None:
    answer = read(REFERENCE)
    for field in answer.fields:
        assert answer.text[field.start : field.start + len(field.text)] == field.text
        assert answer.place(field.start) == (field.where, 0)
        assert answer.place(field.start + len(field.text) - 1) == (field.where, len(field.text) - 1)


@given(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=5))
def test_nothing_runs_from_one_field_into_the_next(skills: list[str]) -> None:
    answer = read(with_fields(EMPTY_CV, skills=tuple(skills)))
    assert [field.text for field in answer.fields if field.where.startswith("/skills")] == skills
    assert all(answer.place(field.start)[0] == field.where for field in answer.fields if field.text)


def test_what_no_reader_sees_is_not_said() -> None:
    answer = read(with_fields(REFERENCE, self_check=SELF_CHECK, missing_skills=("Kubernetes",)))
    assert "Kubernetes" not in answer.text
    assert not any("source_id" in field.where or "self_check" in field.where for field in answer.fields)


def test_a_refusal_says_its_reasons() -> None:
    found = said(answered(INSUFFICIENT))
    assert isinstance(found, Said)
    assert [field.where for field in found.fields] == ["/reasons/0", "/suggestions/0"]


def test_without_text_nothing_is_said() -> None:
    assert isinstance(said(observe({})), NotApplicable)
    assert isinstance(said(answered(EMPTY_CV)), NotApplicable)
