"""What was spent, call by call and in all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from vitaeval.errors import ProviderError
from vitaeval.schema.chat import Evidence, Reply, Request
from vitaeval.schema.config import Price
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.pricing import cost_usd


@dataclass(slots=True)
class Spent:
    """Sums over calls. `priced_usd` is what is known to be paid; `unpriced` calls cost nobody knows what.

    `requests` counts every try of the answered calls, `unanswered` the calls that brought nothing,
    `unmeasured` the answers without usage, `replayed` the answers that were paid for before: those are
    in no other number.
    """

    calls: int = 0
    requests: int = 0
    unanswered: int = 0
    replayed: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    unmeasured: int = 0
    priced_usd: float = 0.0
    unpriced: int = 0

    @property
    def tokens(self) -> int:
        """Prompt and completion tokens."""
        return self.prompt_tokens + self.completion_tokens

    @property
    def cost_usd(self) -> float | None:
        """USD in all; None when a part of it is unknown."""
        return None if self.unpriced else self.priced_usd

    def add(self, reply: Reply) -> None:
        """Count one answer."""
        if reply.evidence is Evidence.REPLAYED:
            self.replayed += 1
            return
        self.calls += 1
        self.requests += reply.attempts
        self._add_tokens(reply)
        if reply.cost_usd is None:
            self.unpriced += 1
        else:
            self.priced_usd += reply.cost_usd

    def _add_tokens(self, reply: Reply) -> None:
        if reply.usage is None:
            self.unmeasured += 1
            return
        self.prompt_tokens += reply.usage.prompt
        self.cached_tokens += reply.usage.cached
        self.completion_tokens += reply.usage.completion


@dataclass(slots=True)
class Meter:
    """The totals of one run, readable at any time; `by` holds them by stage and by the model that answered."""

    total: Spent = field(default_factory=Spent)
    by: dict[tuple[str, str], Spent] = field(default_factory=dict)

    def answered(self, request: Request, reply: Reply) -> None:
        """Count one answer."""
        self.total.add(reply)
        self._of(request, reply.substitute or request.model).add(reply)

    def unanswered(self, request: Request) -> None:
        """Count one call that brought no answer."""
        self.total.unanswered += 1
        self._of(request, request.model).unanswered += 1

    def _of(self, request: Request, model: str) -> Spent:
        return self.by.setdefault((request.purpose.stage, model), Spent())


def metered(inner: ChatModel, meter: Meter, prices: Mapping[str, Price]) -> ChatModel:
    """Put a price on every answer, by the model that gave it, and add it to `meter`.

    `prices` maps model ids; a model without one keeps the cost that its provider stated, usually None.
    """

    async def call(request: Request, /) -> Reply:
        try:
            reply = await inner(request)
        except ProviderError:
            meter.unanswered(request)
            raise
        reply = _priced(reply, prices.get(reply.substitute or request.model))
        meter.answered(request, reply)
        return reply

    return call


def _priced(reply: Reply, price: Price | None) -> Reply:
    if reply.evidence is Evidence.REPLAYED or price is None:
        return reply
    return Reply(**{**dict(reply), "cost_usd": cost_usd(price, reply.usage, is_batch=reply.batched)})
