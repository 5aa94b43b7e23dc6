"""The order of the wrappers, in one place."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vitaeval.schema.config import Limits, ModelConfig, Transport
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.breaker import Breaker, WhenOpen, guarded
from vitaeval.transport.clock import Clock
from vitaeval.transport.credit import Account, solvent
from vitaeval.transport.notice import Tell, silent
from vitaeval.transport.quota import Quota, limited
from vitaeval.transport.quota_store import MemoryStore, QuotaStore
from vitaeval.transport.ready import readied
from vitaeval.transport.retry import retried

Layer = Callable[[ChatModel], ChatModel]


class Place(StrEnum):
    """Where a wrapper stands, outermost first.

    Nothing personal reaches the cache; a kept answer costs no money and no quota; the budget bounds what
    the meter will see; failover asks whole lines (`Lines.line`: from ready on); a breaker counts calls, not
    tries; every try passes the quota, directly before the provider.
    """

    REDACT = "redact"
    CACHE = "cache"
    METER = "meter"
    BUDGET = "budget"
    FAILOVER = "failover"
    READY = "ready"
    BREAKER = "breaker"
    RETRY = "retry"
    QUOTA = "quota"


def stack(inner: ChatModel, layers: Mapping[Place, Layer]) -> ChatModel:
    """`inner` inside the given layers, in the order of Place, whatever their order in `layers`."""
    for place in reversed(Place):
        if place in layers:
            inner = layers[place](inner)
    return inner


@dataclass(slots=True)
class Lines:
    """The ways to all providers of one process: what calls to one provider or model share.

    Belongs to one event loop. `when_open` HOLD is for evaluations, FAIL for a service. `tell` hears a line
    when a provider is left alone, when it is back, and when an account is empty.
    """

    policy: Transport
    when_open: WhenOpen = WhenOpen.HOLD
    clock: Clock = field(default_factory=Clock)
    store: QuotaStore = field(default_factory=MemoryStore)
    breakers: dict[str, Breaker] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    quotas: dict[str, Quota] = field(default_factory=dict)
    tell: Tell = silent

    def line(
        self, provider: ChatModel, model: ModelConfig, concurrency: int, load: Callable[[], object] | None = None
    ) -> ChatModel:
        """The guarded way to one model: breaker, retry and quota around `provider`, whose library `load` brings.

        `concurrency` bounds the requests under way where the model's limits do not. An empty account is
        noticed outside (nobody is let in any more) and inside (calls that already wait send nothing).
        """
        account = self._account(model)
        layers: dict[Place, Layer] = {
            Place.BREAKER: lambda inner: solvent(guarded(inner, self._breaker(model), self.clock), account),
            Place.RETRY: lambda inner: retried(inner, self.policy, self.clock),
            Place.QUOTA: lambda inner: limited(solvent(inner, account), self._quota(model, concurrency), self.clock),
        }
        if load is not None:
            layers[Place.READY] = lambda inner: readied(inner, load)
        return stack(provider, layers)

    def _account(self, model: ModelConfig) -> Account:
        pause_s = math.inf if self.when_open is WhenOpen.HOLD else self.policy.breaker_pause_s
        return self.accounts.setdefault(_door(model), Account(self.clock, pause_s, self.tell))

    def _breaker(self, model: ModelConfig) -> Breaker:
        fresh = Breaker(model.provider, self.policy, self.clock, self.when_open, self.tell)
        return self.breakers.setdefault(_door(model), fresh)

    def _quota(self, model: ModelConfig, concurrency: int) -> Quota:
        name = f"{_door(model)} {model.id}"
        limits = Limits(**{**dict(model.limits), "concurrency": model.limits.concurrency or concurrency})
        fresh = Quota(name, limits, self.store, self.clock, self.policy.retry_after_max_s)
        return self.quotas.setdefault(name, fresh)


def _door(model: ModelConfig) -> str:
    """What calls must have in common to share a fate: the provider, its address and the key's name."""
    parts = (model.provider, model.endpoint.base_url, model.endpoint.deployment, model.endpoint.key_env)
    return " ".join(part for part in parts if part)
