from __future__ import annotations

import pytest
from tests.ledgers import attempt, judgement, ledger, promoted, question, release, sha, staged

from vitaeval.decisions.passes import Today
from vitaeval.decisions.promote import Wish, promotion
from vitaeval.errors import ConfigError
from vitaeval.schema.ledger import Deed, Promotion, Rollout

TODAY = Today({"core": sha("core")}, {"fabrication": "3"}, {}, sandbox=False)
ASKED = question("1.1.0")
PASSED: tuple[Deed, ...] = (promoted("1.0.0", first=True), attempt(ASKED), judgement(ASKED))


def test_a_pass_makes_a_champion_and_is_named() -> None:
    deed = promotion(ledger(*PASSED), Wish("1.1.0", 100), TODAY)
    assert deed == Promotion(
        old=release("1.0.0"), new=release("1.1.0"), attempt=ASKED.id, reason=f"PASS {ASKED.id}", forced=False
    )


def test_a_champion_is_not_made_champion_again() -> None:
    with pytest.raises(ConfigError, match="is champion already, since entry 1"):
        promotion(ledger(*PASSED), Wish("1.0.0", 100, "why", None, release("1.0.0")), TODAY)


def test_force_needs_no_verdict_and_says_so() -> None:
    deed = promotion(ledger(PASSED[0]), Wish("1.1.0", 100, "the model is gone", None, release("1.1.0")), TODAY)
    assert isinstance(deed, Promotion)
    assert deed.forced
    assert deed.attempt is None
    assert deed.reason == "the model is gone"


@pytest.mark.parametrize(("reached", "allowed"), [((), 10), ((staged("1.1.0", 10),), 50), ((staged("1.2.0", 50),), 10)])
def test_a_rollout_goes_step_by_step(reached: tuple[Deed, ...], allowed: int) -> None:
    entries = ledger(*PASSED, *reached)
    for share in (10, 50):
        if share == allowed:
            deed = promotion(entries, Wish("1.1.0", share), TODAY)
            assert isinstance(deed, Rollout)
            assert (deed.new, deed.share) == (release("1.1.0"), share)
        else:
            with pytest.raises(ConfigError, match=f"the next step is share={allowed}"):
                promotion(entries, Wish("1.1.0", share), TODAY)
    assert isinstance(promotion(entries, Wish("1.1.0", 100), TODAY), Promotion)


@pytest.mark.parametrize("share", [0, 9, 25, 101])
def test_other_shares_are_refused(share: int) -> None:
    with pytest.raises(ConfigError, match="in steps of 10, 50, 100 %"):
        promotion(ledger(*PASSED), Wish("1.1.0", share), TODAY)


def test_a_rollout_needs_a_champion_beside_it() -> None:
    with pytest.raises(ConfigError, match="no champion yet"):
        promotion((), Wish("1.1.0", 10, "why", None, release("1.1.0")), TODAY)
