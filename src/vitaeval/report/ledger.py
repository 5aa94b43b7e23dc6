"""The ledger for people: one line for each entry, and what is in service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from vitaeval.schema.ledger import Attempt, Deed, Entry, Judgement, Promotion, Release, Rollback, Rollout
from vitaeval.schema.standing import Standing

SELF_DECLARED = "names are self-declared: nobody has checked them"


def line(entry: Entry) -> str:
    """One entry: number, time (UTC), who, what, why, and the beginning of its hash."""
    return f"{entry.number:>4}  {entry.when[:19]}Z  {entry.who}  {what(entry.deed)}  [{entry.sha256[:12]}]"


def what(deed: Deed) -> str:
    """What was done, from where to where, and why."""
    match deed:
        case Attempt(id=name, question=asked, alpha=alpha):
            arms = f"{named(asked.candidate)} against {named(asked.baseline)}"
            return f"attempt {name}: {arms} on {asked.golden_name} {asked.golden[:12]}, alpha {alpha:.3f}"
        case Judgement(attempt=name, verdict=verdict, evidence=evidence, reason=reason):
            return f"verdict on {name}: {verdict} ({evidence}): {reason}"
        case Promotion(old=old, new=new, reason=reason):
            return f"promotion{_mark(deed)}: {named(old)} → {named(new)}: {reason}"
        case Rollout(new=new, share=share, reason=reason):
            return f"rollout{_mark(deed)}: {named(new)} to {share} %: {reason}"
        case Rollback(old=old, new=new, reason=reason):
            return f"rollback: {named(old)} → {named(new)}: {reason}"
        case _:
            assert_never(deed)


def service(now: Standing) -> Iterator[str]:
    """What answers users today, and where a rollback would go."""
    yield f"champion  {named(now.champion.release if now.champion else None)}"
    if now.challenger is not None:
        yield f"challenger  {named(now.challenger.release)} for {now.challenger.share} % of the users"
    yield f"previous  {named(now.previous)}"
    if now.forced is not None:
        yield f"FORCED by {now.forced.who}, no PASS has replaced it: {what(now.forced.deed)}"


def named(release: Release | None) -> str:
    """A release by version, model and the beginning of its digest."""
    return f"{release.arm} ({release.binding[:12]})" if release else "nobody"


def _mark(deed: Promotion | Rollout) -> str:
    if deed.forced:
        return " FORCED"
    return " (no evidence)" if isinstance(deed, Promotion) and deed.first else ""
