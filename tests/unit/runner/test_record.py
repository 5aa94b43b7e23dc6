from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.line import TASK, both, example, metric, planned, reply
from tests.records import example_record as kept
from tests.records import manifest

from vitaeval.runner.record import Clock, aggregates, evidence, example_record, record
from vitaeval.runner.score import Scored, ScoredOutcome
from vitaeval.schema.chat import Evidence
from vitaeval.schema.outcome import Call, ExampleOutcome, Malformed, Ok, State, Unanswered
from vitaeval.schema.run import Aggregate, ExampleRecord
from vitaeval.schema.score import Crashed, Direction, Metric, NotApplicable, Score
from vitaeval.schema.task import TaskSpec

STRICT = TaskSpec(**{name: getattr(TASK, name) for name in TASK.__slots__} | {"must_hold": ("clean", "length.long")})


def scored(cells: dict[str, Scored], state: State = State.SCORED, threshold: float = 0.5) -> ScoredOutcome:
    outcome = ExampleOutcome("first", 0, dict(both()), (), state)
    return ScoredOutcome(example(threshold=threshold), outcome, cells)


def good(value: float = 0.5, long: float = 1.0, clean: Scored | None = None) -> dict[str, Scored]:
    return {"length": Score(value=value, parts={"long": long}), "clean": clean or Score(value=1.0)}


@pytest.mark.parametrize(
    ("cells", "passed"),
    [
        (good(), True),
        (good(value=0.5), True),
        (good(value=0.499), False),
        (good(long=0.0), False),
        (good(clean=Score(value=0.999)), False),
        (good(clean=NotApplicable(reason="nothing to check")), True),
        (good(clean=Crashed(error="boom")), None),
        ({**good(), "length": Crashed(error="boom")}, None),
        ({**good(), "length": NotApplicable(reason="insufficient")}, True),
        ({**good(clean=Score(value=0.0)), "length": NotApplicable(reason="insufficient")}, False),
    ],
)
def test_an_example_passes_with_its_goal_at_the_threshold_and_every_condition_met(
    cells: dict[str, Scored], passed: bool | None
) -> None:
    assert example_record(scored(cells), STRICT).passed is passed


def test_the_threshold_is_the_examples_own() -> None:
    assert example_record(scored(good(0.7), threshold=0.8), TASK).passed is False
    assert example_record(scored(good(0.7), threshold=0.6), TASK).passed is True


def test_a_malformed_answer_fails_whatever_its_cells() -> None:
    assert example_record(scored(good(1.0), State.MALFORMED), TASK).passed is False


@pytest.mark.parametrize("state", [State.UNANSWERED, State.SUBSTITUTED, State.SKIPPED])
def test_what_was_not_answered_neither_passes_nor_fails(state: State) -> None:
    assert example_record(scored(good(1.0), state), TASK).passed is None


def test_answers_calls_and_reason_are_kept() -> None:
    calls = (Call("find", reply("{}"), repair=False), Call("find", reply("still {"), repair=True))
    outcome = ExampleOutcome("first", 3, {"find": Malformed("cut off")}, calls, State.MALFORMED)
    found = example_record(ScoredOutcome(example(), outcome, {}), TASK)
    assert (found.reason, found.text, found.trial) == ("find: cut off", "still {", 3)
    assert (found.calls, found.repairs, found.latency_ms) == (2, 1, 10.0)
    assert found.answers == {}


def test_a_delivered_answer_is_kept_as_data_and_not_twice() -> None:
    found = example_record(scored(good()), TASK)
    assert found.answers["write"] == {"text": "first", "length": 5}
    assert (found.text, found.reason) == (None, None)


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


def test_the_weakest_evidence_of_all_calls_counts() -> None:
    def item(strength: Evidence) -> ScoredOutcome:
        said = reply("{}")
        call = Call("find", type(said)(**{**dict(said), "evidence": strength}), repair=False)
        return ScoredOutcome(example(), ExampleOutcome("first", 0, {}, (call,), State.SCORED), {})

    plan = planned()
    assert evidence([item(Evidence.REAL), item(Evidence.REPLAYED)], plan) is Evidence.REPLAYED
    assert evidence([item(Evidence.REAL), item(Evidence.PROMPT_BLIND), item(Evidence.SIMULATED)], plan) is (
        Evidence.PROMPT_BLIND
    )
    assert evidence([], plan) is plan.config.model.evidence


def test_the_record_counts_every_state_and_drops_nothing() -> None:
    plan = planned()
    ok = ExampleOutcome("first", 0, {"find": Ok(both()["find"].value)}, (), State.SCORED)
    lost = ExampleOutcome("second", 0, {"find": Unanswered("away")}, (), State.UNANSWERED)
    rows = [ScoredOutcome(example("first"), ok, good()), ScoredOutcome(example("second"), lost, {})]
    clock = Clock(datetime(2026, 1, 1, tzinfo=UTC), 1.5)
    found = record(manifest(), plan, rows, [metric(direction=Direction.UP)], clock)
    assert found.states == {"scored": 1, "malformed": 0, "unanswered": 1, "substituted": 0, "skipped": 0}
    assert [item.example for item in found.examples] == ["first", "second"]
    assert (found.goal, found.metric_versions) == ("length", {"length": "1"})
    assert found.finished == "2026-01-01T00:00:00+00:00"
