"""A run never spends more than it may, and stops before the call that could."""

from __future__ import annotations

import asyncio
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.transport.virtual import Scripted, ask_all, clock, outcome, reply, request, run

from vitaeval.errors import ConfigError, OverBudget, Transient
from vitaeval.schema.chat import Evidence, Reply, Request, Usage
from vitaeval.schema.config import Budget, ModelConfig, Price
from vitaeval.transport.budget import Amount, Purse, capped
from vitaeval.transport.estimate import most_prompt

PRICE = Price(input=1.0, output=2.0, date="2026-11-01", source="s")


def model(price: Price | None = PRICE, max_output: int | None = None) -> ModelConfig:
    return ModelConfig(name="m", provider="p", id="m", evidence=Evidence.REAL, price=price, max_output=max_output)


@given(st.floats(0, 0.002), st.one_of(st.none(), st.integers(0, 5000)), st.integers(1, 16), st.integers(0, 999))
@settings(max_examples=60, deadline=None)
def test_the_budget_is_never_passed(max_usd: float, max_tokens: int | None, at_once: int, seed: int) -> None:
    dice = random.Random(seed)
    spent = Amount()

    async def far(item: Request, /) -> Reply:
        nonlocal spent
        await asyncio.sleep(dice.random())
        if dice.random() < 0.2:
            raise Transient("p", "down")
        used = Usage(prompt=dice.randint(1, most_prompt(item)), completion=dice.randint(0, 100))
        spent += Amount((used.prompt + 2 * used.completion) / 1e6, used.prompt + used.completion)
        return reply(usage=used)

    async def main() -> None:
        purse = Purse(Budget(max_usd=max_usd, max_tokens=max_tokens))
        chat = capped(far, purse, model(), clock())
        found = await ask_all(chat, [request(f"e{n}") for n in range(30)], at_once)
        assert purse.spent.usd == pytest.approx(spent.usd)
        kinds = [type(item) for item in found]
        assert OverBudget not in kinds or all(kind is not Reply for kind in kinds[kinds.index(OverBudget) + at_once :])

    run(main())
    assert spent.usd <= max_usd + 1e-12
    assert max_tokens is None or spent.tokens <= max_tokens


def test_concurrent_calls_wait_for_each_other_rather_than_stop_the_run_too_early() -> None:
    """Ten small answers fit, although only two of their worst cases would fit together."""

    async def main() -> None:
        far = Scripted(reply(usage=Usage(prompt=10, completion=10)), latency_s=1.0)
        most = most_prompt(request()) + 100
        chat = capped(far, Purse(Budget(max_tokens=2 * most + 10 * 20)), model(None), clock())
        found = await ask_all(chat, [request(f"e{n}") for n in range(10)], 10)
        assert all(isinstance(item, Reply) for item in found)
        assert max(item.timing.waited_ms for item in found if isinstance(item, Reply)) >= 4000

    run(main())


def test_no_request_is_made_over_budget() -> None:
    async def main() -> None:
        far = Scripted(reply())
        chat = capped(far, Purse(Budget(max_usd=0.0)), model(), clock())
        found = await outcome(chat(request()))
        assert isinstance(found, OverBudget)
        assert "$0.0000 of $0.0000 spent" in str(found)
        assert far.asked == []

    run(main())


def test_a_resumed_run_starts_with_what_it_has_spent() -> None:
    async def main() -> None:
        far = Scripted(reply())
        purse = Purse(Budget(max_tokens=10_000), Amount(tokens=9_900))
        assert isinstance(await outcome(capped(far, purse, model(), clock())(request())), OverBudget)

    run(main())


def test_a_money_budget_without_a_price_is_refused_at_once() -> None:
    half = Price(input=1.0, date="2026-11-01", source="s")
    for price in (None, half):
        with pytest.raises(ConfigError, match="price of model 'm' is unknown"):
            capped(Scripted(reply()), Purse(Budget(max_usd=1.0)), model(price), clock())


def test_an_answer_of_unbounded_length_is_refused_under_a_budget() -> None:
    async def main() -> None:
        chat = capped(Scripted(reply()), Purse(Budget(max_tokens=10**6)), model(), clock())
        assert isinstance(await outcome(chat(request(max_tokens=None))), OverBudget)
        bounded = capped(Scripted(reply()), Purse(Budget(max_tokens=10**6)), model(max_output=500), clock())
        assert isinstance(await outcome(bounded(request(max_tokens=None))), Reply)

    run(main())


def test_without_a_budget_nothing_is_in_the_way() -> None:
    far = Scripted(reply())
    assert capped(far, Purse(Budget()), model(None), clock()) is far


def test_unknown_usage_counts_as_the_worst_case_and_a_replayed_answer_as_nothing() -> None:
    async def main() -> None:
        purse = Purse(Budget(max_tokens=10_000))
        far = Scripted(reply(usage=None), reply(evidence=Evidence.REPLAYED))
        chat = capped(far, purse, model(), clock())
        await chat(request())
        assert purse.spent.tokens == most_prompt(request()) + 100
        await chat(request())
        assert purse.spent.tokens == most_prompt(request()) + 100

    run(main())


def test_a_call_that_is_cancelled_gives_its_money_back() -> None:
    async def main() -> None:
        far = Scripted(reply(), latency_s=5.0)
        chat = capped(far, Purse(Budget(max_tokens=600)), model(), clock())
        task = asyncio.create_task(outcome(chat(request())))
        await asyncio.sleep(1)
        task.cancel()
        assert isinstance(await chat(request()), Reply)

    run(main())
