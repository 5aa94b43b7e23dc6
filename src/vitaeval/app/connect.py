"""From a plan to the one ChatModel that answers its stages, and everything that calls pass on their way.

Outermost first: redact, journal, the choice of the stage's model, then for each model cache, meter,
budget, breaker, retry and quota around the provider. A batch needs no breaker, retry and quota: it has its
own patience. Keyless models are called as they are.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vitaeval.app import clock
from vitaeval.app.keys import Keys, keys_of
from vitaeval.app.project import Project
from vitaeval.app.wire import providers, tasks
from vitaeval.errors import ConfigError
from vitaeval.runner.journal import Journal, journaled
from vitaeval.runner.plan import Plan, model_of
from vitaeval.schema.chat import Evidence, Reply, Request
from vitaeval.schema.config import EvalConfig, Mode, ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Surroundings
from vitaeval.transport.batch import batched
from vitaeval.transport.batch_file import BatchFile
from vitaeval.transport.budget import Amount, Purse, capped
from vitaeval.transport.cache import cached
from vitaeval.transport.clock import Clock
from vitaeval.transport.meter import Meter, metered
from vitaeval.transport.quota_file import FileStore
from vitaeval.transport.redact import concealed, person_of, redacted
from vitaeval.transport.scrub import scrubbed
from vitaeval.transport.stack import Lines, Place, stack
from vitaeval.transport.store import AnswerStore
from vitaeval.transport.store_open import open_store

STATE = ".state"
BATCHES = "batches.jsonl"


@dataclass(slots=True)
class Connection:
    """What a run talks to: the chat itself, and what this process paid through it."""

    chat: ChatModel
    meter: Meter
    store: AnswerStore | None

    async def close(self) -> None:
        """Write down what the cache still holds back; in the event loop that made the calls."""
        if self.store is not None:
            await self.store.close()


def connect(plan: Plan, journal: Journal, project: Project, warn: Callable[[str], None]) -> Connection:
    """Every stage's model behind one door.

    Finished calls come from `journal`; `warn` hears of a cache that is away, a provider that is
    down or back, and an empty account. Raises ConfigError for a cache of another kind, for a budget that
    cannot be kept and for batches of a provider that takes none, before any call.
    """
    config, keys, state = plan.config, keys_of(project.root, os.environ), project.runs / STATE
    wanted = {plan.setting.models[stage].name: model_of(config, stage) for stage in plan.setting.models}
    pays = any(providers()[model.provider].spends for model in wanted.values())
    ticking = Clock(now=clock.seconds)
    owner = f"{socket.gethostname()}:{journal.path.parent.name}"
    store = open_store(config.cache, state, owner, ticking, warn) if pays else None
    batches = BatchFile(journal.path.parent / BATCHES) if config.mode is Mode.BATCH else None
    way = _Way(config, state, keys, Meter(), Purse(config.budget, _spent(journal)), store, ticking, warn, batches)
    chat = scrubbed(_routed({name: way.to(name, model) for name, model in wanted.items()}), keys.values)
    return Connection(redacted(journaled(chat, journal), config.privacy, person_of), way.meter, store)


def require_keys(plan: Plan, project: Project) -> None:
    """Raise ConfigError that names every key which the run's models need and nobody has set."""
    secret = keys_of(project.root, os.environ).secret
    lacking = set()
    for stage in plan.setting.models:
        model = model_of(plan.config, stage)
        name = model.endpoint.key_env or providers()[model.provider].key_env
        if providers()[model.provider].key_env and name and not secret(name):
            lacking.add(f"model {model.name} needs a key: set {name}, or `vitaeval keys set {name}`")
    if lacking:
        raise ConfigError("\n".join(sorted(lacking)))


def surroundings(config: EvalConfig, keys: Keys | None = None) -> Surroundings:
    """What providers are built with; keys come from the environment where none are given."""
    return Surroundings(tasks(), config.transport, keys.secret if keys else os.environ.get)


@dataclass(slots=True)
class _Way:
    """The way to each model of one run."""

    config: EvalConfig
    state: Path
    keys: Keys
    meter: Meter
    purse: Purse
    store: AnswerStore | None
    clock: Clock
    tell: Callable[[str], None]
    batches: BatchFile | None
    lines: Lines | None = None

    def to(self, name: str, model: ModelConfig) -> ChatModel:
        provider = providers()[model.provider]
        around = surroundings(self.config, self.keys)
        if not provider.spends:
            return concealed(provider.build(model, around), self.config.privacy)
        if self.batches is None:
            line = self._shared().line(provider.build(model, around), model, self.config.concurrency)
        elif provider.batch is None:
            raise ConfigError(f"model {model.name!r}: provider {provider.name!r} takes no batches here; use mode=live")
        else:
            line = batched(provider.batch(model, around), provider.name, self.batches, self.clock)
        return self._paid(line, name, model)

    def _paid(self, line: ChatModel, name: str, model: ModelConfig) -> ChatModel:
        prices = {} if model.price is None else {name: model.price}
        is_batch = self.batches is not None
        layers: dict[Place, Callable[[ChatModel], ChatModel]] = {
            Place.METER: lambda inner: metered(inner, self.meter, prices, is_batch=is_batch),
            Place.BUDGET: lambda inner: capped(inner, self.purse, model, self.clock),
        }
        store = self.store
        if store is not None:
            layers[Place.CACHE] = lambda inner: cached(inner, store, model, self.clock)
        return stack(line, layers)

    def _shared(self) -> Lines:
        """Breakers, accounts and quotas, shared by all models; quotas also with other processes."""
        if self.lines is None:
            store = FileStore(self.state / "quota.db")
            self.lines = Lines(self.config.transport, clock=self.clock, store=store, tell=self.tell)
        return self.lines


def _routed(models: Mapping[str, ChatModel]) -> ChatModel:
    """Send each request to the model that it names."""

    async def call(request: Request, /) -> Reply:
        return await models[request.model](request)

    return call


def _spent(journal: Journal) -> Amount:
    """What the run has paid for already, before it was interrupted."""
    paid = [reply for reply in journal.replies.values() if reply.evidence is Evidence.REAL]
    tokens = sum(reply.usage.prompt + reply.usage.completion for reply in paid if reply.usage)
    return Amount(sum(reply.cost_usd or 0.0 for reply in paid), tokens)
