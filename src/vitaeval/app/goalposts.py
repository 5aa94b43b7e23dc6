"""The states of golden set and rules that candidates were judged in, as the registry keeps them."""

from __future__ import annotations

from pydantic import ValidationError

from vitaeval.app.kept_verdict import kept_verdict
from vitaeval.app.ledger import Ledger
from vitaeval.decisions.moved import Goalposts, refused
from vitaeval.errors import EnvironmentFailure
from vitaeval.schema.golden_rows import GoldenRows
from vitaeval.schema.ledger import Entry, Question
from vitaeval.schema.verdict import GateRules


def goalposts(
    ledger: Ledger, entries: tuple[Entry, ...], question: Question, now: tuple[GoldenRows, GateRules]
) -> Goalposts:
    """Keep today's rows (`now`, with today's rules), and read those of refusals that were judged in another state."""
    ledger.store.keep_rows(ledger.task, question.golden, now[0].model_dump_json())
    others = [item for item in refused(entries, question).values() if _differs(item[0].question, question)]
    rows = {attempt.question.golden: _rows(ledger, attempt.question.golden) for attempt, _ in others}
    known = {golden: found for golden, found in rows.items() if found is not None}
    ours = question.candidate.binding
    rules = {
        attempt.id: kept_verdict(ledger, word).rules
        for attempt, word in others
        if attempt.question.candidate.binding == ours
    }
    return Goalposts(now[1], {**known, question.golden: now[0]}, rules)


def _differs(before: Question, now: Question) -> bool:
    return (before.golden, before.rules) != (now.golden, now.rules)


def _rows(ledger: Ledger, golden: str) -> GoldenRows | None:
    text = ledger.store.rows(ledger.task, golden)
    try:
        return None if text is None else GoldenRows.model_validate_json(text)
    except ValidationError:
        raise EnvironmentFailure(
            f"the rows of golden set {golden[:12]} in {ledger.registry.name} were changed; restore it from a backup"
        ) from None
