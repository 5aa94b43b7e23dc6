from __future__ import annotations

import pytest
from tests.people import ground

from vitaeval.defects.edits import at, inserted, put, removed

CV = ground("master-nurse-brooks").draft.cv


def test_a_value_is_put_where_the_pointer_says_and_the_old_document_stays() -> None:
    new = put(CV, "/experience/1/title", "Ward Clerk")
    assert new.experience[1].title == "Ward Clerk"
    assert CV.experience[1].title != "Ward Clerk"
    assert put(new, "/experience/1/title", CV.experience[1].title) == CV


def test_a_dash_appends() -> None:
    assert put(CV, "/skills/-", "Origami").skills == (*CV.skills, "Origami")


def test_an_item_inserted_and_removed_again_leaves_the_document_as_it_was() -> None:
    assert removed(inserted(CV, "/skills/0", "Origami"), "/skills/0") == CV


def test_what_stands_at_a_pointer_is_read() -> None:
    assert at(CV, "/experience/0/organization") == CV.experience[0].organization
    with pytest.raises(IndexError):
        at(CV, "/experience/99/title")
