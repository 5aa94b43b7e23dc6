from __future__ import annotations

import pytest

from vitaeval.text.quantities import find

HOUR, DAY, MONTH = 3_600.0, 86_400.0, 1.0


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("in 1 h 40 min", [6_000.0], "s"),
        ("from 6 hours to 2.5", [6 * HOUR, 2.5 * HOUR], "s"),
        ("a report from six hours to one", [6 * HOUR, HOUR], "s"),
        ("from 9 to 5 working days", [9 * DAY, 5 * DAY], "s"),
        ("from nine working days to five", [9 * DAY, 5 * DAY], "s"),
        ("by four days, from 11 to 7", [4 * DAY, 11 * DAY, 7 * DAY], "s"),
        ("five years in sales and two in law", [60 * MONTH, 24 * MONTH], "month"),
        ("ten years in finance, including seven as a planner", [120 * MONTH, 84 * MONTH], "month"),
        ("30% instead of 45", [30.0, 45.0], "%"),
        ("It used to take nine days and now takes three.", [9 * DAY, 3 * DAY], "s"),
        ("it took nine days to fill a post. It now takes five.", [9 * DAY, 5 * DAY], "s"),
        ("down from nine hours to one and a half", [9 * HOUR, 1.5 * HOUR], "s"),
        ("brought down from 6.2 to 2.1 million", [6.2e6, 2.1e6], "thing"),
        ("ventilator days per patient used to be six, now four", [6 * DAY, 4 * DAY], "s"),
        ("five years in payments and ten overall", [60 * MONTH, 120 * MONTH], "month"),
    ],
)
def test_figures_that_belong_together_share_their_unit(text: str, values: list[float], unit: str) -> None:
    found = find(text)
    assert [each.value for each in found] == pytest.approx(values)
    assert {each.unit for each in found} == {unit}


def test_two_numbers_of_one_noun_are_a_range() -> None:
    (found,) = find("saw 30 to 40 patients")
    assert (found.value, found.high, found.noun) == (30.0, 40.0, "patient")


def test_a_change_is_no_range() -> None:
    assert [each.value for each in find("grew from 3 to 28 engineers")] == [3.0, 28.0]


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("debtor days fell from 54 to 38 after new letters", [54 * DAY, 38 * DAY], "s"),
        ("cut waiting weeks by 3", [21 * DAY], "s"),
        ("between 9 and 12 hours", [9 * HOUR, 12 * HOUR], "s"),
        ("budgets between five and sixty thousand pounds", [5_000.0, 60_000.0], "pound"),
        ("worth between £8 and £26 million", [8e6, 26e6], "gbp"),
        ("two days less than before: 5 rather than 7", [2 * DAY, 5 * DAY, 7 * DAY], "s"),
        ("EUR 1.3 million less a year (3.9 million instead of 5.2)", [1.3e6, 3.9e6, 5.2e6], "eur"),
    ],
)
def test_a_unit_or_scale_may_stand_at_the_next_figure_or_in_the_name(text: str, values: list[float], unit: str) -> None:
    found = find(text)
    assert [each.value for each in found] == pytest.approx(values)
    assert {each.unit for each in found} == {unit}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from 900 users to 3 million", [900.0, 3e6]),
        ("from 950 to 3 thousand", [950.0, 3_000.0]),
        ("in all days from 8 to 17", [8.0, 17.0]),
        ("two and twenty boxes", [2.0, 20.0]),
    ],
)
def test_figures_with_a_scale_or_thing_of_their_own_keep_it(text: str, values: list[float]) -> None:
    assert [each.value for each in find(text)] == values
