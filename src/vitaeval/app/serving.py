"""One document at a time for a service: a prompt version, several models in order, the next one when one fails.

Outermost first: redact, cache (answers live an hour), meter, failover, and for each model breaker, retry and quota.
An outage is not waited for, as an evaluation would: the next model answers, until the first one is back.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from pydantic import BaseModel

from vitaeval.app import clock
from vitaeval.app.configure import configured, model_config
from vitaeval.app.connect import STATE, surroundings
from vitaeval.app.keys import Keys, keys_of
from vitaeval.app.project import Project
from vitaeval.app.wire import providers, schemas, task
from vitaeval.errors import ConfigError
from vitaeval.golden.documents import read_profile
from vitaeval.pipeline.chain import run_chain
from vitaeval.pipeline.stage import Job, Setting, StageModel
from vitaeval.prompts.library import load as load_prompt
from vitaeval.schema.base import Noun
from vitaeval.schema.config import Cache, EvalConfig, ModelConfig, Privacy
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.json_resume import read_resume
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Example
from vitaeval.schema.outcome import ExampleOutcome, Ok
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.breaker import WhenOpen
from vitaeval.transport.cache import cached
from vitaeval.transport.clock import Clock
from vitaeval.transport.failover import Candidate, failing_over
from vitaeval.transport.meter import Meter, metered
from vitaeval.transport.quota_open import open_quotas
from vitaeval.transport.quota_store import QuotaStore
from vitaeval.transport.redact import concealed, person_of, redacted
from vitaeval.transport.scrub import scrubbed
from vitaeval.transport.stack import Lines, Place, stack
from vitaeval.transport.store import AnswerStore
from vitaeval.transport.store_open import open_store

TTL_S = 3600.0
EPOCH = "serving"
"""Served answers and those of evaluations are kept apart."""

Tell = Callable[[str], None]


def to_stderr(line: str) -> None:
    """Say it where whoever started the service looks."""
    print(line, file=sys.stderr)


class Unlabelled(Noun):
    """What is expected of a served document: nobody has said."""


@dataclass(frozen=True, slots=True)
class Served:
    """What came of one document.

    `answer` is the last stage's valid answer, None when there is none, and `reason` then says why. `models` names
    who answered each call, as provider/id; `substituted`: at least one of them is not the first model.
    """

    answer: BaseModel | None
    reason: str | None
    models: tuple[str, ...]
    substituted: bool


class Service:
    """Answers documents, many at once if they come so; belongs to one event loop. `async with` closes it."""

    def __init__(
        self, chat: ChatModel, setting: Setting, meter: Meter, shared: Sequence[AnswerStore | QuotaStore]
    ) -> None:
        self.meter = meter
        self._chat = chat
        self._setting = setting
        self._first = next(iter(setting.models.values())).name
        self._shared = shared

    async def generate(self, job: str, profile: Mapping[str, Any] | Path | str | None = None) -> Served:
        """The task's answer to a posting and, where the task needs one, a profile (JSON Resume, or its file).

        A model that fails is no exception: `reason` says so. Raises DataError for a profile that cannot be read or
        is missing.
        """
        return _served(await run_chain(self._chat, self._setting, Job(_example(job, profile), 0)), self._first)

    async def close(self) -> None:
        """Write down what the cache still holds back."""
        for place in self._shared:
            await place.close()

    async def __aenter__(self) -> Service:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


def open_service(
    project: Project, task_name: str, models: Sequence[str], overrides: Sequence[str], tell: Tell
) -> Service:
    """The newest prompt version of `task_name` (another with the override `prompt=…`), asked of `models` in order.

    `models` are names of `conf/model`, for all stages. Privacy is `strict` unless an override says otherwise; `tell`
    hears of outages. Raises ConfigError or PromptError for wrong names, before any call.
    """
    if not models:
        raise ConfigError("serve: name at least one model, in the order in which they are to be asked")
    spec = task(task_name)
    words = (f"task={task_name}", f"model={models[0]}", f"privacy={Privacy.STRICT}", *overrides)
    config = configured(project, words)
    chosen = [config.model, *(model_config(project, name) for name in models[1:])]
    prompt = load_prompt(project.prompts, spec.name, config.prompt, schemas(spec))
    first = StageModel(_name(config.model), config.model.sampling)
    setting = Setting(spec, prompt, {stage.name: first for stage in spec.stages}, EPOCH)
    meter, keys = Meter(), keys_of(project.root, os.environ)
    way = _Way(config, keys, project.runs / STATE, Clock(now=clock.seconds), tell)
    chat, shared = way.over(chosen, meter)
    return Service(redacted(scrubbed(chat, keys.values), config.privacy, person_of), setting, meter, shared)


@dataclass(frozen=True, slots=True)
class _Way:
    """What the calls of one service pass."""

    config: EvalConfig
    keys: Keys
    state: Path
    clock: Clock
    tell: Tell

    def over(self, models: Sequence[ModelConfig], meter: Meter) -> tuple[ChatModel, list[AnswerStore | QuotaStore]]:
        """`models` behind one door, and what has to be closed in the end."""
        quotas = open_quotas(self.config.cache, self.state, self.clock, self.tell)
        lines = Lines(self.config.transport, WhenOpen.FAIL, self.clock, quotas, tell=self.tell)
        candidates = [Candidate(_name(model), self._line(lines, model)) for model in models]
        prices = {_name(model): model.price for model in models if model.price is not None}
        layers: dict[Place, Callable[[ChatModel], ChatModel]] = {
            Place.METER: lambda inner: metered(inner, meter, prices)
        }
        cache = Cache(**{**dict(self.config.cache), "ttl_s": TTL_S})
        owner = f"{socket.gethostname()}:{EPOCH}:{os.getpid()}"
        store = open_store(cache, self.state, owner, self.clock, self.tell)
        if store is None:
            return stack(failing_over(candidates), layers), [quotas]
        others = {_name(model): model for model in models[1:]}
        layers[Place.CACHE] = lambda inner: cached(inner, store, models[0], self.clock, others)
        return stack(failing_over(candidates), layers), [quotas, store]

    def _line(self, lines: Lines, model: ModelConfig) -> ChatModel:
        provider = providers()[model.provider]
        built = provider.build(model, surroundings(self.config, self.keys.lookup(needed=provider.key_env is not None)))
        if not provider.spends:
            return concealed(built, self.config.privacy)
        return lines.line(built, model, self.config.concurrency, provider.load)


def _name(model: ModelConfig) -> str:
    return f"{model.provider}/{model.id}"


def _example(job: str, profile: Mapping[str, Any] | Path | str | None) -> Example:
    """A document as the stages see one; named by what it holds."""
    person = None
    if profile is not None:
        person = read_resume(profile) if isinstance(profile, Mapping) else read_profile(Path(profile))
    name = f"served-{digest({'job': job, 'profile': person})[:12]}"
    posting, today = JobPosting(title=None, text=job), clock.now().date().isoformat()
    return Example(name, name, person, posting, Unlabelled(), 0.0, (), sealed=False, as_of=today)


def _served(outcome: ExampleOutcome, first: str) -> Served:
    last = list(outcome.stages.values())[-1]
    replies = [call.reply for call in outcome.calls]
    return Served(
        answer=last.value if isinstance(last, Ok) else None,
        reason=None if isinstance(last, Ok) else last.reason,
        models=tuple(reply.substitute or first for reply in replies),
        substituted=any(reply.substitute is not None for reply in replies),
    )
