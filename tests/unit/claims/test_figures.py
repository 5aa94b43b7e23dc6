from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.figures import figures

HERE: dict[str, Any] = {"entry": "w1", "cited": ("w1.h2",)}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("lowered spend by 38 per cent", "supported"),
        ("lowered spend by over 35%", "supported"),
        ("lowered spend by nearly 40%", "unsupported"),
        ("lowered spend by about 39%", "supported"),
        ("lowered spend by up to 40%", "supported"),
        ("lowered spend by over 10%", "unsupported"),
        ("lowered spend by 40%", "unsupported"),
        ("lowered spend by $38", "unsupported"),
        ("lowered spend by 12%", "unsupported"),
        ("increased spend by 38%", "contradicted"),
    ],
)
def test_a_figure_keeps_value_unit_direction_and_wording(judged: Callable[..., Any], text: str, verdict: str) -> None:
    assert [found for _, _, found in judged(figures, text, **HERE)] == [verdict]


def test_figures_are_not_exchanged_between_bullets(judged: Callable[..., Any]) -> None:
    cited = {"entry": "w2", "cited": ("w2.h2",)}
    assert judged(figures, "Raised dock throughput by 12%", **cited)[0][2] == "supported"
    assert judged(figures, "Raised dock throughput by 120%", **cited)[0][2] == "unsupported"


@pytest.mark.parametrize(("text", "verdict"), [("4 analyst seats", "supported"), ("4 sites", "unsupported")])
def test_a_count_of_people_may_be_worded_around_them(judged: Callable[..., Any], text: str, verdict: str) -> None:
    assert [found for _, _, found in judged(figures, text, entry="w1", cited=("w1.h3",))] == [verdict]


@pytest.mark.parametrize(
    ("line", "bullet"),
    [
        ("Gave 900 vaccinations in the winter of 2018", "Gave 900 vaccinations a week"),
        ("Saved EUR 130,000 in 2023", "Saved EUR 130,000 a month"),
        ("Planned events for 50 to 800 guests", "Planned events for 300 guests"),
        ("Tanker driver with 1.1 million accident-free miles", "Drove 2.1 million miles without an accident"),
    ],
)
def test_a_total_is_no_rate_and_a_range_no_number(flagged: Callable[..., Any], line: str, bullet: str) -> None:
    assert "metric" in [kind for kind, _, _ in flagged([line], bullet)]


@pytest.mark.parametrize(
    ("line", "bullet"),
    [
        ("Supported a tender worth DKK 85 million", "Supported an 85-million-kroner tender"),
        ("Tanker driver with 1.1 million accident-free miles", "Drove 1.1 million miles without an accident"),
        ("Rewired 35 flats; 60 houses fitted with sockets", "Fitted sockets in 60 newly built houses"),
        ("Place about 60 warehouse workers a quarter", "Fill some 60 warehouse positions a quarter"),
        ("Took over the stock; expired drugs down by two thirds", "Throw away a third of what expired before"),
        ("Prepared 35 students for the exam; 31 passed", "89% of the students prepared passed the exam"),
        ("Employee of the month twice in 2019", "Employee of the month two times in 2019"),
    ],
)
def test_the_same_figure_in_another_form(flagged: Callable[..., Any], line: str, bullet: str) -> None:
    awards = [{"title": "Employee of the Month", "date": "2019"}]
    assert flagged([line], bullet, awards=awards) == []


def test_a_counted_noun_names_its_line(flagged: Callable[..., Any]) -> None:
    lines = ["Wrote 45 product descriptions", "Weekly newsletter in Mailchimp to 9,000 subscribers"]
    assert flagged(lines, "Authored copy for 45 products and sent out a weekly newsletter") == []
    assert flagged(lines, "Authored copy for 9,000 products and sent out a weekly newsletter")


@pytest.mark.parametrize(
    ("line", "honest", "false"),
    [
        ("Monthly ad budget of $3,500", "Ad budget of $3,500 a month", "Ad budget of $3,500 a week"),
        (
            "Led the data side of two buy-ins, £260m in total",
            "Two buy-ins with £260m in all: led the data side",
            "Two buy-ins of £260m each: led the data side",
        ),
        (
            "Accident-free, five states",
            "Without an accident across five states",
            "Without an accident across nine states",
        ),
    ],
)
def test_a_period_and_a_total_belong_to_their_figure(
    flagged: Callable[..., Any], line: str, honest: str, false: str
) -> None:
    assert [claim for claim in flagged([line], honest) if claim[0] == "metric"] == []
    assert [claim for claim in flagged([line], false) if claim[0] == "metric"]


def test_a_span_of_ages_is_not_exchanged_with_a_count(flagged: Callable[..., Any]) -> None:
    lines = ["Teaches 6 groups a week, ages 8 to 17", "Organises the yearly performance (110 pupils)"]
    assert flagged(lines, "Six weekly groups, pupils aged 8 to 17") == []
    assert flagged(lines, "Six weekly groups, pupils aged 4 to 17") != []


def test_what_a_time_became_in_a_word_gives_what_was_saved(flagged: Callable[..., Any]) -> None:
    lines = ["Automated a weekly report: from six hours to one"]
    assert flagged(lines, "Automated a weekly report, saving five hours each time") == []
    assert flagged(lines, "Automated a weekly report, saving nine hours each time") != []


def test_a_bare_number_is_of_the_unit_that_its_line_gives(flagged: Callable[..., Any]) -> None:
    lines = ["Month-end close from 8 to 5 working days"]
    assert flagged(lines, "Month-end close: 8 before, 5 today") == []
    assert flagged(lines, "Month-end close: 9 before, 5 today") != []
    assert flagged(lines, "Month-end close: 8 weeks before, 5 today") != []
