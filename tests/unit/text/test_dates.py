from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.text import dates
from vitaeval.text.dates import PartialDate, parse, same, whole_months

TODAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    "text",
    ["2020-03", "Mar 2020", "March 2020", "03/2020", "3.2020", "2020-03-15", "March 15, 2020", "Mar. 2020", "Mar '20"],
)
def test_a_month_is_the_same_in_every_form(text: str) -> None:
    assert parse(text) == PartialDate(2020, 3)


@pytest.mark.parametrize("text", ["2019", "Spring 2019", "Q3 2019", "FY2019"])
def test_a_season_or_quarter_is_known_to_the_year(text: str) -> None:
    assert parse(text) == PartialDate(2019)


@pytest.mark.parametrize("text", ["", "present", "soon", "12345", "1850"])
def test_what_is_no_date(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("text", ["Present", "current", "now", "to date", "ongoing"])
def test_words_for_today(text: str) -> None:
    assert dates.is_open(text)


def test_a_bare_year_can_be_ordered_with_its_months() -> None:
    told = [PartialDate(2020, 5), PartialDate(2021), PartialDate(2020), PartialDate(2020, 1)]
    assert sorted(told) == [PartialDate(2020), PartialDate(2020, 1), PartialDate(2020, 5), PartialDate(2021)]
    assert max(told) == PartialDate(2021)
    assert PartialDate(2020) <= PartialDate(2020, 1)


def test_dates_are_compared_at_the_coarser_precision() -> None:
    assert same(PartialDate(2020), PartialDate(2020, 5))
    assert not same(PartialDate(2020, 4), PartialDate(2020, 5))


@pytest.mark.parametrize(
    "text", ["Jan 2019 – Present", "2019-01 to present", "01/2019 - now", "from January 2019 until today"]
)
def test_ranges_in_prose(text: str) -> None:
    (found,) = dates.ranges(text)
    assert (found.first.date, found.last.date) == (PartialDate(2019, 1), None)


@pytest.mark.parametrize(("text", "end"), [("2008–12", 2012), ("(2003–07)", 2007), ("2018-19", 2019)])
def test_a_long_dash_before_two_digits_joins_years(text: str, end: int) -> None:
    (found,) = dates.ranges(text)
    assert found.last.date == PartialDate(end)


def test_a_short_year_is_read_where_it_ends_a_line_or_fills_brackets() -> None:
    for text in ("Welder's pass (Nov-23)", "Welder's pass, Harbour Board, Nov-23"):
        assert [each.date for each in dates.find(text)] == [PartialDate(2023, 11)]
    assert dates.find("Met on Nov-23 with the board") == ()
    assert dates.find("2008-12")[0].date == PartialDate(2008, 12)


def test_a_gap_does_not_count_and_an_overlap_counts_once() -> None:
    first = (PartialDate(2020, 1), PartialDate(2020, 12))
    inside = (PartialDate(2020, 3), PartialDate(2020, 6))
    later = (PartialDate(2022, 1), PartialDate(2022, 6))
    assert whole_months([first, inside, later], TODAY) == 18


def test_an_open_interval_counts_to_today() -> None:
    assert whole_months([(PartialDate(2026, 1), None)], TODAY) == 11


def test_years_without_months_are_counted_as_people_do() -> None:
    assert whole_months([(PartialDate(2019), PartialDate(2024))], TODAY) == 60
    assert whole_months([(PartialDate(2019), PartialDate(2019))], TODAY) == 12


partial = st.builds(PartialDate, st.integers(1990, 2026), st.none() | st.integers(1, 12))


@given(st.lists(st.tuples(partial, st.none() | partial), max_size=6))
def test_the_union_does_not_depend_on_the_order(spans: list[dates.Interval]) -> None:
    assert whole_months(spans, TODAY) == whole_months(list(reversed(spans)), TODAY)


@given(st.lists(st.tuples(partial, st.none() | partial), max_size=5), st.tuples(partial, st.none() | partial))
def test_more_work_is_never_less_tenure(spans: list[dates.Interval], extra: dates.Interval) -> None:
    assert whole_months([*spans, extra], TODAY) >= whole_months(spans, TODAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("März 2019 – heute", PartialDate(2019, 3), None),
        ("mars 2019 à aujourd'hui", PartialDate(2019, 3), None),
        ("Okt. 2019 - Dez. 2020", PartialDate(2019, 10), PartialDate(2020, 12)),
        ("06.2019-01.2022", PartialDate(2019, 6), PartialDate(2022, 1)),
        ("2010-06-today", PartialDate(2010, 6), None),
        ("Jan–Mar 2020", PartialDate(2020, 1), PartialDate(2020, 3)),
        ("Mar-2019 to date", PartialDate(2019, 3), None),
        ("2019 → 2020", PartialDate(2019), PartialDate(2020)),
        ("2019 -> today", PartialDate(2019), None),
        ("2019/2020", PartialDate(2019), PartialDate(2020)),
        ("2019-23", PartialDate(2019), PartialDate(2023)),
        ("(2009 – 11)", PartialDate(2009), PartialDate(2011)),
        ("Mar-18 to Jun-21", PartialDate(2018, 3), PartialDate(2021, 6)),
        ("03.18–06.21", PartialDate(2018, 3), PartialDate(2021, 6)),
        ("03/18 – present", PartialDate(2018, 3), None),
        ("1 March 2018 – 30 June 2021", PartialDate(2018, 3), PartialDate(2021, 6)),
        ("10 January 2022 - Present", PartialDate(2022, 1), None),
        ("1 May 2014–31 August 2016", PartialDate(2014, 5), PartialDate(2016, 8)),
        ("Intern (2017–17)", PartialDate(2017), PartialDate(2017)),
    ],
)
def test_ranges_in_the_forms_that_people_use(text: str, first: PartialDate, last: PartialDate | None) -> None:
    (found,) = dates.ranges(text)
    assert (found.first.date, found.last.date) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["from 2018 - 21 people", "open 09.30-11.45", "a ratio of 10.21-03.18", "Mar 18 to Jun 21, 2019", "up 12.5-13.5%"],
)
def test_two_digits_are_a_year_only_where_nothing_else_can_be_meant(text: str) -> None:
    assert dates.ranges(text) == ()


@given(st.integers(1, 12), st.integers(0, 39), st.sampled_from(["{:02}/{:02}", "{:02}.{:02}"]))
def test_a_short_range_is_read_as_it_is_parsed(month: int, year: int, form: str) -> None:
    (found,) = dates.ranges(f"Cook ({form.format(month, year)} - now)")
    assert found.first.date == PartialDate(2000 + year, month) == parse(form.format(month, year))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CPACC (1 October 2022)", "1 October 2022"),
        ("10 January 2022 – Present", "10 January 2022"),
        ("a crew of 10 January 2022", "January 2022"),
        ("Instructor – Dec-20", "Dec-20"),
    ],
)
def test_a_day_belongs_to_its_date_where_it_counts_nothing_else(text: str, found: str) -> None:
    first = dates.find(text)[0]
    assert text[first.start : first.end] == found
