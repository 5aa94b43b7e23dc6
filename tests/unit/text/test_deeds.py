from __future__ import annotations

import pytest

from vitaeval.text.deeds import deed, has_outcome, is_overlong, is_rambling, mean


def test_figure_verb_and_outcome_weigh_half_a_third_and_a_seventh() -> None:
    assert deed("Cut errors by 34 %", is_supported=True, is_quantified=True).value == pytest.approx(1.0)
    assert deed("Cut errors by a third", is_supported=True, is_quantified=False).value == pytest.approx(0.5)
    assert deed("Planned shifts", is_supported=True, is_quantified=False).value == pytest.approx(0.35)
    assert deed("Night shift plans", is_supported=True, is_quantified=False).value == 0


@pytest.mark.parametrize("line", ["Cut waits from 40 to 25 minutes", "Retrained staff so that audits passed"])
def test_an_outcome_is_named_by_its_connective(line: str) -> None:
    assert has_outcome(line)


@pytest.mark.parametrize("line", ["Drove goods from Kiel", "Served 40 patients a day", "Kept bylaws current"])
def test_a_line_without_connective_names_no_outcome(line: str) -> None:
    assert not has_outcome(line)


def test_no_bullets_are_no_achievement() -> None:
    assert mean(()) == 0


def test_length_limits_are_two_lines_and_three_sentences() -> None:
    assert not is_overlong("x" * 220)
    assert is_overlong("x" * 221)
    assert not is_rambling("One. Two. Three.")
    assert is_rambling("One. Two. Three. Four.")
