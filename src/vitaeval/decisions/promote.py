"""What may be put into service. Every refusal says why and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vitaeval.decisions.passes import Today, passed
from vitaeval.decisions.standing import standing
from vitaeval.errors import ConfigError
from vitaeval.schema.ledger import Entry, Promotion, Release, Rollout
from vitaeval.schema.standing import Standing

STEPS = (10, 50, 100)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants in service: `version` for `share` percent, and why.

    `binding` is the digest of the one that is meant, None for whichever passed; `forced` needs no verdict.
    """

    version: str
    share: int
    reason: str | None = None
    binding: str | None = None
    forced: Release | None = None


def promotion(entries: Sequence[Entry], wish: Wish, today: Today) -> Promotion | Rollout:
    """The deed that puts the wish into service. Raises ConfigError when it may not be."""
    now = standing(entries)
    _check_share(now, wish)
    if wish.forced is not None:
        release, attempt = wish.forced, None
    else:
        found = passed(entries, wish.version, today, wish.binding)
        release, attempt = found.question.candidate, found.judgement.attempt
    if now.champion is not None and release.binding == now.champion.release.binding:
        raise ConfigError(f"{release.version} is champion already, since entry {now.champion.entry.number}")
    reason = wish.reason or f"PASS {attempt}"
    forced = wish.forced is not None
    if wish.share < STEPS[-1]:
        return Rollout(new=release, share=wish.share, attempt=attempt, reason=reason, forced=forced)
    old = now.champion.release if now.champion else None
    return Promotion(old=old, new=release, attempt=attempt, reason=reason, forced=forced)


def _check_share(now: Standing, wish: Wish) -> None:
    if wish.share not in STEPS:
        raise ConfigError(f"share={wish.share}: a rollout goes in steps of {', '.join(map(str, STEPS))} %")
    if wish.share == STEPS[-1]:
        return
    if now.champion is None:
        raise ConfigError(f"share={wish.share}: there is no champion yet that could answer the rest")
    ours = now.challenger is not None and now.challenger.release.version == wish.version
    reached = now.challenger.share if now.challenger is not None and ours else 0
    step = next(item for item in STEPS if item > reached)
    if wish.share != step:
        raise ConfigError(f"share={wish.share}: {wish.version} is at {reached} %, the next step is share={step}")
