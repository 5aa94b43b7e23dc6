from __future__ import annotations

import pytest
from tests.ledgers import attempt, judgement, ledger, promoted, question, release, rolled_back, sha

from vitaeval.decisions.attempts import attempts, judged, opened, rounds, standing_verdict
from vitaeval.schema.ledger import Attempt, Deed, Question
from vitaeval.schema.verdict import Verdict

ALPHA = 0.05


def asked_in_turn(*questions: Question) -> list[Attempt]:
    deeds: list[Deed] = []
    found = []
    for item in questions:
        made, is_new = opened(ledger(*deeds), item, ALPHA)
        found.append(made)
        if is_new:
            deeds.append(made)
    return found


def test_the_same_question_is_the_same_attempt_with_the_same_alpha() -> None:
    first, other, again = asked_in_turn(question("1.1.0"), question("1.2.0"), question("1.1.0"))
    assert again == first
    assert other.id != first.id


def test_ever_more_candidates_together_spend_no_more_than_one_alpha() -> None:
    spent = [item.alpha for item in asked_in_turn(*(question(f"1.{n}.0") for n in range(1, 40)))]
    assert spent == sorted(spent, reverse=True)
    assert spent[0] == pytest.approx(0.0304, abs=1e-4)
    assert sum(spent) < ALPHA


@pytest.mark.parametrize("changed", [{"rules": sha("laxer")}, {"seed": "2"}, {"metrics": {"fabrication": "4"}}])
def test_other_rules_seeds_or_metrics_are_another_try(changed: dict[str, object]) -> None:
    first, second = asked_in_turn(question("1.1.0"), question("1.1.0", **changed))
    assert second.id != first.id
    assert second.alpha < first.alpha


@pytest.mark.parametrize("changed", [{"golden": sha("more examples")}, {"baseline": "1.0.9"}])
def test_a_new_golden_set_or_champion_begins_a_new_budget(changed: dict[str, str]) -> None:
    first, second = asked_in_turn(question("1.1.0"), question("1.2.0", **changed))
    assert second.alpha == first.alpha


def test_attempts_are_told_for_one_baseline_and_golden_set() -> None:
    ours, other = attempt(question("1.1.0")), attempt(question("1.1.0", golden=sha("other")))
    entries = ledger(promoted("1.0.0", first=True), ours, other)
    assert attempts(entries, release("1.0.0").binding, sha("core")) == (ours,)


def test_the_first_verdict_stands_and_invalid_is_none() -> None:
    asked = question("1.1.0")
    invalid, fail, late = (judgement(asked, said) for said in (Verdict.INVALID, Verdict.FAIL, Verdict.PASS))
    assert judged(ledger(attempt(asked), invalid), asked.id, None) is None
    assert judged(ledger(attempt(asked), invalid, fail, late), asked.id, None) == fail
    assert standing_verdict(ledger(attempt(asked), invalid, fail, late), asked.id) == fail


def test_once_people_have_said_more_the_same_answers_are_judged_again() -> None:
    asked = question("1.1.0")
    before, after = judgement(asked, Verdict.FAIL), judgement(asked, words=sha("a false alarm"))
    assert judged(ledger(attempt(asked), before), asked.id, sha("a false alarm")) is None
    assert standing_verdict(ledger(attempt(asked), before, after), asked.id) == after


def test_rollbacks_of_a_candidate_are_counted() -> None:
    entries = ledger(promoted("1.0.0", first=True), promoted("1.1.0", "1.0.0"), rolled_back("1.1.0", "1.0.0"))
    assert rounds(entries, release("1.1.0").binding) == 1
    assert rounds(entries, release("1.0.0").binding) == 0
