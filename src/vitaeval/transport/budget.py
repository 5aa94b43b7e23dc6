"""Stop before the call that could cost more than the run may spend."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from vitaeval.errors import ConfigError, OverBudget
from vitaeval.schema.chat import Evidence, Reply, Request
from vitaeval.schema.config import Budget, ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.clock import Clock
from vitaeval.transport.estimate import most_prompt
from vitaeval.transport.pricing import cost_usd, most_usd
from vitaeval.transport.waited import waited


@dataclass(frozen=True, slots=True)
class Amount:
    """Money and tokens together."""

    usd: float = 0.0
    tokens: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.usd + other.usd, self.tokens + other.tokens)

    def __sub__(self, other: Amount) -> Amount:
        return Amount(max(0.0, self.usd - other.usd), max(0, self.tokens - other.tokens))


class Purse:
    """What one run may spend, has spent (`spent`) and has set aside for calls under way.

    Start a resumed run with what its journal says was spent. A call that may not fit waits until the calls
    under way have settled for less than was set aside; if it still may not fit, the run is over: this call
    and all later ones raise OverBudget. The bound holds for every request that is answered; what a vendor
    charges for a request that failed half-way is not known to us.
    """

    def __init__(self, budget: Budget, spent: Amount = Amount()) -> None:
        self.budget = budget
        self.spent = spent
        self._aside = Amount()
        self._is_over = False
        self._turn = asyncio.Lock()
        self._settled = asyncio.Event()

    async def reserve(self, most: Amount, name: str) -> None:
        """Set `most` aside. Raises OverBudget when it could pass the bound."""
        async with self._turn:
            while not self._is_over and not self._fits(self.spent + self._aside + most):
                self._is_over = self._aside == Amount()
                if not self._is_over:
                    self._settled.clear()
                    await self._settled.wait()
            if self._is_over:
                raise OverBudget(name, f"the next call could pass the budget ({self._told()})")
            self._aside += most

    def settle(self, most: Amount, actual: Amount) -> None:
        """Give back what was set aside and count what was spent."""
        self._aside -= most
        self.spent += actual
        self._settled.set()

    def _fits(self, amount: Amount) -> bool:
        usd, tokens = self.budget.max_usd, self.budget.max_tokens
        return (usd is None or amount.usd <= usd) and (tokens is None or amount.tokens <= tokens)

    def _told(self) -> str:
        usd, tokens = self.budget.max_usd, self.budget.max_tokens
        money = [] if usd is None else [f"${self.spent.usd:.4f} of ${usd:.4f}"]
        counts = [] if tokens is None else [f"{self.spent.tokens} of {tokens} tokens"]
        return ", ".join([*money, *counts]) + " spent"


def capped(inner: ChatModel, purse: Purse, model: ModelConfig, clock: Clock) -> ChatModel:
    """Ask `inner` only while the dearest possible answer fits into `purse`.

    Raises ConfigError at once when `max_usd` is set and the model's price is unknown: such a budget could
    not be kept.
    """
    budget = purse.budget
    if budget.max_usd is None and budget.max_tokens is None:
        return inner
    if budget.max_usd is not None and (model.price is None or most_usd(model.price, 1, 1) is None):
        raise ConfigError(
            f"budget.max_usd is set, but the price of model {model.name!r} is unknown: "
            "set model.price.input and model.price.output, or use budget.max_tokens"
        )

    async def call(request: Request, /) -> Reply:
        most = _most(request, model)
        arrived = clock.now()
        await purse.reserve(most, model.name)
        began = clock.now()
        actual = Amount()
        try:
            reply = await inner(request)
            actual = _actual(reply, model, most)
        finally:
            purse.settle(most, actual)
        return waited(reply, began - arrived)

    return call


def _most(request: Request, model: ModelConfig) -> Amount:
    completion = request.sampling.max_tokens or model.max_output
    if completion is None:
        raise OverBudget(
            model.name, "the answer's length has no bound, so no budget can be kept: set model.sampling.max_tokens"
        )
    prompt = most_prompt(request)
    usd = most_usd(model.price, prompt, completion) if model.price else None
    return Amount(usd or 0.0, prompt + completion)


def _actual(reply: Reply, model: ModelConfig, most: Amount) -> Amount:
    """What the answer took; all that was set aside where the provider does not say."""
    if reply.evidence is Evidence.REPLAYED:
        return Amount()
    if reply.usage is None:
        return most
    usd = cost_usd(model.price, reply.usage)
    return Amount(most.usd if usd is None else usd, reply.usage.prompt + reply.usage.completion)
