"""One answer that somebody was served: the line that guard, A/B tests, feedback and exports read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field

from vitaeval.schema.base import Noun

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{16,128}$")]
"""16 to 128 hexadecimal digits: a person or a text under a name that does not tell who or what it is."""

Name = Annotated[str, Field(min_length=1)]


class Thumbs(StrEnum):
    UP = "up"
    DOWN = "down"


class Execution(Noun):
    """What became of one request to a released prompt; null is not known, never 0.

    `id` is the request's own: a later line with the same id replaces the earlier one, which is how feedback comes
    in after the answer. `time` is when the request came, with its offset from UTC. `version` is the semantic
    version of the binding that answered, `binding` its digest; `stage` is the stage of the task, null for the
    whole answer; `share` is the part of traffic, in (0, 1], that the version had at that time (a step of its
    rollout). `arm` is the arm of `experiment`, both or neither. `model` is what the provider says it served.

    `cost_usd` counts all calls of the request, `latency_ms` the whole wait of the user. `signals` are scores of
    metrics by name (`fabrication`, `quality`, `quality.tone`) and whatever else was known before the answer;
    `rating` is the user's, from 1 to 10; `overridden` says that a person replaced the answer; `events` are what
    happened downstream, by name, with an amount (1 where it just happened). `error` is the kind of failure: the
    request brought no usable answer. Rows of no use to a reader are kept: whoever reads selects.
    """

    id: Name
    time: AwareDatetime
    task: Name
    version: Name
    binding: Digest | None = None
    stage: Name | None = None
    share: float | None = Field(default=None, gt=0, le=1)
    experiment: Name | None = None
    arm: Name | None = None
    tenant: Name | None = None
    user_hash: Digest | None = None
    input_hash: Digest | None = None
    output_digest: Digest | None = None
    provider: Name | None = None
    model: Name | None = None
    request_id: Name | None = None
    tokens_in: int | None = Field(default=None, ge=0)
    tokens_out: int | None = Field(default=None, ge=0)
    cost_usd: float | None = Field(default=None, ge=0)
    latency_ms: float | None = Field(default=None, ge=0)
    signals: Mapping[str, float] = Field(default_factory=dict)
    rating: int | None = Field(default=None, ge=1, le=10)
    thumbs: Thumbs | None = None
    overridden: bool | None = None
    events: Mapping[str, float] = Field(default_factory=dict)
    error: Name | None = None
