"""A run's configuration: parsed once at the door, then frozen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.chat import Evidence, Sampling
from vitaeval.schema.simulation import Simulation

Name = Annotated[str, Field(min_length=1, pattern=r"^[A-Za-z][\w.\-]*$")]


class Suite(Noun):
    """How much of a golden set is run: `examples` null means all; `tags` null means any.

    `ids` names the examples themselves, null means any. `draw` seeds the choice of a share; `sealed` takes in the
    examples that are kept for the gate.
    """

    name: Name
    examples: int | None = Field(default=None, gt=0)
    trials: int = Field(default=1, gt=0)
    tags: tuple[str, ...] | None = None
    ids: tuple[str, ...] | None = None
    draw: str = ""
    sealed: bool = False


class Price(Noun):
    """USD per million tokens on `date`; null is unknown (never free), and `note` says why."""

    input: float | None = Field(default=None, ge=0)
    cached_input: float | None = Field(default=None, ge=0)
    cache_write: float | None = Field(default=None, ge=0)
    output: float | None = Field(default=None, ge=0)
    batch_factor: float | None = Field(default=None, gt=0, le=1)
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    source: str = Field(min_length=1)
    note: str | None = None


class Limits(Noun):
    """What the provider's default tier allows: requests and tokens a minute and a day; null is unknown.

    `concurrency` caps how many calls may be under way at once.
    """

    rpm: int | None = Field(default=None, gt=0)
    tpm: int | None = Field(default=None, gt=0)
    rpd: int | None = Field(default=None, gt=0)
    tpd: int | None = Field(default=None, gt=0)
    concurrency: int | None = Field(default=None, gt=0)
    tier: str | None = None
    source: str | None = None


class Structured(StrEnum):
    """How the answer's shape is asked for: by JSON schema, by JSON mode, or in the prompt's words only."""

    SCHEMA = "schema"
    JSON = "json"
    PROMPT = "prompt"


class Endpoint(Noun):
    """Where a provider answers; null means the vendor's own address. `key_env` names the key, never holds it."""

    base_url: str | None = None
    key_env: str | None = None
    api_version: str | None = None
    deployment: str | None = None


class ModelConfig(Noun):
    """Which model answers. `provider` names a module of the providers shelf, `id` its model.

    `takes` lists the sampling parameters that the model accepts: others are not sent, and the reply says
    which were. `context` and `max_output` are in tokens, null where unknown. `cassette` is the file that
    `provider: replay` answers from. `served_until` is the vendor's last day for the model, null where none
    is announced. `simulation` tells `provider: simulated` what to get wrong.
    """

    name: Name
    provider: Name
    id: str = Field(min_length=1)
    evidence: Evidence
    sampling: Sampling = Sampling()
    note: str | None = None
    context: int | None = Field(default=None, gt=0)
    max_output: int | None = Field(default=None, gt=0)
    structured: Structured = Structured.SCHEMA
    takes: tuple[str, ...] = ("temperature", "top_p", "max_tokens", "seed")
    stream: bool = False
    price: Price | None = None
    limits: Limits = Limits()
    endpoint: Endpoint = Endpoint()
    cassette: str | None = None
    served_until: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}-\d{2}$")
    simulation: Simulation | None = None


class EmbeddingConfig(Noun):
    """Which model turns texts into vectors; `batch` texts go out in one request at most."""

    name: Name
    provider: Name
    id: str = Field(min_length=1)
    batch: int = Field(default=256, gt=0)
    endpoint: Endpoint = Endpoint()


class Transport(Noun):
    """How calls travel: seconds, tries, and when to stop trying.

    A call has `connect_timeout_s` to connect, `read_timeout_s` between bytes and `deadline_s` in all.
    Connection errors, 429, 5xx and timeouts are tried again `retries` times with exponential back-off
    from `backoff_s` to `backoff_max_s` and jitter. The breaker opens after `breaker_failures` failures in
    a row, lets one call through after `breaker_pause_s`, closes after `breaker_successes`. An evaluation
    waits `hold_s` for a provider that is down, and `rate_limit_deadline_s` for one that answers 429; a
    single wait of more than `retry_after_max_s` (the day's quota is gone) is not begun.
    """

    connect_timeout_s: float = Field(default=5.0, gt=0)
    read_timeout_s: float = Field(default=30.0, gt=0)
    deadline_s: float = Field(default=120.0, gt=0)
    retries: int = Field(default=3, ge=0)
    backoff_s: float = Field(default=1.0, gt=0)
    backoff_max_s: float = Field(default=30.0, gt=0)
    same_failure_limit: int = Field(default=3, gt=0)
    breaker_failures: int = Field(default=5, gt=0)
    breaker_pause_s: float = Field(default=60.0, gt=0)
    breaker_successes: int = Field(default=2, gt=0)
    hold_s: float = Field(default=300.0, ge=0)
    rate_limit_deadline_s: float = Field(default=3600.0, ge=0)
    retry_after_max_s: float = Field(default=600.0, ge=0)


class Cache(Noun):
    """Where answers are kept between runs; `uri` null keeps none. `sqlite:///path` or `redis://host`."""

    name: Name = "off"
    uri: str | None = None
    ttl_s: float | None = Field(default=None, gt=0)


class Privacy(StrEnum):
    """What leaves the machine: nothing personal, everything but names and contact data, or the text as it is."""

    STRICT = "strict"
    NAMES = "names"
    OFF = "off"


class Budget(Noun):
    """The most that one run may spend; null is no bound."""

    max_usd: float | None = Field(default=None, ge=0)
    max_tokens: int | None = Field(default=None, ge=0)


class Artifacts(StrEnum):
    """What leaves the machine with a run: everything, or numbers without any text."""

    ALL = "all"
    SCORES = "scores"


class Tracking(Noun):
    """Where runs are logged; `uri` null means nowhere."""

    name: Name
    uri: str | None
    experiment: str = Field(min_length=1)
    artifacts: Artifacts = Artifacts.ALL


class Mode(StrEnum):
    """How a run asks its models: call by call, or in batches that are cheaper and answered within a day."""

    LIVE = "live"
    BATCH = "batch"


class EvalConfig(Noun):
    """One run: a prompt version of a task on a golden set with a model."""

    task: Name
    prompt: str = Field(min_length=1)
    golden: Name
    model: ModelConfig
    suite: Suite
    tracking: Tracking
    stage_models: Mapping[str, ModelConfig] | None = None
    cache: Cache = Cache()
    transport: Transport = Transport()
    budget: Budget = Budget()
    privacy: Privacy = Privacy.OFF
    metrics: tuple[str, ...] | None = None
    concurrency: int = Field(default=8, gt=0, le=512)
    mode: Mode = Mode.LIVE
    epoch: str = "0"
    max_unanswered: float = Field(default=0.05, ge=0, le=1)
    max_crashed: float = Field(default=0.01, ge=0, le=1)
