from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.line import TASK, binding, config, example, golden, prompt
from tests.unit.runner.planned import asked, model, past, price, priced

from vitaeval.runner.estimate import Known, estimate
from vitaeval.runner.journal import Journal
from vitaeval.runner.plan import Plan, plan
from vitaeval.schema.call_key import call_key
from vitaeval.schema.config import Budget, Limits, Mode, Suite
from vitaeval.schema.plan import RunEstimate, Spread

KNOWN = Known(spread=0.1)
SYSTEM = "Rules. " * 1000


def cost(found: RunEstimate) -> Spread:
    assert found.cost_usd is not None
    return found.cost_usd


def long(examples: int = 40, **more: Any) -> Plan:
    """A plan whose prompts share a beginning of some 1,750 tokens."""
    bound = [binding(stage, "{{ job }}" + tail) for stage, tail in (("find", ""), ("write", " {{ word }}"))]
    version = prompt(*(type(item)(**{**dict(item), "system": {"name": "s", "text": SYSTEM}}) for item in bound))
    rows = tuple(example(f"e{number}") for number in range(examples))
    return plan(config(**{"model": model(), **more}), TASK, version, golden(*rows), rows)


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 12), st.integers(1, 4))
def test_more_examples_or_trials_never_cost_less(examples: int, trials: int) -> None:
    def of(n: int, k: int) -> RunEstimate:
        return estimate(priced(n, concurrency=1, suite=Suite(name="all", trials=k)), KNOWN)

    here = of(examples, trials)
    for there in (of(examples + 1, trials), of(examples, trials + 1)):
        for name in ("calls", "tokens", "cost_usd", "wall_s"):
            less, more = getattr(here, name), getattr(there, name)
            assert less.low <= more.low
            assert less.likely < more.likely
            assert less.high <= more.high
    assert here.calls.low == 2 * examples * trials


@pytest.mark.parametrize("missing", [{"input": None}, {"output": None}])
def test_an_unknown_price_stays_unknown_with_its_reason(missing: dict[str, Any]) -> None:
    found = estimate(priced(model=model(price=price(**missing, note="not published"))), KNOWN)
    assert found.cost_usd is None
    assert all(item.cost_usd is None for item in found.monthly)
    assert {item.unknown for item in found.stages} == {"not published"}


def test_no_price_at_all_is_unknown_too() -> None:
    found = estimate(priced(model=model(price=None)), KNOWN)
    assert found.cost_usd is None
    assert all(item.unknown for item in found.stages)


def test_one_stage_without_a_price_makes_the_sum_unknown_but_not_the_other_stage() -> None:
    found = estimate(priced(stage_models={"write": model("dear", id="dear-1", price=None)}), KNOWN)
    assert found.cost_usd is None
    assert [item.cost_usd is None for item in found.stages] == [False, True]
    assert [item.model for item in found.stages] == ["far", "dear"]


def test_a_shared_beginning_lowers_the_likely_price_and_no_price_below_zero() -> None:
    with_cache, without = (
        cost(estimate(long(model=model(price=price(cached_input=part))), KNOWN)) for part in (0.1, None)
    )
    assert 0 < with_cache.likely < without.likely
    assert with_cache.low < without.low
    assert with_cache.high == without.high


def test_the_first_calls_find_nothing_in_the_cache() -> None:
    shares = [estimate(long(concurrency=n), KNOWN).stages[0].cached_share.likely for n in (1, 8, 40)]
    assert shares[0] > shares[1] > shares[2] == 0


def test_writing_the_cache_can_cost_more_than_not_having_one() -> None:
    dear, plain = (cost(estimate(long(model=model(price=price(cache_write=w))), KNOWN)) for w in (2.0, None))
    assert dear.high is not None
    assert plain.high is not None
    assert dear.high > plain.high
    assert dear.likely == plain.likely


def test_a_short_beginning_is_not_cached() -> None:
    assert estimate(priced(40), KNOWN).stages[0].cached_share.likely == 0


@settings(max_examples=20, deadline=None)
@given(st.integers(5, 5000), st.integers(1, 3000))
def test_the_same_questions_are_never_expected_below_what_they_took(tokens: int, answer: int) -> None:
    planned = priced(3)
    known = past(planned, tokens, answer)
    found = estimate(planned, Known(spread=0.1, past=known))
    for item in found.stages:
        here = [call for call in known if call.stage == item.stage]
        assert item.prompt.likely >= sum(call.prompt for call in here) - 1e-6
        assert item.completion.likely >= sum(call.completion for call in here) - 1e-6
        assert "3 past calls" in item.prompt_basis


def test_another_prompt_version_tells_of_answers_but_not_of_prompts() -> None:
    planned = priced(3)
    found = estimate(planned, Known(spread=0.1, past=past(planned, 5000, 77, prompt_digest="e" * 64)))
    assert found.stages[0].prompt_basis == "characters / 4"
    assert found.stages[0].completion_basis == "3 past calls"


@pytest.mark.parametrize("other", [{"model": "far-2"}, {"provider": "near"}, {"stage": "third"}])
def test_other_models_and_stages_tell_nothing(other: dict[str, Any]) -> None:
    planned = priced(3)
    calls = tuple(type(call)(**{**_fields(call), **other}) for call in past(planned, 5000))
    assert estimate(planned, Known(spread=0.1, past=calls)) == estimate(planned, KNOWN)


def _fields(call: object) -> dict[str, Any]:
    return {name: getattr(call, name) for name in call.__dataclass_fields__}  # type: ignore[attr-defined]


