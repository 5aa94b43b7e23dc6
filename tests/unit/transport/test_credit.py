"""The first word that the account is empty stops everything that shares it."""

from __future__ import annotations

import asyncio

import pytest
from tests.unit.transport.virtual import Scripted, clock, outcome, reply, request, run

from vitaeval.errors import CreditExhausted
from vitaeval.schema.chat import Reply
from vitaeval.transport.credit import Account, solvent

EMPTY = CreditExhausted("p", "add credit", status=402)


def test_no_request_is_made_after_the_first_refusal_by_any_model_of_the_account() -> None:
    async def main() -> None:
        account = Account(clock())
        one, other = Scripted(EMPTY, reply()), Scripted(reply())
        await outcome(solvent(one, account)(request()))
        await asyncio.sleep(10**6)
        for far in (one, other):
            found = await outcome(solvent(far, account)(request()))
            assert isinstance(found, CreditExhausted)
            assert (found.reason, found.status) == ("add credit", 402)
        assert (len(one.asked), len(other.asked)) == (1, 0)

    run(main())


def test_a_service_asks_again_after_a_pause() -> None:
    async def main() -> None:
        chat = solvent(Scripted(EMPTY, reply()), Account(clock(), 60.0))
        await outcome(chat(request()))
        with pytest.raises(CreditExhausted):
            await chat(request())
        await asyncio.sleep(60)
        assert isinstance(await chat(request()), Reply)

    run(main())


def test_who_waits_is_told_once_what_to_do() -> None:
    async def main() -> None:
        told: list[str] = []
        account = Account(clock(), tell=told.append)
        chat = solvent(solvent(Scripted(EMPTY, latency_s=1.0), account), account)
        await asyncio.gather(*(outcome(chat(request())) for _ in range(5)))
        await outcome(chat(request()))
        assert told == [
            "p: the account is empty: no further calls; top it up and run the same command again (add credit)"
        ]

    run(main())


def test_a_service_is_told_with_every_pause() -> None:
    async def main() -> None:
        told: list[str] = []
        chat = solvent(Scripted(EMPTY), Account(clock(), 60.0, told.append))
        for _ in range(4):
            await outcome(chat(request()))
            await asyncio.sleep(30)
        assert told == ["p: the account is empty: no calls for 60 s (add credit)"] * 2

    run(main())
