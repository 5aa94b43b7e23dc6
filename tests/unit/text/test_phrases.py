from __future__ import annotations

import pytest

from vitaeval.text.phrases import entries, opens, spot

LISTS = ("cliches", "hedges", "passive_openings", "outcomes")


@pytest.mark.parametrize("name", [*LISTS, "action_verbs"])
def test_a_list_names_no_entry_twice_and_no_entry_is_a_comment(name: str) -> None:
    found = entries(name)
    assert found
    assert len(set(found)) == len(found)
    assert not [entry for entry in found if entry.startswith("#")]


@pytest.mark.parametrize("name", LISTS)
def test_every_phrase_is_found_in_a_sentence_at_its_place(name: str) -> None:
    for phrase in entries(name):
        text = f"Well, {phrase.upper()}, they say."
        assert any(span.text.casefold() == phrase.casefold() for span in spot(text, name)), phrase
        assert all(text[span.start : span.end] == span.text for span in spot(text, name))


def test_hyphen_and_space_are_the_same() -> None:
    assert [span.text for span in spot("a results driven and results-driven one", "cliches")] == [
        "results driven",
        "results-driven",
    ]


def test_part_of_a_word_is_no_phrase() -> None:
    assert spot("impassionately compassionate", "cliches") == ()


def test_an_opening_is_found_behind_a_bullet_mark_only() -> None:
    found = opens("• Responsible for payroll", "passive_openings")
    assert found is not None
    assert found.text == "Responsible for"
    assert opens("Was the team responsible for payroll", "passive_openings") is not None
    assert opens("Ran the team responsible for payroll", "passive_openings") is None
