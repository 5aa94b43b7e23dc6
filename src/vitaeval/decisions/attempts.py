"""Attempts at the gate: what each may spend, and which verdict it already has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vitaeval.schema.ledger import Attempt, Entry, Judgement, Question, Rollback
from vitaeval.schema.verdict import Verdict
from vitaeval.stats.multiplicity import attempt_alpha


def attempts(entries: Iterable[Entry], baseline: str, golden: str) -> tuple[Attempt, ...]:
    """Attempts against the baseline with binding digest `baseline` on the golden digest `golden`, in order."""
    return tuple(
        deed
        for entry in entries
        if isinstance(deed := entry.deed, Attempt)
        and (deed.question.baseline.binding, deed.question.golden) == (baseline, golden)
    )


def opened(entries: Iterable[Entry], question: Question, alpha: float) -> tuple[Attempt, bool]:
    """The attempt that asks `question`, and whether it is new.

    The j-th distinct question against one baseline on one golden set may spend `attempt_alpha(alpha, j)`, so that
    trying many candidates, or many rules, releases what is no better no more often than one try would. The same
    question keeps what it was given.
    """
    before = attempts(entries, question.baseline.binding, question.golden)
    same = next((item for item in before if item.id == question.id), None)
    if same is not None:
        return same, False
    return Attempt(id=question.id, question=question, alpha=attempt_alpha(alpha, len(before) + 1)), True


def judged(entries: Iterable[Entry], attempt: str, words: str | None) -> Judgement | None:
    """The verdict that `attempt` already has under the adjudications with digest `words`; None where it has none.

    Of several the first stands. INVALID is none: the attempt goes on.
    """
    return next((item for item in _verdicts(entries, attempt) if item.words == words), None)


def standing_verdict(entries: Iterable[Entry], attempt: str) -> Judgement | None:
    """The verdict on `attempt` under the newest adjudications that it was judged under."""
    found = list(_verdicts(entries, attempt))
    return judged(entries, attempt, found[-1].words) if found else None


def rounds(entries: Iterable[Entry], candidate: str) -> int:
    """How often the binding with digest `candidate` was rolled back."""
    return sum(isinstance(entry.deed, Rollback) and entry.deed.old.binding == candidate for entry in entries)


def _verdicts(entries: Iterable[Entry], attempt: str) -> Iterator[Judgement]:
    for entry in entries:
        deed = entry.deed
        if isinstance(deed, Judgement) and deed.attempt == attempt and deed.verdict is not Verdict.INVALID:
            yield deed
