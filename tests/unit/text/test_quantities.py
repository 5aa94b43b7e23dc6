from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text import fractions, numerals
from vitaeval.text.quantities import Bound, Quantity, end_of, find, mentions_number


def only(text: str) -> Quantity:
    (found,) = find(text)
    return found


@pytest.mark.parametrize(
    "text", ["Training: ILM 3 (2022)", "Contracts: AS 4000 and others", "Work to BS 7671.", "NVQ 3 from Gower College"]
)
def test_a_number_behind_a_code_names_something(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("text", ["ICU 12 beds", "Ward: 12 beds", "team: 3 nurses"])
def test_a_number_of_things_behind_a_code_counts(text: str) -> None:
    assert len(find(text)) == 1


@pytest.mark.parametrize("text", ["40%", "40 %", "40 percent", "forty percent", "40 per cent", "forty per cent"])
def test_a_percentage_is_the_same_in_every_spelling(text: str) -> None:
    assert (only(text).value, only(text).unit) == (40.0, "%")


@pytest.mark.parametrize("text", ["$1.2M", "1.2 million dollars", "USD 1,200,000", "$1200k", "$1 200 000"])
def test_money_is_the_same_in_every_scale(text: str) -> None:
    assert (only(text).value, only(text).unit) == (1_200_000.0, "usd")


@pytest.mark.parametrize(
    ("text", "value"),
    [("a dozen nurses", 12), ("twenty-five nurses", 25), ("two hundred and five nurses", 205), ("2,000 nurses", 2000)],
)
def test_number_words_and_separators(text: str, value: float) -> None:
    assert only(text).value == value


@pytest.mark.parametrize("text", ["four years", "four quiet years"])
def test_an_adjective_leaves_a_time_a_time(text: str) -> None:
    assert (only(text).value, only(text).unit) == (48.0, "month")


@pytest.mark.parametrize("text", ["90 minutes", "1.5 hours"])
def test_times_share_one_base(text: str) -> None:
    assert (only(text).value, only(text).unit) == (5400.0, "s")


@pytest.mark.parametrize("text", ["team of 12", "12-person team", "12 engineers", "twelve employees"])
def test_people_are_people(text: str) -> None:
    assert (only(text).value, only(text).unit) == (12.0, "people")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("over 40%", Bound.AT_LEAST),
        ("40%+", Bound.AT_LEAST),
        ("500+ sites", Bound.AT_LEAST),
        ("five+ years", Bound.AT_LEAST),
        ("(+40% throughput)", Bound.EXACT),
        ("up to 40%", Bound.AT_MOST),
        ("about 40%", Bound.ABOUT),
        ("40%", Bound.EXACT),
    ],
)
def test_the_wording_limits_the_value(text: str, bound: Bound) -> None:
    assert only(text).bound is bound


def test_a_range_keeps_both_ends() -> None:
    assert (only("8-10 learners").value, only("8-10 learners").high) == (8.0, 10.0)


@pytest.mark.parametrize("mark", ["", "- ", "• ", "▪ ", "☁️ ", "- ✅ ", "**", "1. "])
def test_the_mark_before_a_line_hides_no_count(mark: str) -> None:
    assert find(f"{mark}Migrated 142 services")[-1].value == 142


@pytest.mark.parametrize(("text", "per"), [("5 hours per week", "week"), ("300 tickets a month", "month")])
def test_a_rate_knows_its_period(text: str, per: str) -> None:
    assert only(text).per == per


@pytest.mark.parametrize(
    "text",
    [
        "since 2019",
        "2018-03 to 2020-04",
        "Java 17",
        "a Level III centre",
        "in ISO 27001 audits",
        "24/7 support",
        "HTML5 and B2B",
        "call 555-010-0199",
        "see www.example.org/2020/10",
        "one of the best",
        "COVID-19 wards",
        "Python 3.11.2",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert find(text) == ()


@given(st.text(alphabet=st.sampled_from("0123456789., -+%$kM/():abc teamofovr"), max_size=80))
def test_every_quantity_stands_inside_the_text_in_order(text: str) -> None:
    found = find(text)
    assert all(0 <= quantity.start < quantity.end <= len(text) for quantity in found)
    assert [quantity.start for quantity in found] == sorted(quantity.start for quantity in found)
    assert all(quantity.value <= quantity.high for quantity in found)


@given(st.integers(2, 999_999))
def test_separators_do_not_change_a_count(count: int) -> None:
    assert only(f"over {count:,} parcels").value == only(f"over {count} parcels").value == count


@pytest.mark.parametrize("text", ["a notice period of two months", "the post (ref. 2211)", "Reference no. 42"])
def test_notice_and_reference_numbers_count_nothing(text: str) -> None:
    assert find(text) == ()


WORDS_OF_NUMBERS = sorted({*re.findall(r"[a-z]+", numerals.WORDS), *fractions.MARKS, "by", "in", "of", "out"})


@given(st.lists(st.sampled_from([*WORDS_OF_NUMBERS, "1", "40%", "wards"]), max_size=6).map(" ".join))
def test_no_number_is_passed_over_for_want_of_a_mark(text: str) -> None:
    is_said = re.search(rf"(?<![\w-]){numerals.WORDS}", text) or any(fractions.find(text)) or re.search(r"\d", text)
    assert mentions_number(text) or not is_said


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Took 90 calls a day", "90 calls a day"),
        ("a budget of $3,500 per month", "$3,500 per month"),
        ("Took 90 calls", "90"),
    ],
)
def test_a_figure_ends_behind_its_period(text: str, whole: str) -> None:
    (found,) = find(text)
    assert text[found.start : end_of(text, found)] == whole


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("NZ$2.5m", 2.5e6, "nzd"),
        ("forty million Australian dollars", 4e7, "aud"),
        ("310 MSEK", 3.1e8, "sek"),
        ("MSEK 310", 3.1e8, "sek"),
        ("300 square kilometres", 3e8, "m2"),
        ("300 km2", 3e8, "m2"),
        ("9,500 ha", 9.5e7, "m2"),
        ("1.8 gigawatt hours", 1.8e9, "wh"),
        ("12 kt", 1.2e7, "kg"),
    ],
)
def test_units_have_long_and_short_names(text: str, value: float, unit: str) -> None:
    assert (only(text).value, only(text).unit) == (pytest.approx(value), unit)


def test_the_scale_of_a_map_counts_nothing() -> None:
    assert find("Mapped at 1:10,000") == ()


def test_a_quarter_of_something_is_no_period() -> None:
    assert [each.per for each in find("Over three years we won a quarter of the tenders")] == [None, None]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("thirty-odd tickets", Bound.ABOUT),
        ("thirty or so tickets", Bound.ABOUT),
        ("passed two million views", Bound.AT_LEAST),
        ("topped the 40,000 mark", Bound.AT_LEAST),
        ("passed three exams", Bound.EXACT),
    ],
)
def test_words_around_a_number_limit_it(text: str, bound: Bound) -> None:
    assert only(text).bound is bound


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a billion and a half events", 1.5e9),
        ("two and a half million users", 2.5e6),
        ("two and a half pages", 2.5),
        ("a quarter of an hour", 900.0),
        ("three quarters of an hour", 2_700.0),
    ],
)
def test_halves_and_quarters_belong_to_what_they_stand_beside(text: str, value: float) -> None:
    assert only(text).value == value


@pytest.mark.parametrize("text", ["3 t-shirts", "420 things"])
def test_a_letter_of_a_word_is_no_unit(text: str) -> None:
    assert {each.unit for each in find(text)} == {"thing"}
