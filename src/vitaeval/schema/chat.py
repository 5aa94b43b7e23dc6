"""What is said to a model and what comes back: the shape that every provider's format is mapped to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import Field

from vitaeval.schema.base import Noun


class Role(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


class Message(Noun):
    role: Role
    content: str


class Sampling(Noun):
    """How the next token is drawn; null means that the provider's default holds and nothing is sent."""

    temperature: float | None = Field(default=None, ge=0, le=2)
    top_p: float | None = Field(default=None, gt=0, le=1)
    max_tokens: int | None = Field(default=None, gt=0)
    seed: int | None = None


class OutputFormat(Noun):
    """The JSON schema that the answer has to follow, as canonical JSON text."""

    name: str
    json_schema: str


class Evidence(StrEnum):
    """What an answer can prove about a prompt. Only `real` (fresh or `replayed`) may release one.

    `imported` answers were made elsewhere: nobody here saw the call.
    """

    REAL = "real"
    REPLAYED = "replayed"
    IMPORTED = "imported"
    SIMULATED = "simulated"
    PROMPT_BLIND = "prompt_blind"


class Purpose(Noun):
    """Why a call is made: one stage of one task on one example; `attempt` 1 is the repair call."""

    task: str
    stage: str
    example: str
    attempt: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """One call. `inputs` holds the structured documents; it never leaves the process.

    `trial` numbers the repeats of one example; `epoch` separates runs that must not share answers. `prompt` is the
    version that asks: a name for those who simulate, no part of what is sent.
    """

    purpose: Purpose
    messages: tuple[Message, ...]
    model: str
    sampling: Sampling
    output: OutputFormat | None
    trial: int = 0
    epoch: str = "0"
    prompt: str = ""
    inputs: Mapping[str, object] = field(default_factory=dict)


class FinishReason(StrEnum):
    STOP = "stop"
    LENGTH = "length"
    REFUSAL = "refusal"
    CONTENT_FILTER = "content_filter"


class Usage(Noun):
    """Tokens as the provider counted them; `cached` and `reasoning` are parts of prompt and completion."""

    prompt: int = Field(ge=0)
    completion: int = Field(ge=0)
    cached: int = Field(default=0, ge=0)
    cache_write: int = Field(default=0, ge=0)
    reasoning: int = Field(default=0, ge=0)


class CallTiming(Noun):
    """Milliseconds. `latency_ms` is the provider's own time, without our waiting (`waited_ms`)."""

    latency_ms: float = Field(ge=0)
    first_token_ms: float | None = Field(default=None, ge=0)
    waited_ms: float = Field(default=0.0, ge=0)


class RateHint(Noun):
    """What a provider's headers say about its limits; seconds until a full bucket, null where it is silent.

    `requests_window_s` is the time over which the request limit counts: a minute, with Groq a day.
    """

    limit_requests: int | None = None
    limit_tokens: int | None = None
    remaining_requests: int | None = None
    remaining_tokens: int | None = None
    reset_requests_s: float | None = None
    reset_tokens_s: float | None = None
    requests_window_s: float = Field(default=60.0, gt=0)


class Reply(Noun):
    """What came back. `usage` null: the provider did not say; it is unknown, never zero.

    `structured` says how the answer's shape was asked for, `sent_sampling` which parameters went out,
    `attempts` how many requests the answer took. A kept answer comes back with its original numbers and
    `evidence` REPLAYED: what it cost was paid before. `substitute` names the model that answered in place
    of the one that was asked for, null when that one answered. `batched` answers came with a batch: no vendor
    tells how long one of them took, so their latency is 0 and the batch's turnaround is waiting.
    """

    text: str
    finish: FinishReason
    served_model: str
    evidence: Evidence
    timing: CallTiming
    usage: Usage | None = None
    cost_usd: float | None = Field(default=None, ge=0)
    request_id: str | None = None
    fingerprint: str | None = None
    attempts: int = Field(default=1, ge=1)
    sent_sampling: tuple[str, ...] = ()
    structured: str | None = None
    rate: RateHint | None = None
    substitute: str | None = None
    batched: bool = False
