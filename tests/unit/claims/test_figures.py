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


@pytest.mark.parametrize(("text", "kind"), [("a team of 4", "team"), ("4 analysts", "team"), ("4 customers", "metric")])
def test_team_sizes_are_told_from_other_counts(judged: Callable[..., Any], text: str, kind: str) -> None:
    assert [found for found, _, _ in judged(figures, text, entry="w1")] == [kind]


def test_time_spent_in_a_role_follows_from_its_dates(judged: Callable[..., Any]) -> None:
    assert judged(figures, "Kept the scorecard for four years", entry="w2")[0][2] == "supported"
    assert judged(figures, "Kept the scorecard for nine years", entry="w2")[0][2] == "unsupported"


@pytest.mark.parametrize(("text", "verdict"), [("4 analyst seats", "supported"), ("4 sites", "unsupported")])
def test_a_count_of_people_may_be_worded_around_them(judged: Callable[..., Any], text: str, verdict: str) -> None:
    assert [found for _, _, found in judged(figures, text, entry="w1", cited=("w1.h3",))] == [verdict]


def test_an_entry_cited_as_a_whole_is_searched_for_the_nearest_line(judged: Callable[..., Any]) -> None:
    assert judged(figures, "lowered warehouse spend by over 35%", entry="w1", cited=("w1",))[0][2] == "supported"