def test_measured_cache_hits_are_believed() -> None:
    planned = priced(4)
    cold, warm = (estimate(planned, Known(spread=0.1, past=past(planned, cached=part))) for part in (0, 40))
    assert warm.stages[0].cached_share.likely == pytest.approx(0.8)
    assert cost(warm).likely < cost(cold).likely


def test_measured_repairs_replace_the_allowance() -> None:
    planned = priced(10)
    clean = past(planned)
    again = tuple(type(call)(**{**_fields(call), "attempt": 1}) for call in clean[:10])
    shares = [
        estimate(planned, Known(spread=0.1, past=calls)).stages[0].repairs.likely for calls in (clean, (*clean, *again))
    ]
    assert shares == [0, 5]


def test_what_the_journal_holds_is_not_paid_again_but_counts_in_a_month(tmp_path: Path) -> None:
    planned = priced(4)
    kept = dict(asked(planned, Journal(tmp_path / "journal.jsonl"), only=("e0", "e1")))
    whole = estimate(planned, KNOWN)
    left = estimate(planned, Known(spread=0.1, held=lambda request: kept.get(call_key(request))))
    assert left.calls.low == whole.calls.low / 2
    assert [item.held for item in left.stages] == [2, 2]
    assert cost(left).likely < cost(whole).likely
    one, other = left.monthly[0].cost_usd, whole.monthly[0].cost_usd
    assert one is not None
    assert other is not None
    assert one.likely == pytest.approx(other.likely, rel=0.2)


def test_a_finished_run_costs_nothing_more(tmp_path: Path) -> None:
    planned = priced(3)
    kept = dict(asked(planned, Journal(tmp_path / "journal.jsonl")))
    found = estimate(planned, Known(spread=0.1, held=lambda request: kept.get(call_key(request))))
    assert found.calls == Spread(low=0, likely=0, high=0)
    assert cost(found).high == 0
    assert found.wall_s.high == 0


def test_a_month_is_so_many_answers_of_one_trial() -> None:
    once, thrice = (estimate(priced(5, suite=Suite(name="all", trials=k)), KNOWN) for k in (1, 3))
    assert [item.cvs for item in once.monthly] == [1_000, 10_000, 100_000]
    assert once.monthly[0].cost_usd is not None
    assert thrice.monthly[0].cost_usd is not None
    assert once.monthly[0].cost_usd.likely == pytest.approx(thrice.monthly[0].cost_usd.likely)
    assert once.monthly[0].cost_usd.likely == pytest.approx(cost(once).likely * 1000 / 5)


def test_a_batch_costs_its_share() -> None:
    found = estimate(priced(), KNOWN)
    assert found.batch_usd is not None
    assert found.batch_usd.likely == pytest.approx(cost(found).likely / 2)
    assert estimate(priced(model=model(price=price(batch_factor=None))), KNOWN).batch_usd is None


def test_a_run_in_batches_is_priced_as_batches_and_waits_for_them() -> None:
    live, batch = (estimate(priced(mode=mode), KNOWN) for mode in (Mode.LIVE, Mode.BATCH))
    assert live.orders is None
    assert batch.orders == Spread(low=2, likely=2, high=4)
    assert cost(batch).likely == pytest.approx(cost(live).likely / 2)
    assert live.monthly[2].cost_usd is not None
    assert batch.monthly[2].cost_usd is not None
    assert batch.monthly[2].cost_usd.likely == pytest.approx(live.monthly[2].cost_usd.likely / 2)
    assert batch.wall_s == Spread(low=0, likely=2 * 86_400, high=4 * 86_400)


def test_an_unknown_batch_price_is_not_the_live_one() -> None:
    found = estimate(priced(model=model(price=price(batch_factor=None)), mode=Mode.BATCH), KNOWN)
    assert found.cost_usd is None
    assert "batch_factor" in (found.stages[0].unknown or "")


def test_without_a_bound_the_upper_end_is_open() -> None:
    found = estimate(priced(model=model(takes=("seed",))), KNOWN)
    assert cost(found).high is None
    assert found.wall_s.high is None
    assert cost(estimate(priced(model=model(takes=("seed",), max_output=500)), KNOWN)).high is not None


def test_a_provider_that_asks_nobody_is_free() -> None:
    found = estimate(priced(model=model(price=None)), Known(spread=0.1, free=frozenset({"far"})))
    assert cost(found) == Spread(low=0, likely=0, high=0)
    assert found.tokens.likely == 0
    assert found.calls.likely == 8


def test_a_quota_bounds_the_time_and_is_named() -> None:
    free, bound = (
        estimate(priced(30, model=model(limits=limits)), KNOWN)
        for limits in (
            Limits(),
            Limits(rpm=1),
        )
    )
    assert free.bound_by == "answers"
    assert bound.bound_by == "requests a minute of far"
    assert bound.wall_s.likely >= 60 * 60
    assert bound.wall_s.low >= free.wall_s.low


def test_fewer_documents_show_larger_differences() -> None:
    few, many = (estimate(priced(n), KNOWN).effect for n in (5, 50))
    assert few.smallest is not None
    assert many.smallest is not None
    assert few.smallest > many.smallest
    assert estimate(priced(2), KNOWN).effect.smallest is None


def test_the_budget_is_carried_along() -> None:
    found = estimate(priced(budget=Budget(max_usd=0.5, max_tokens=1000)), KNOWN)
    assert (found.max_usd, found.max_tokens) == (0.5, 1000)
