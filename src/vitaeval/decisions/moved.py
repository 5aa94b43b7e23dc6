"""Goalposts that moved since the same candidate was judged before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vitaeval.decisions.attempts import standing_verdict
from vitaeval.schema.ledger import Attempt, Entry, Question
from vitaeval.schema.verdict import GateVerdict, Verdict


def moved(entries: Sequence[Entry], question: Question) -> tuple[str, ...]:
    """What is another than when the same candidate was refused before: golden set, rules, metric versions."""
    return tuple(dict.fromkeys(_moved(entries, question)))


def approved(found: GateVerdict, changes: tuple[str, ...], approver: str | None) -> GateVerdict:
    """The verdict; a PASS that follows a refusal under other rules holds only where somebody stands for the change."""
    noted = {"moved": changes, "approver": approver if changes else None}
    if found.verdict is Verdict.PASS and changes and not approver:
        reason = f"it would pass, but it was refused before and since then {changes[0]}"
        step = "name who stands for that change: the same command with approver=NAME"
        noted |= {"verdict": Verdict.INCONCLUSIVE, "reason": reason, "next_step": step}
    return GateVerdict(**{**dict(found), **noted})


def _moved(entries: Sequence[Entry], now: Question) -> Iterator[str]:
    for entry in entries:
        deed = entry.deed
        if not isinstance(deed, Attempt) or deed.question.candidate.binding != now.candidate.binding:
            continue
        word = standing_verdict(entries, deed.id)
        if word is None or word.verdict is Verdict.PASS:
            continue
        before, told = deed.question, f"attempt {deed.id}, {word.verdict}"
        if (before.golden_name, before.golden) != (now.golden_name, now.golden):
            yield f"the golden set has changed ({told}): {before.golden[:12]} to {now.golden[:12]}"
        if before.rules != now.rules:
            yield f"the rules have changed ({told})"
        changed = [name for name, version in now.metrics.items() if before.metrics.get(name, version) != version]
        if changed:
            yield f"metrics have changed ({told}): {', '.join(changed)}"
