from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.tracking.names import DISTINCT, short_names, tidy

WORD = st.from_regex(r"[a-z][a-z_]{0,14}", fullmatch=True)
DOTTED = st.one_of(WORD, st.tuples(WORD, WORD).map(".".join))


@given(st.lists(DOTTED, unique=True, max_size=12))
def test_no_two_columns_look_alike_in_the_run_list(metrics: list[str]) -> None:
    names = short_names(metrics)
    assert list(names) == metrics
    assert len({name[:DISTINCT] for name in names.values()}) == len(metrics)


def test_a_name_that_fits_is_the_one_of_the_report() -> None:
    assert short_names(("quality.share", "ats")) == {"quality.share": "quality.share", "ats": "ats"}


def test_a_part_stays_readable_where_its_metric_is_long() -> None:
    assert short_names(("fabrication.clean",)) == {"fabrication.clean": "fab.clean"}


def test_a_metric_keeps_its_name_when_its_part_comes_first() -> None:
    names = short_names(("expectations.must", "expectations"))
    assert names == {"expectations.must": "exp.must", "expectations": "expectations"}


@given(st.lists(DOTTED, unique=True, min_size=1, max_size=12))
def test_names_are_what_mlflow_accepts(metrics: list[str]) -> None:
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789_.")
    assert all(set(name) <= allowed for name in short_names(metrics).values())


@pytest.mark.parametrize(
    ("value", "shown"), [(0.81234567, 0.8123), (3456.54321, 3456.5432), (0.000123456, 0.0001235), (0.0, 0.0)]
)
def test_numbers_are_short_but_a_price_does_not_become_zero(value: float, shown: float) -> None:
    assert tidy(value) == shown
