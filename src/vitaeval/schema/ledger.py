"""Who released what, when and why: entries that each name the one before, so that none can be changed unseen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from vitaeval.schema.base import Noun
from vitaeval.schema.binding import Binding, Sha256
from vitaeval.schema.chat import Evidence
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.prompt import SEMVER
from vitaeval.schema.verdict import GateMode, Verdict

GENESIS = "0" * 64
"""What stands before the first entry."""

Reason = Annotated[str, Field(min_length=1, max_length=1000)]


class Release(Noun):
    """A binding by name: its version and models for people, its digest for machines.

    `arm` is how the gate is told of it: `version@model`.
    """

    version: str = Field(pattern=SEMVER)
    arm: str = Field(max_length=200)
    models: str = Field(max_length=500)
    binding: Sha256


class Question(Noun):
    """What makes two attempts at the gate the same attempt.

    `golden` and `rules` are digests, `metrics` the versions that score. `round` counts how often the candidate was
    rolled back before: a version that failed in service is a new question. `anchor` is what a candidate that need
    only be no worse is held against beside the baseline, null where the baseline was itself shown to be better.
    """

    baseline: Release
    candidate: Release
    golden_name: str
    golden: Sha256
    rules: Sha256
    metrics: Mapping[str, str]
    seed: str = ""
    round: int = Field(default=0, ge=0)
    anchor: Release | None = None

    @property
    def id(self) -> str:
        """A letter and twelve hexadecimal digits, the same for the same question everywhere."""
        return f"g{digest(self.model_dump(mode='json', exclude_defaults=True))[:12]}"


class Attempt(Noun):
    """A question to the gate, written before its first call. `alpha` is what this one may spend."""

    kind: Literal["attempt"] = "attempt"
    id: str
    question: Question
    alpha: float = Field(gt=0, lt=0.5)


class Judgement(Noun):
    """The verdict on an attempt. `evidence` is the weaker one of both arms; `sha256` that of the whole verdict.

    `served` says as what the models of each arm (`<version> <model>`) were served. `words` is the digest of what
    people had said about doubtful claims by then; once they have said more, the same answers are judged again.
    """

    kind: Literal["verdict"] = "verdict"
    attempt: str
    verdict: Verdict
    mode: GateMode
    reason: str = Field(max_length=1000)
    evidence: Evidence
    served: Mapping[str, tuple[str, ...]]
    sha256: Sha256
    words: Sha256 | None = None


class Promotion(Noun):
    """A new champion. `attempt` names the PASS that it rests on.

    Without one it is `forced`, for the reason given, or the `first` of an empty registry.
    """

    kind: Literal["promotion"] = "promotion"
    old: Release | None
    new: Release
    attempt: str | None
    reason: Reason
    forced: bool = False
    first: bool = False


class Rollout(Noun):
    """A challenger that gets `share` percent of the traffic beside the champion."""

    kind: Literal["rollout"] = "rollout"
    new: Release
    share: int = Field(gt=0, lt=100)
    attempt: str | None
    reason: Reason
    forced: bool = False


class Rollback(Noun):
    """`old` is taken out of service and needs a new PASS; `new` is what all traffic gets."""

    kind: Literal["rollback"] = "rollback"
    old: Release
    new: Release
    reason: Reason


Deed = Annotated[Attempt | Judgement | Promotion | Rollout | Rollback, Field(discriminator="kind")]


class Entry(Noun):
    """One deed in the ledger of a task.

    `who` is self-declared: nobody checks it. `when` is the writer's clock, UTC; the order is that of `number`, from 1.
    `ticket` tells two writers of equal deeds apart. `before` is the hash of the entry before, `sha256` that of this.
    """

    format: Literal[1] = 1
    task: str
    number: int = Field(gt=0)
    who: str
    when: str
    ticket: str
    deed: Deed
    before: Sha256
    sha256: Sha256

    @property
    def is_whole(self) -> bool:
        """Whether the hash is that of the content."""
        return self.sha256 == _hash(self)


class Signature(Noun):
    """Who writes, when, and by which process."""

    who: str = Field(min_length=1)
    when: str
    ticket: str


def entry_after(last: Entry | None, task: str, by: Signature, deed: Deed) -> Entry:
    """The entry for `deed` that follows `last` (None: the first one)."""
    number, before = (last.number + 1, last.sha256) if last else (1, GENESIS)
    unsealed = Entry(task=task, number=number, **dict(by), deed=deed, before=before, sha256=GENESIS)
    return Entry(**{**dict(unsealed), "sha256": _hash(unsealed)})


def head(entries: tuple[Entry, ...]) -> str:
    """The hash that stands for the whole ledger."""
    return entries[-1].sha256 if entries else GENESIS


def release_of(binding: Binding, model: str) -> Release:
    """`binding` by name; `model` is the configuration that answers where the version binds no model."""
    arm = f"{binding.version}@{model}"
    return Release(version=binding.version, arm=arm, models=binding.models[:500], binding=binding.digest)


def _hash(entry: Entry) -> str:
    """What is at its default does not count, so that a field which comes later leaves older entries whole."""
    said = entry.model_dump(mode="json", exclude_defaults=True, exclude={"sha256"})
    return digest({**said, "deed": {**said["deed"], "kind": entry.deed.kind}})
