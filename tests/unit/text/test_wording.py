from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text.wording import (
    Flaw,
    capital_words,
    cliches,
    emphasis,
    first_person,
    flaws,
    hedges,
    long_sentences,
    passive_openings,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I ran the ward with my team.", ["I", "my"]),
        ("In 2020 I moved on. We won.", ["I", "We"]),
        ("Where I'm needed, our way", ["I'm", "our"]),
        ("Phase I trials in the US, Technician I", []),
        ("Worked in Portland, ME, and the Maine office", []),
        ("Level I support", []),
    ],
)
def test_pronouns_of_the_first_person(text: str, found: list[str]) -> None:
    assert [span.text for span in first_person(text)] == found


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Great results!!", frozenset(), ["!!"]),
        ("LED the ward", frozenset(), ["LED"]),
        ("Held ACLS and BLS", frozenset(), []),
        ("BEST TEAM EVER", frozenset(), ["BEST", "TEAM", "EVER"]),
        ("Ran NASA JPL EVA drills", frozenset({"NASA", "JPL", "EVA"}), []),
        ("Fitted LED lamps", frozenset({"LED"}), []),
    ],
)
def test_exclamation_and_shouting(text: str, names: frozenset[str], found: list[str]) -> None:
    assert [span.text for span in emphasis(text, names)] == found


def test_a_duty_is_a_flaw_only_where_it_opens_the_line() -> None:
    assert [span.text for span in passive_openings("Tasked with stock counts")] == ["Tasked with"]
    assert passive_openings("Counted stock for the team responsible for sales") == ()


def test_cliches_and_hedges_are_quoted_as_they_stand() -> None:
    assert [span.text for span in cliches("A Results-Driven team player")] == [
        "Results-Driven",
        "team player",
    ]
    assert [span.text for span in hedges("Somewhat reduced errors, etc.")] == ["Somewhat", "etc"]


def test_a_sentence_is_long_beyond_thirty_words() -> None:
    assert long_sentences(" ".join(["word"] * 30)) == ()
    assert len(long_sentences(" ".join(["word"] * 31))) == 1


def test_words_in_capitals_are_known_by_their_letters() -> None:
    assert capital_words("ACLS and Excel, SQL; a B") == {"ACLS", "SQL"}


@given(st.text())
def test_every_flaw_quotes_the_text_at_its_place(text: str) -> None:
    for hit in flaws(text):
        assert hit.span.text == text[hit.span.start : hit.span.end] != ""


def test_a_plain_line_has_no_flaw() -> None:
    assert flaws("Cut door-to-triage time by 34 % by moving registration to the bedside.") == ()


def test_every_kind_of_wording_is_told_apart() -> None:
    line = "Responsible for synergy, I think!"
    assert {hit.flaw for hit in flaws(line)} == {
        Flaw.PASSIVE_OPENING,
        Flaw.CLICHE,
        Flaw.HEDGE,
        Flaw.FIRST_PERSON,
        Flaw.EMPHASIS,
    }
