"""`model=replay`: the answers of a recorded run, anywhere and offline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from vitaeval.errors import ConfigError, Permanent
from vitaeval.schema.call_key import call_key
from vitaeval.schema.cassette import Recorded, read_cassette
from vitaeval.schema.chat import Evidence, Purpose, Reply, Request, Sampling
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Provider, Surroundings

Slot = tuple[Purpose, int]


def build(config: ModelConfig, around: Surroundings) -> ChatModel:  # noqa: ARG001 - a cassette needs none
    """A model that answers from the cassette of `config`.

    An answer is given to exactly the question that it was recorded for: the same messages, schema and
    sampling, for the same place (stage, example, trial) of the same task. The recorded model's id, sampling
    and epoch are put in the place of the replaying run's. A question without an entry raises Permanent that
    names it. Raises ConfigError without a cassette and DataError for a broken one.
    """
    if config.cassette is None:
        raise ConfigError("model=replay needs cassette=<file>, made by `vitaeval record run=<id> out=<file>`")
    path = Path(config.cassette)
    entries = _by_slot(read_cassette(path))

    async def call(request: Request, /) -> Reply:
        recorded = entries.get((request.purpose, request.trial), ())
        for entry in recorded:
            if entry.key == _key(request, entry):
                return _again(entry.reply)
        raise Permanent("replay", _missing(path, request, recorded))

    return call


def _by_slot(entries: Iterable[Recorded]) -> Mapping[Slot, tuple[Recorded, ...]]:
    found: dict[Slot, tuple[Recorded, ...]] = {}
    for entry in entries:
        slot = (entry.purpose, entry.trial)
        found[slot] = (*found.get(slot, ()), entry)
    return found


def _key(request: Request, entry: Recorded) -> str:
    """The key that the question had in the recorded run."""
    chosen = {**dict(request.sampling), **entry.sampling.model_dump(exclude_none=True)}
    return call_key(replace(request, model=entry.asked, sampling=Sampling(**chosen), epoch=entry.epoch))


def _again(reply: Reply) -> Reply:
    evidence = Evidence.REPLAYED if reply.evidence is Evidence.REAL else reply.evidence
    return Reply(**{**dict(reply), "evidence": evidence})


def _missing(path: Path, request: Request, recorded: tuple[Recorded, ...]) -> str:
    purpose = request.purpose
    attempt = f"/repair {purpose.attempt}" if purpose.attempt else ""
    place = f"{purpose.task}/{purpose.stage}/{purpose.example}/trial {request.trial}{attempt}"
    if not recorded:
        return f"{path} has no entry for {place} (key {call_key(request)})"
    last = recorded[-1]
    return (
        f"{path} has no entry for {place} (key {_key(request, last)}): what it recorded there "
        f"(key {last.key}) answers another question; prompt {last.prompt} on golden set {last.golden} was asked"
    )


PROVIDER = Provider(
    name="replay",
    title="recorded answers from a cassette",
    evidence=Evidence.REPLAYED,
    spends=False,
    build=build,
)
