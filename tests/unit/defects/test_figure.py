from __future__ import annotations

from random import Random

import pytest
from tests.people import ground

from vitaeval.defects.figure import figures_in, fresh, inflated, written_like
from vitaeval.defects.known import figures

PERSON = ground("master-nurse-brooks").profile


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cut costs by 12% in 2019", [("12", "%")]),
        ("Handled 1,200 calls and $3M", [("1,200", "calls"), ("3", "M")]),
        ("Moved from Webpack 4 to Webpack 5", []),
        ("Ran ISO 9001 audits under Section 8", []),
        ("Brought latency from 420 ms down to 160 ms", [("420", "ms"), ("160", "ms")]),
        ("Led 14 nurses, 24/7", [("14", "nurses")]),
        ("A 22-bed unit", [("22", "bed")]),
    ],
)
def test_figures_that_count_are_told_from_years_and_names(text: str, found: list[tuple[str, str]]) -> None:
    assert [(figure.text, figure.unit) for figure in figures_in(text)] == found


def test_a_figure_keeps_its_way_of_writing() -> None:
    assert written_like(2400, "1,200") == "2,400"
    assert written_like(3.14159, "2.5") == "3.1"
    assert written_like(12_345, "900") == "12,345"


def test_an_inflated_figure_is_larger_and_new() -> None:
    (figure,) = figures_in("Cut infections by 40%")
    for seed in range(30):
        new = inflated(figure, PERSON, Random(seed))
        assert new is not None
        assert 40 < float(new) <= 99
        assert float(new) not in figures(PERSON)


def test_a_fresh_number_is_none_of_the_records() -> None:
    assert fresh(14, 14, PERSON, Random(1)) is None
    assert fresh(11, 60, PERSON, Random(1)) not in figures(PERSON)
