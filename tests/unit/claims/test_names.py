from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.claims.names import abbreviates, beyond, coverage, is_short, likeness, shortens, written


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Northgate Freight", "Northgate Freight, Inc."),
        ("IBM", "International Business Machines"),
        ("Sr. Software Eng.", "Senior Software Engineer"),
        ("Project Management Professional", "PMP"),
        ("University of Texas", "University of Texas at Austin"),
    ],
)
def test_shorter_and_abbreviated_names_add_nothing(said: str, held: str) -> None:
    assert beyond(said, held) == ()


@pytest.mark.parametrize(
    ("said", "held", "extra"),
    [("Senior Data Engineer", "Data Engineer", ("senior",)), ("Globex", "Northgate Freight", ("globex",))],
)
def test_what_a_name_adds_is_named(said: str, held: str, extra: tuple[str, ...]) -> None:
    assert beyond(said, held) == extra


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_and_coverage_stay_in_range(said: str, held: str) -> None:
    assert 0.0 <= likeness(said, held) <= 1.0
    assert 0.0 <= coverage(said, held) <= 1.0


@given(st.text(max_size=40))
def test_a_name_adds_nothing_to_itself(name: str) -> None:
    assert beyond(name, name) == ()


@pytest.mark.parametrize(
    ("short", "text", "does"),
    [
        ("MTTR", "Brought mean time to recovery down", True),
        ("RFIs", "Answered requests for information", True),
        ("SAP", "Reduced staffing and P&L losses", False),
        ("sap", "staffing and planning", False),
    ],
)
def test_capitals_may_stand_for_neighbouring_words(short: str, text: str, does: bool) -> None:
    assert abbreviates(short, text) is does


@pytest.mark.parametrize(
    ("word", "does"),
    [("KPI", True), ("RFIs", True), ("QA", True), ("Q", False), ("Kpi", False), ("R2D2", False), ("SEVENTY", False)],
)
def test_an_abbreviation_is_two_to_six_capitals(word: str, does: bool) -> None:
    assert is_short(word) is does


@pytest.mark.parametrize(
    ("said", "told"),
    [("Georgia Tech", True), ("Georgia State", False), ("Tech", False), ("Atlanta Tech", False)],
)
def test_a_school_may_be_told_by_the_beginning_of_its_words(said: str, told: bool) -> None:
    assert shortens(said, "Georgia Institute of Technology") is told


def test_letters_that_stand_beside_a_word_are_not_made_of_it() -> None:
    assert beyond("BA in Accounting", "BA Psychology") == ("account",)
    assert beyond("Bachelor of Arts", "BA Psychology") == ()


@pytest.mark.parametrize(
    ("said", "held", "shown"),
    [
        ("Riverbend Shelter Alliance", "Rubinstein Shelter", "Riverbend Alliance"),
        ("Apple ML Research", "Calder College", "Apple ML Research"),
        ("Administrative Manager (nights)", "Manager", "Administrative nights"),
    ],
)
def test_a_difference_is_told_in_the_words_that_were_written(said: str, held: str, shown: str) -> None:
    assert written(beyond(said, held), said) == shown


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_told_of_a_name_stands_in_it(said: str, held: str) -> None:
    assert all(word in said for word in written(beyond(said, held), said).split())
