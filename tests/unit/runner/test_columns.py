from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.line import metric
from tests.records import example_record as kept

from vitaeval.runner.columns import Columns, aggregates
from vitaeval.schema.outcome import State
from vitaeval.schema.run import Aggregate, ExampleRecord
from vitaeval.schema.score import Crashed, Metric, NotApplicable, Score


def one(examples: list[ExampleRecord], item: Metric, name: str = "length", tag: str | None = None) -> Aggregate:
    (found,) = [row for row in aggregates(examples, [item]) if (row.metric, row.tag) == (name, tag)]
    return found


def cell(value: float, name: str = "a", cluster: str = "", trial: int = 0, tags: tuple[str, ...] = ()) -> ExampleRecord:
    cells = {"length": Score(value=value, parts={"long": value})}
    return kept(name, cluster=cluster or name, trial=trial, tags=tags, cells=cells, passed=value > 0.5)


def test_trials_then_examples_then_clusters_are_averaged() -> None:
    rows = [
        cell(0.0, "a", "p1", 0),
        cell(1.0, "a", "p1", 1),
        cell(1.0, "b", "p1"),
        cell(0.25, "c", "p2"),
    ]
    found = one(rows, metric())
    assert found.mean == pytest.approx((0.75 + 0.25) / 2)
    assert (found.n, found.clusters) == (4, 2)


def test_what_has_no_number_is_counted_and_never_one() -> None:
    rows = [
        cell(1.0, "a"),
        cell(0.5, "b"),
        kept("c", cells={"length": NotApplicable(reason="none")}),
        kept("d", cells={"length": Crashed(error="boom")}),
        kept("e", cells={"length": NotApplicable(reason="none")}),
    ]
    found = one(rows, metric())
    assert (found.n, found.not_applicable, found.crashed, found.mean) == (2, 2, 1, 0.75)


def test_without_any_number_there_is_no_mean() -> None:
    found = one([kept("a", cells={"length": NotApplicable(reason="none")})], metric())
    assert (found.mean, found.low, found.high, found.n, found.clusters) == (None, None, None, 0, 0)


def test_a_missing_part_is_not_zero() -> None:
    found = one([kept("a", cells={"length": Score(value=1.0)})], metric(), "length.long")
    assert (found.mean, found.not_applicable) == (None, 1)


def test_each_tag_is_a_slice_of_its_own() -> None:
    rows = [cell(1.0, "a", tags=("x", "y")), cell(0.0, "b", tags=("x",)), cell(0.5, "c")]
    assert one(rows, metric()).mean == 0.5
    assert one(rows, metric(), tag="x").mean == 0.5
    assert one(rows, metric(), tag="y").mean == 1.0


def test_passing_is_a_share_over_what_was_judged() -> None:
    rows = [cell(1.0, "a"), cell(0.0, "b"), kept("c", passed=None, state=State.UNANSWERED)]
    found = one(rows, metric(), "passed")
    assert (found.n, found.mean) == (2, 0.5)


def test_all_alike_at_an_end_of_the_range_still_has_an_interval() -> None:
    found = one([cell(1.0, f"e{n}") for n in range(20)], metric())
    assert (found.mean, found.high) == (1.0, 1.0)
    assert found.low == pytest.approx(0.025 ** (1 / 20))


def test_a_count_is_not_cut_at_one() -> None:
    item = metric(parts=("long",), counts=("long",))
    rows = [cell(value, name) for name, value in (("a", 1.0), ("b", 5.0), ("c", 3.0))]
    found = one(rows, item, "length.long")
    assert found.mean == 3.0
    assert found.high is not None
    assert found.high > 3.0


@given(st.lists(st.floats(0, 1), min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_examples_changes_no_aggregate_beyond_rounding(values: list[float], chance: object) -> None:
    rows = [cell(value, f"e{n:02}") for n, value in enumerate(values)]
    mixed = rows[:]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    left, right = one(rows, metric()), one(mixed, metric())
    assert left.mean == pytest.approx(right.mean)
    assert left.n == right.n


@given(st.permutations(range(6)))
def test_the_order_in_which_numbers_come_changes_no_bit(order: list[int]) -> None:
    rows = [cell(value, f"e{n}", tags=("x",)[: n % 2]) for n, value in enumerate((0.1, 0.7, 0.2, 0.3, 0.9, 0.4))]
    columns = Columns([metric()], len(rows))
    for place in order:
        columns.put(place, rows[place])
    assert tuple(columns.aggregates()) == aggregates(rows, [metric()])
    assert columns.values("length") == [0.1, 0.7, 0.2, 0.3, 0.9, 0.4]


def test_values_are_the_numbers_only_and_none_for_a_name_that_is_not_there() -> None:
    columns = Columns([metric()], 2)
    columns.put(0, kept("a", cells={"length": NotApplicable(reason="none")}))
    columns.put(1, kept("b", cells={"length": Score(value=0.0)}))
    assert (columns.values("length"), columns.values("cost")) == ([0.0], [])
