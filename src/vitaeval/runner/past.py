"""What earlier runs used: tokens and answer times from the journals that are kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from vitaeval.errors import DataError
from vitaeval.runner import folder as folders
from vitaeval.runner.plan import model_of
from vitaeval.schema.chat import Reply
from vitaeval.schema.run import Manifest

NEWEST = 20
"""How many runs are looked at: older ones tell of other prompts and models, and reading takes time."""


@dataclass(frozen=True, slots=True)
class PastCall:
    """One paid call: who was asked for what, tokens as the provider counted them, milliseconds."""

    prompt_digest: str
    provider: str
    model: str
    stage: str
    example: str
    attempt: int
    prompt: int
    completion: int
    cached: int
    latency_ms: float


def past_calls(runs: Path, task: str) -> tuple[PastCall, ...]:
    """Calls of the newest kept runs of `task` for which the provider told its usage, oldest first.

    A run or a line that cannot be read is left out: an estimate needs no journal to be whole.
    """
    newest = folders.run_ids(runs)[-NEWEST:]
    return tuple(call for run_id in newest for call in _calls(runs / run_id, task))


def held_replies(folder: Path) -> dict[str, Reply]:
    """Replies of a run's journal by call key; the file is only read, even while a run writes it."""
    return {key: reply for key, reply, _ in _lines(folder / folders.JOURNAL)}


def _calls(folder: Path, task: str) -> Iterator[PastCall]:
    try:
        manifest = folders.read_manifest(folder)
    except DataError:
        return
    if manifest.config.task == task:
        for _, reply, line in _lines(folder / folders.JOURNAL):
            if reply.usage is not None and reply.usage.prompt:
                yield _call(manifest, reply, line)


def _call(manifest: Manifest, reply: Reply, line: dict[str, Any]) -> PastCall:
    assert reply.usage is not None  # noqa: S101 - the caller has looked
    stage = str(line["stage"])
    model = model_of(manifest.config, stage)
    return PastCall(
        prompt_digest=manifest.prompt_digest,
        provider=model.provider,
        model=model.id,
        stage=stage,
        example=str(line["example"]),
        attempt=int(line["attempt"]),
        prompt=reply.usage.prompt,
        completion=reply.usage.completion,
        cached=reply.usage.cached,
        latency_ms=reply.timing.latency_ms,
    )


def _lines(path: Path) -> Iterator[tuple[str, Reply, dict[str, Any]]]:
    if not path.exists():
        return
    for text in path.read_bytes().splitlines():
        try:
            line = json.loads(text)
            yield line["key"], Reply.model_validate_json(json.dumps(line["reply"])), line
        except (ValueError, KeyError, TypeError, ValidationError):
            continue
