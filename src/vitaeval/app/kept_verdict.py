"""Whole verdicts as the registry keeps them beside the ledger."""

from __future__ import annotations

import hashlib

from vitaeval.app.ledger import Ledger
from vitaeval.errors import EnvironmentFailure
from vitaeval.schema.ledger import Judgement
from vitaeval.schema.verdict import GateVerdict


def verdict_name(attempt: str, words: str | None) -> str:
    """What the verdict on `attempt` under the adjudications with digest `words` is kept as."""
    return attempt if words is None else f"{attempt}.{words[:12]}"


def kept_verdict(ledger: Ledger, judged: Judgement) -> GateVerdict:
    """The whole verdict behind `judged`. Raises EnvironmentFailure when it is not what was written."""
    text = ledger.store.verdict(ledger.task, verdict_name(judged.attempt, judged.words))
    if text is None or sha256(text) != judged.sha256:
        raise EnvironmentFailure(
            f"the verdict on attempt {judged.attempt} in {ledger.registry.name} is lost or was changed"
        )
    return GateVerdict.model_validate_json(text)


def sha256(text: str) -> str:
    """The digest by which an entry names a verdict."""
    return hashlib.sha256(text.encode()).hexdigest()
