"""From a plan to the one ChatModel that answers its stages, and everything that calls pass on their way.

Outermost first: redact, journal, the choice of the stage's model, then for each model cache, meter,
budget, breaker, retry and quota around the provider. A batch needs no breaker, retry and quota: it has its
own patience. Keyless models are called as they are.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from vitaeval.app import clock
from vitaeval.app.keys import Keys, keys_of
from vitaeval.app.project import Project
from vitaeval.app.wire import providers, tasks
from vitaeval.errors import ConfigError
from vitaeval.runner.journal import Journal, journaled
from vitaeval.runner.plan import Plan, model_of
from vitaeval.schema.chat import Evidence, Reply, Request
from vitaeval.schema.config import EvalConfig, Mode, ModelConfig
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.ports import BatchPort, ChatModel
from vitaeval.schema.provider import Provider, Surroundings
from vitaeval.transport.batch import batched
from vitaeval.transport.batch_file import BatchFile
from vitaeval.transport.budget import Amount, Purse, capped
from vitaeval.transport.cache import cached
from vitaeval.transport.clock import Clock
from vitaeval.transport.collect import collected
from vitaeval.transport.meter import Meter, metered
from vitaeval.transport.quota_open import open_quotas
from vitaeval.transport.quota_store import MemoryStore, QuotaStore
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
    shared: tuple[AnswerStore | QuotaStore, ...]

    async def close(self) -> None:
        """Write down what the cache still holds back; in the event loop that made the calls."""
        for place in self.shared:
            await place.close()


def connect(plan: Plan, journal: Journal, project: Project, warn: Callable[[str], None]) -> Connection:
    """Every stage's model behind one door.

    Finished calls come from `journal`; `warn` hears of a cache that is away, a provider that is
    down or back, an empty account, and answers that a batch still owes. Raises ConfigError for a cache of
    another kind, for a budget that cannot be kept and for batches of a provider that takes none, before any call.
    """
    config, keys, state = plan.config, keys_of(project.root, os.environ), project.runs / STATE
    wanted = {plan.setting.models[stage].name: model_of(config, stage) for stage in plan.setting.models}
    pays = any(providers()[model.provider].spends for model in wanted.values())
    ticking = Clock(now=clock.seconds)
    owner = f"{socket.gethostname()}:{journal.path.parent.name}"
    store = open_store(config.cache, state, owner, ticking, warn) if pays else None
    quotas = open_quotas(config.cache, state, ticking, warn) if pays else None
    batches = _batches(config, journal, warn)
    lines = Lines(config.transport, clock=ticking, store=quotas or MemoryStore(), tell=warn)
    around = replace(surroundings(config), people=lambda: people(plan))
    way = _Way(config, around, keys, Meter(), Purse(config.budget, _spent(journal)), store, lines, batches)
    chat = scrubbed(_routed({name: way.to(name, model) for name, model in wanted.items()}), keys.values)
    return Connection(redacted(journaled(chat, journal), config.privacy, person_of), way.meter, _opened(store, quotas))


def require_models(plan: Plan, project: Project) -> None:
    """Raise UserError, before anything is written, for models that could not answer.

    It names every key that nobody has set; models that need none are built once, and say what they lack.
    """
    secret = keys_of(project.root, os.environ).secret
    lacking = set()
    for stage in plan.setting.models:
        model = model_of(plan.config, stage)
        provider = providers()[model.provider]
        name = model.endpoint.key_env or provider.key_env
        if not provider.spends:
            provider.build(model, surroundings(plan.config))
        elif provider.key_env and name and not secret(name):
            lacking.add(f"model {model.name} needs a key: set {name}, or `vitaeval keys set {name}`")
    if lacking:
        raise ConfigError("\n".join(sorted(lacking)))


def surroundings(config: EvalConfig, secret: Callable[[str], str | None] = os.environ.get) -> Surroundings:
    """What providers are built with; `secret` finds keys, in the environment where nothing else is given."""
    return Surroundings(tasks(), config.transport, secret)


def people(plan: Plan) -> Iterator[Profile]:
    """The people of the plan's golden set."""
    return (example.profile for example in plan.golden.examples if example.profile is not None)


def batch_port(provider: Provider, model: ModelConfig) -> Callable[[ModelConfig, Surroundings], BatchPort]:
    """How `provider` takes batches. Raises ConfigError when it takes none."""
    if provider.batch is None:
        raise ConfigError(f"model {model.name!r}: provider {provider.name!r} takes no batches here; use mode=live")
    return provider.batch


@dataclass(slots=True)
class _Way:
    """The way to each model of one run."""

    config: EvalConfig
    around: Surroundings
    keys: Keys
    meter: Meter
    purse: Purse
    store: AnswerStore | None
    lines: Lines
    batches: BatchFile | None

    def to(self, name: str, model: ModelConfig) -> ChatModel:
        provider = providers()[model.provider]
        around = replace(self.around, secret=self.keys.lookup(needed=provider.key_env is not None))
        if not provider.spends:
            return concealed(provider.build(model, around), self.config.privacy)
        return self._paid(self._line(provider, model, around), name, model)

    def _line(self, provider: Provider, model: ModelConfig, around: Surroundings) -> ChatModel:
        """Batches where the run asks for them; else live, save what a batch of this run still owes."""
        if self.config.mode is Mode.BATCH and self.batches is not None:
            return batched(batch_port(provider, model)(model, around), provider.name, self.batches, self.lines.clock)
        live = self.lines.line(provider.build(model, around), model, self.config.concurrency, provider.load)
        if self.batches is None or provider.batch is None:
            return live
        owed = batched(provider.batch(model, around), provider.name, self.batches, self.lines.clock)
        return collected(live, owed, self.batches)

    def _paid(self, line: ChatModel, name: str, model: ModelConfig) -> ChatModel:
        prices = {} if model.price is None else {name: model.price}
        layers: dict[Place, Callable[[ChatModel], ChatModel]] = {
            Place.METER: lambda inner: metered(inner, self.meter, prices),
            Place.BUDGET: lambda inner: capped(inner, self.purse, model, self.lines.clock),
        }
        store = self.store
        if store is not None:
            layers[Place.CACHE] = lambda inner: cached(inner, store, model, self.lines.clock)
        return stack(line, layers)


def _batches(config: EvalConfig, journal: Journal, tell: Callable[[str], None]) -> BatchFile | None:
    """The run's orders: those that it makes, or those of its earlier lives that may still bring answers."""
    path = journal.path.parent / BATCHES
    if config.mode is Mode.BATCH:
        return BatchFile(path)
    if not path.exists():
        return None
    found = BatchFile(path)
    owed = len(found.places.keys() - journal.replies.keys())
    if owed:
        tell(f"{owed} answers are ordered in a batch already: waiting for them (up to a day), nothing is bought twice")
    return found


def _opened(*places: AnswerStore | QuotaStore | None) -> tuple[AnswerStore | QuotaStore, ...]:
    return tuple(place for place in places if place is not None)


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
