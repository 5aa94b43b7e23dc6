from __future__ import annotations

import pytest
from tests.line import both, example, metric

from vitaeval.errors import ConfigError
from vitaeval.runner.score import Scored, in_order, score
from vitaeval.schema.outcome import ExampleOutcome, Malformed, State, Unanswered
from vitaeval.schema.score import Crashed, Metric, NotApplicable, Observation, Score


def cells(outcome: ExampleOutcome, *metrics: Metric) -> dict[str, Scored]:
    return dict(score(outcome, example(), metrics, "2026-11-01").cells)


SCORED = ExampleOutcome("first", 0, dict(both()), (), State.SCORED)
MALFORMED = ExampleOutcome("first", 0, {"find": Malformed("cut off")}, (), State.MALFORMED)


def boom(_: Observation) -> Score:
    raise ZeroDivisionError("by zero")


def test_each_metric_has_its_cell() -> None:
    found = cells(SCORED, metric(), metric("double", score=lambda seen: Score(value=1.0)))
    assert found == {"length": Score(value=0.5, parts={"long": 0.0}), "double": Score(value=1.0)}


def test_a_crash_costs_one_cell_and_names_metric_and_exception() -> None:
    found = cells(SCORED, metric("bad", score=boom), metric())
    assert found["bad"] == Crashed(error="bad: ZeroDivisionError: by zero")
    assert isinstance(found["length"], Score)


def test_a_metric_sees_the_cells_before_it_even_crashed_ones() -> None:
    seen: list[dict[str, Scored]] = []

    def reads(item: Observation) -> NotApplicable:
        seen.append(dict(item.scores))
        return NotApplicable(reason="read")

    cells(SCORED, metric(), metric("bad", score=boom), metric("reads", score=reads))
    assert list(seen[0]) == ["length", "bad"]
    assert isinstance(seen[0]["bad"], Crashed)


def test_a_malformed_answer_gets_the_worst_without_being_looked_at() -> None:
    assert cells(MALFORMED, metric(score=boom)) == {"length": Score(value=0.0, parts={"long": 0.0})}


def test_the_worst_may_be_a_high_number_where_less_is_better() -> None:
    assert cells(MALFORMED, metric(worst=1.0, worst_parts=())) == {"length": Score(value=1.0)}


def test_a_metric_without_a_worst_is_asked_about_a_malformed_answer() -> None:
    found = cells(MALFORMED, metric(worst=None, score=lambda seen: NotApplicable(reason=str(seen.state))))
    assert found == {"length": NotApplicable(reason="malformed")}


@pytest.mark.parametrize("state", [State.UNANSWERED, State.SUBSTITUTED, State.SKIPPED])
def test_what_was_never_answered_gets_no_number(state: State) -> None:
    outcome = ExampleOutcome("first", 0, {"find": Unanswered("away")}, (), state)
    assert cells(outcome, metric(score=boom)) == {"length": NotApplicable(reason=str(state))}


def test_metrics_come_after_what_they_need() -> None:
    shelf = {
        item.name: item for item in (metric("a", needs=("c",)), metric("b"), metric("c", needs=("d",)), metric("d"))
    }
    assert [item.name for item in in_order(["a", "b", "d"], shelf)] == ["d", "c", "a", "b"]


def test_the_order_asked_for_is_kept_where_nothing_is_needed() -> None:
    shelf = {name: metric(name) for name in ("a", "b", "c")}
    assert [item.name for item in in_order(["c", "a"], shelf)] == ["c", "a"]


def test_an_unknown_metric_gets_near_matches() -> None:
    with pytest.raises(ConfigError, match=r"unknown metric 'lenght': did you mean length\?"):
        in_order(["lenght"], {"length": metric()})
