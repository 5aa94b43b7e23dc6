"""What was spent can be read at any time, and nothing is counted twice."""

from __future__ import annotations

import pytest
from tests.unit.transport.virtual import Scripted, outcome, reply, request, run

from vitaeval.errors import Transient
from vitaeval.schema.chat import Evidence, Reply
from vitaeval.schema.config import Price
from vitaeval.transport.meter import Meter, metered

PRICE = Price(input=1.0, output=2.0, date="2026-11-01", source="s")
CALL_USD = (100 * 1.0 + 50 * 2.0) / 1e6


def spend(*steps: Reply | Transient, prices: dict[str, Price] | None = None) -> Meter:
    meter = Meter()

    async def main() -> None:
        known = {"m": PRICE} if prices is None else prices
        chat = metered(Scripted(*steps), meter, known)
        for _ in steps:
            await outcome(chat(request()))

    run(main())
    return meter


def test_an_answer_carries_its_cost() -> None:
    async def main() -> None:
        found = await metered(Scripted(reply()), Meter(), {"m": PRICE})(request())
        assert found.cost_usd == pytest.approx(CALL_USD)

    run(main())


def test_totals_are_sums_by_stage_and_model() -> None:
    meter = spend(reply(), reply(), Transient("p", "down"))
    assert meter.total.cost_usd == pytest.approx(2 * CALL_USD)
    assert (meter.total.calls, meter.total.tokens, meter.total.unanswered) == (2, 300, 1)
    assert meter.by["s", "m"] == meter.total


@pytest.mark.parametrize("prices", [{}, {"m": Price(date="2026-11-01", source="s")}])
def test_an_unknown_price_is_unknown_and_not_free(prices: dict[str, Price]) -> None:
    meter = spend(reply(), prices=prices)
    assert meter.total.cost_usd is None
    assert meter.total.unpriced == 1


def test_one_answer_without_usage_makes_the_sum_unknown_and_keeps_what_is_known() -> None:
    meter = spend(reply(), reply(usage=None))
    assert meter.total.cost_usd is None
    assert meter.total.priced_usd == pytest.approx(CALL_USD)
    assert meter.total.unmeasured == 1


def test_replayed_answers_are_counted_apart_and_keep_their_numbers() -> None:
    old = Reply(**{**dict(reply(evidence=Evidence.REPLAYED)), "cost_usd": 0.5})
    meter = spend(old, reply())
    assert meter.total.cost_usd == pytest.approx(CALL_USD)
    assert (meter.total.calls, meter.total.replayed, meter.total.tokens) == (1, 1, 150)


def test_a_free_keyless_answer_stays_free() -> None:
    free = Reply(**{**dict(reply(evidence=Evidence.PROMPT_BLIND)), "cost_usd": 0.0})
    assert spend(free, prices={}).total.cost_usd == 0


def test_a_substitute_is_priced_as_itself() -> None:
    other = Reply(**{**dict(reply()), "substitute": "dear"})
    dear = Price(input=10.0, output=20.0, date="2026-11-01", source="s")
    meter = spend(other, prices={"m": PRICE, "dear": dear})
    assert meter.total.cost_usd == pytest.approx(10 * CALL_USD)
    assert list(meter.by) == [("s", "dear")]


def test_all_requests_of_an_answer_are_counted() -> None:
    assert spend(Reply(**{**dict(reply()), "attempts": 4})).total.requests == 4


def test_an_answer_from_a_batch_costs_the_batchs_share() -> None:
    cheap = Price(**{**dict(PRICE), "batch_factor": 0.5})
    batched = Reply(**{**dict(reply()), "batched": True})
    meter = spend(reply(), batched, prices={"m": cheap})
    assert meter.total.cost_usd == pytest.approx(1.5 * CALL_USD)
