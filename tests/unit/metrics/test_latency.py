from __future__ import annotations

from tests.shelves.observations import call, observe

from vitaeval.metrics.latency import METRIC
from vitaeval.schema.chat import CallTiming, Reply
from vitaeval.schema.outcome import Call
from vitaeval.schema.score import NotApplicable, Score


def test_provider_time_is_summed_in_seconds_and_our_waiting_left_out() -> None:
    waited = call(timing=CallTiming(latency_ms=500.0, waited_ms=60_000.0))
    found = METRIC.score(observe({}, calls=(call(), waited)))
    assert isinstance(found, Score)
    assert found.value == 2.0


def test_it_is_kept_out_of_the_reproducible_report() -> None:
    assert METRIC.timing


def test_without_calls_there_is_no_latency() -> None:
    assert isinstance(METRIC.score(observe({}, calls=())), NotApplicable)


def test_an_answer_from_a_batch_has_no_latency_and_not_one_of_zero() -> None:
    whole = call()
    ordered = Call(whole.stage, Reply(**{**dict(whole.reply), "batched": True}), whole.repair)
    found = METRIC.score(observe({}, calls=(whole, ordered)))
    assert isinstance(found, NotApplicable)
    assert "batch" in found.reason
