"""What users did, whatever order and form it was written down in."""

import random
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.experiments import BEGUN, execution, experiment, traffic, user

from vitaeval.decisions.traffic import Collector, Traffic
from vitaeval.schema.execution import Execution
from vitaeval.schema.experiment import Experiment


def collected(items: list[Execution], of: Experiment | None = None) -> Traffic:
    collector = Collector(of or experiment())
    for item in items:
        collector.add(item)
    return collector.traffic()


@given(st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(shuffler: random.Random) -> None:
    items = [execution(n, "control", user_hash=user(n % 5), signals={"q": 0.1 * n}) for n in range(20)]
    of = experiment(predictor="q")
    shuffled = list(items)
    shuffler.shuffle(shuffled)
    assert collected(shuffled, of).digest == collected(items, of).digest


def test_feedback_that_comes_later_replaces_the_record() -> None:
    first = execution(1, "control")
    found = collected([first, execution(1, "control", events={"kept": 1.0})])
    assert found.requests == 1
    assert found.of("control", "events.kept") == {user(1): (1.0, 1)}


def test_a_record_that_turns_out_to_be_nobodys_counts_for_nobody() -> None:
    found = collected([execution(1, "control"), execution(1, "control", user_hash=None)])
    assert (found.requests, found.nameless, found.size) == (0, 1, 0)


def test_requests_of_one_user_are_one_user() -> None:
    found = collected([execution(n, "treatment", user_hash=user(0), error="timeout") for n in range(4)])
    assert found.counts == {"control": 0, "treatment": 1}
    assert found.of("treatment", "error") == {user(0): (4.0, 4)}


def test_who_saw_both_arms_is_named() -> None:
    found = collected([execution(1, "control"), execution(2, "treatment", user_hash=user(1))])
    assert found.in_two_arms == (user(1),)


def test_stages_early_and_nameless_requests_are_left_out_and_counted() -> None:
    of = experiment(starts=BEGUN)
    items = [
        execution(1, "control"),
        execution(2, "control", stage="analysis"),
        execution(3, "control", user_hash=None),
        execution(4, "control", time=BEGUN - timedelta(seconds=1)),
    ]
    found = collected(items, of)
    assert (found.requests, found.nameless, found.early) == (1, 1, 1)


def test_the_rarer_outcome_is_counted_where_there_are_two() -> None:
    found = collected(list(traffic((0.9, 0.9), 200)))
    kept = sum(total for arm in found.users for total, _ in found.of(arm, "events.kept").values())
    assert found.rarer["events.kept"] == min(kept, 200 - kept)
    amounts = collected([execution(1, "control", events={"kept": 3.0})])
    assert amounts.rarer["events.kept"] is None


def test_one_outcome_more_is_other_data() -> None:
    items = [execution(n, "control") for n in range(3)]
    assert collected(items).digest != collected([*items[:2], execution(2, "control", error="timeout")]).digest
