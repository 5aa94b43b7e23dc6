"""Whoever moves the goalposts after a refusal has to stand for it by name."""

from __future__ import annotations

from typing import Any

import pytest
from tests.ledgers import attempt, judgement, ledger, question, sha
from tests.verdicts import verdict

from vitaeval.decisions.moved import approved, moved
from vitaeval.schema.ledger import Entry, Question
from vitaeval.schema.verdict import Verdict


def refused(asked: Question, said: Verdict = Verdict.FAIL) -> tuple[Entry, ...]:
    return ledger(attempt(asked), judgement(asked, said))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"golden": sha("easier")}, "golden set has changed"),
        ({"rules": sha("laxer")}, "rules have changed"),
        ({"metrics": {"fabrication": "9"}}, "metrics have changed"),
    ],
)
def test_what_changed_since_a_refusal_is_told(changed: dict[str, Any], told: str) -> None:
    found = moved(refused(question("1.1.0")), question("1.1.0", **changed))
    assert len(found) == 1
    assert told in found[0]
    assert "FAIL" in found[0]


def test_a_pass_an_open_attempt_and_another_candidate_move_nothing() -> None:
    laxer = question("1.1.0", rules=sha("laxer"))
    assert not moved(refused(question("1.1.0"), Verdict.PASS), laxer)
    assert not moved(ledger(attempt(question("1.1.0"))), laxer)
    assert not moved(refused(question("1.2.0")), laxer)


def test_a_pass_over_moved_goalposts_needs_a_name() -> None:
    changes = ("the rules have changed (attempt g1, FAIL)",)
    found = approved(verdict(Verdict.PASS), changes, None)
    assert found.verdict is Verdict.INCONCLUSIVE
    assert "approver=NAME" in str(found.next_step)
    named = approved(verdict(Verdict.PASS), changes, "Ada")
    assert (named.verdict, named.approver, named.moved) == (Verdict.PASS, "Ada", changes)


@pytest.mark.parametrize("said", [Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.INVALID])
def test_other_verdicts_stand_as_they_are(said: Verdict) -> None:
    assert approved(verdict(said), ("the rules have changed",), None).verdict is said


def test_where_nothing_moved_nobody_has_to_stand_for_it() -> None:
    found = approved(verdict(Verdict.PASS), (), "Ada")
    assert (found.verdict, found.approver) == (Verdict.PASS, None)
