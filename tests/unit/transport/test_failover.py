"""A service is answered by the next model, says so, and returns to the first."""

from __future__ import annotations

import pytest
from tests.unit.transport.virtual import Scripted, outcome, reply, request, run

from vitaeval.errors import CreditExhausted, OverBudget, Permanent, ProviderError, RateLimited, Transient
from vitaeval.schema.chat import Reply, Request
from vitaeval.transport.failover import Candidate, failing_over


@pytest.mark.parametrize(
    "error",
    [
        Transient("p", "down"),
        RateLimited("p", "slow"),
        CreditExhausted("p", "pay", status=402),
        Permanent("p", "no such model", status=404),
        Permanent("p", "key refused", status=401),
    ],
)
def test_the_next_answers_recognisably_and_the_first_is_asked_again(error: ProviderError) -> None:
    async def main() -> None:
        first, second = Scripted(error, reply()), Scripted(reply())
        chat = failing_over([Candidate("a", first), Candidate("b", second)])
        assert (await chat(request())).substitute == "b"
        assert (await chat(request())).substitute is None

    run(main())


@pytest.mark.parametrize(
    "error", [Permanent("p", "bad", status=400), Permanent("p", "bad", status=422), OverBudget("p", "over")]
)
def test_what_is_wrong_in_itself_is_not_passed_on(error: ProviderError) -> None:
    async def main() -> None:
        second = Scripted(reply())
        chat = failing_over([Candidate("a", Scripted(error)), Candidate("b", second)])
        assert await outcome(chat(request())) is error
        assert second.asked == []

    run(main())


def test_each_is_asked_for_its_own_model_and_the_last_error_is_told() -> None:
    async def main() -> None:
        asked: list[str] = []

        async def far(item: Request, /) -> Reply:
            asked.append(item.model)
            raise Transient(item.model, "down")

        chat = failing_over([Candidate("a", far), Candidate("b", far), Candidate("c", far)])
        found = await outcome(chat(request()))
        assert isinstance(found, Transient)
        assert found.provider == "c"
        assert asked == ["a", "b", "c"]

    run(main())
