"""Kept answers show nobody, and read as before for whoever has the documents."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.line import example

from vitaeval.schema.config import Privacy
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.golden import Example
from vitaeval.text.pii import PiiKind, find_pii
from vitaeval.transport.disguise import Disguise
from vitaeval.transport.redact import disguise_for

LENA = {
    "basics": {
        "name": "Dr. Lena Vasquez-Ortiz",
        "email": "lena@vasquez.example",
        "phone": "+1 (512) 555-0188",
        "url": "https://vasquez.example",
    },
    "work": [{"name": "Acme", "position": "Lead", "highlights": ["Asked by John Smithson to lead"]}],
    "references": [{"name": "John Smithson, CTO at Acme"}],
}
POSTING = JobPosting(title="Analyst", text="Write to jobs@acme.example.")
EXAMPLE = example(profile=Profile.model_validate_json(json.dumps(LENA)), job=POSTING)
OWN = ("Lena Vasquez-Ortiz", "LENA VASQUEZ-ORTIZ", "Lena", "lena@vasquez.example", "+1 (512) 555-0188")
OTHERS = ("https://vasquez.example", "John Smithson", "jobs@acme.example", "Acme", "[NAME_1]", "12 people", "ü\n")


def disguised(row: Example = EXAMPLE, privacy: Privacy = Privacy.STRICT) -> Disguise:
    return disguise_for(row, privacy)


@given(st.lists(st.sampled_from((*OWN, *OTHERS)), max_size=8))
@settings(deadline=None, max_examples=60)
def test_what_the_documents_say_comes_back_exactly(words: list[str]) -> None:
    text = json.dumps({"summary": " and ".join(words)}, ensure_ascii=False)
    kept = disguised().on(text)
    assert not [value for value in OWN if value in kept]
    assert find_pii(kept, (PiiKind.EMAIL, PiiKind.PHONE)) == ()
    assert disguised().off(kept) == text


@pytest.mark.parametrize("form", ["lena vasquez ortiz", "VASQUEZ-ORTIZ, Lena", "L. Vasquez-Ortiz"])
def test_another_writing_of_the_name_comes_back_as_a_name(form: str) -> None:
    kept = disguised().on(f"By {form}.")
    assert "asquez" not in kept.lower().replace("name", "")
    assert "Vasquez-Ortiz" in disguised().off(kept).title()


def test_a_telephone_number_in_another_writing_is_still_the_persons_own() -> None:
    kept = disguised().on("Call 512.555.0188")
    assert "555" not in kept
    assert disguised().off(kept) == "Call +1 (512) 555-0188"


def test_an_invented_address_comes_back_as_an_invalid_one_of_its_kind() -> None:
    kept = disguised().on("mail a@b.example or b@b.example, call +1 646 555 0123, SSN 123-45-6789")
    assert find_pii(kept, (PiiKind.EMAIL, PiiKind.PHONE, PiiKind.SSN)) == ()
    read = disguised().off(kept)
    assert "a@b.example" not in read
    kinds = [item.kind for item in find_pii(read, (PiiKind.EMAIL, PiiKind.PHONE))]
    assert kinds == [PiiKind.EMAIL, PiiKind.EMAIL, PiiKind.PHONE]
    assert "123-45" not in read


def test_reading_a_kept_answer_needs_the_same_documents_and_nothing_else() -> None:
    kept = disguised().on("I am Lena Vasquez-Ortiz")
    assert disguised(replace(EXAMPLE, id="again")).off(kept) == "I am Lena Vasquez-Ortiz"
    assert "Vasquez" not in disguised(replace(EXAMPLE, profile=None)).off(kept)


def test_without_privacy_nothing_changes() -> None:
    assert disguised(privacy=Privacy.OFF).on("I am Lena, a@b.example") == "I am Lena, a@b.example"
