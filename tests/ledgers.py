"""Ledgers as they would stand after what a test says was done."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from vitaeval.schema.chat import Evidence
from vitaeval.schema.ledger import (
    Attempt,
    Deed,
    Entry,
    Judgement,
    Promotion,
    Question,
    Release,
    Rollback,
    Rollout,
    Signature,
    entry_after,
)
from vitaeval.schema.verdict import GateMode, Verdict

TASK = "generate_cv"


def sha(text: str) -> str:
    """A digest that a test can name."""
    return sha256(text.encode()).hexdigest()


def release(version: str, model: str = "large") -> Release:
    """A version with a model."""
    return Release(version=version, arm=f"{version}@{model}", models=f"vendor/{model}", binding=sha(version + model))


def question(candidate: str, baseline: str = "1.0.0", **more: Any) -> Question:
    """May `candidate` replace `baseline`?"""
    values: dict[str, Any] = {
        "golden_name": "core",
        "golden": sha("core"),
        "rules": sha("release"),
        "metrics": {"fabrication": "3"},
    }
    return Question(baseline=release(baseline), candidate=release(candidate), **{**values, **more})


def attempt(asked: Question, alpha: float = 0.03) -> Attempt:
    """The question, opened."""
    return Attempt(id=asked.id, question=asked, alpha=alpha)


def judgement(asked: Question, said: Verdict = Verdict.PASS, **more: Any) -> Judgement:
    """The verdict on it."""
    values: dict[str, Any] = {
        "mode": GateMode.SUPERIORITY,
        "reason": "Quality: gain +0.031",
        "evidence": Evidence.REAL,
        "served": {},
        "sha256": sha(asked.id),
    }
    return Judgement(attempt=asked.id, verdict=said, **{**values, **more})


def promoted(new: str, old: str | None = None, **more: Any) -> Promotion:
    """A new champion."""
    values: dict[str, Any] = {"attempt": None, "reason": "PASS"}
    return Promotion(old=release(old) if old else None, new=release(new), **{**values, **more})


def staged(new: str, share: int, **more: Any) -> Rollout:
    """A challenger."""
    return Rollout(new=release(new), share=share, **{"attempt": None, "reason": "PASS", **more})


def rolled_back(old: str, new: str) -> Rollback:
    """Something taken back."""
    return Rollback(old=release(old), new=release(new), reason="employers invented")


def ledger(*deeds: Deed) -> tuple[Entry, ...]:
    """The entries for `deeds`, one a minute."""
    entries: list[Entry] = []
    for minute, deed in enumerate(deeds):
        by = Signature(who="Ada", when=f"2026-11-21T09:{minute:02d}:00.000000+00:00", ticket=f"t{minute}")
        entries.append(entry_after(entries[-1] if entries else None, TASK, by, deed))
    return tuple(entries)
