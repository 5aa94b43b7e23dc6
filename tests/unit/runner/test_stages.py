"""Each stage's own numbers: what one call does not tell is unknown, and never zero."""

from __future__ import annotations

from tests.line import reply

from vitaeval.runner.stages import stage_records
from vitaeval.schema.base import Noun
from vitaeval.schema.chat import CallTiming, Reply, Usage
from vitaeval.schema.outcome import Call, ExampleOutcome, Malformed, Ok, Skipped, StageOutcome, State, Unanswered
from vitaeval.schema.run import StageRecord


def told(**more: object) -> Reply:
    known = {"usage": Usage(prompt=100, completion=20), "cost_usd": 0.25, "timing": CallTiming(latency_ms=500.0)}
    return Reply(**{**dict(reply("{}")), **known, **more})


def of(stages: dict[str, StageOutcome], *calls: Call) -> dict[str, StageRecord]:
    return stage_records(ExampleOutcome("first", 0, stages, calls, State.SCORED))


def test_each_stage_counts_its_own_calls_and_its_repair() -> None:
    calls = Call("find", told(), repair=False), Call("find", told(), repair=True), Call("write", told(), repair=False)
    found = of({"find": Ok(Noun()), "write": Ok(Noun())}, *calls)
    assert found["find"] == StageRecord(
        valid=True, repairs=1, prompt_tokens=200, completion_tokens=40, latency_s=1.0, cost_usd=0.5
    )
    assert (found["write"].repairs, found["write"].cost_usd) == (0, 0.25)


def test_one_unknown_price_makes_the_stages_price_unknown() -> None:
    calls = Call("find", told(cost_usd=None), repair=False), Call("find", told(usage=None), repair=True)
    found = of({"find": Ok(Noun())}, *calls)["find"]
    assert (found.cost_usd, found.prompt_tokens, found.latency_s) == (None, None, 1.0)


def test_a_batch_tells_no_latency() -> None:
    assert of({"find": Ok(Noun())}, Call("find", told(batched=True), repair=False))["find"].latency_s is None


def test_a_stage_that_was_not_reached_has_no_record_and_one_without_reply_no_validity() -> None:
    assert list(of({"find": Malformed("cut off")}, Call("find", told(), repair=False))) == ["find"]
    assert of({"find": Malformed("cut off")}, Call("find", told(), repair=False))["find"].valid is False
    for lost in (Unanswered("away"), Skipped("no money")):
        assert of({"find": lost})["find"] == StageRecord(
            valid=None, repairs=0, prompt_tokens=None, completion_tokens=None, latency_s=None, cost_usd=None
        )
