from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.ledgers import attempt, ledger, promoted, question, release, rolled_back, staged

from vitaeval.decisions.passes import Today
from vitaeval.decisions.promote import Wish, promotion
from vitaeval.decisions.rollback import rollback
from vitaeval.decisions.standing import standing
from vitaeval.errors import ConfigError
from vitaeval.schema.ledger import Deed

FIRST = promoted("1.0.0", first=True)


def test_nothing_is_in_service_before_the_first_promotion() -> None:
    now = standing(ledger(attempt(question("1.1.0"))))
    assert now.champion is None
    assert now.previous is None
    assert now.in_service == ()


def test_the_newest_promotion_is_champion_and_the_one_before_is_where_a_rollback_goes() -> None:
    now = standing(ledger(FIRST, promoted("1.1.0", "1.0.0")))
    assert now.champion is not None
    assert now.champion.release == release("1.1.0")
    assert now.previous == release("1.0.0")


def test_a_challenger_stands_beside_the_champion() -> None:
    now = standing(ledger(FIRST, staged("1.1.0", 10)))
    assert now.in_service == (release("1.0.0"), release("1.1.0"))
    assert now.challenger is not None
    assert now.challenger.share == 10


def test_a_new_champion_ends_the_rollout() -> None:
    assert standing(ledger(FIRST, staged("1.1.0", 10), promoted("1.1.0", "1.0.0"))).challenger is None


def test_a_withdrawn_challenger_leaves_the_champion_where_it_was() -> None:
    now = standing(ledger(FIRST, staged("1.1.0", 10), rolled_back("1.1.0", "1.0.0")))
    assert now.in_service == (release("1.0.0"),)
    assert release("1.1.0").binding in now.fallen


def test_what_was_rolled_back_is_never_where_a_rollback_goes() -> None:
    now = standing(ledger(FIRST, promoted("1.1.0", "1.0.0"), rolled_back("1.1.0", "1.0.0")))
    assert now.champion is not None
    assert now.champion.release == release("1.0.0")
    assert now.previous is None


def test_a_second_rollback_goes_one_further() -> None:
    deeds = (FIRST, promoted("1.1.0", "1.0.0"), promoted("1.2.0", "1.1.0"), rolled_back("1.2.0", "1.1.0"))
    assert standing(ledger(*deeds)).previous == release("1.0.0")


def test_a_version_that_is_promoted_again_has_made_good() -> None:
    deeds = (FIRST, promoted("1.1.0", "1.0.0"), rolled_back("1.1.0", "1.0.0"), promoted("1.1.0", "1.0.0"))
    assert standing(ledger(*deeds)).fallen == {}


def test_a_forced_champion_is_told_until_another_one_replaces_it() -> None:
    forced = (FIRST, promoted("1.1.0", "1.0.0", forced=True, reason="the model is gone"))
    entry = standing(ledger(*forced)).forced
    assert entry is not None
    assert entry.number == 2
    assert standing(ledger(*forced, promoted("1.2.0", "1.1.0"))).forced is None


def test_a_rollback_to_a_forced_champion_tells_again_that_it_was_forced() -> None:
    deeds = (FIRST, promoted("1.1.0", "1.0.0", forced=True, reason="the model is gone"), promoted("1.2.0", "1.1.0"))
    assert standing(ledger(*deeds)).forced is None
    back = standing(ledger(*deeds, rolled_back("1.2.0", "1.1.0")))
    assert back.forced is not None
    assert back.forced.number == 2


def test_a_forced_version_that_passes_later_is_forced_no_more() -> None:
    forced = (FIRST, promoted("1.1.0", "1.0.0", forced=True, reason="gone"), rolled_back("1.1.0", "1.0.0"))
    assert standing(ledger(*forced, promoted("1.1.0", "1.0.0"))).forced is None
    assert standing(ledger(*forced, staged("1.1.0", 10))).forced is None


def test_a_forced_challenger_is_told_while_it_is_in_service() -> None:
    forced = (FIRST, staged("1.1.0", 10, forced=True))
    entry = standing(ledger(*forced)).forced
    assert entry is not None
    assert entry.number == 2
    assert standing(ledger(*forced, rolled_back("1.1.0", "1.0.0"))).forced is None


EVERY = Today({}, {}, {}, sandbox=True)
NAMES = st.sampled_from(["1.1.0", "1.2.0", "1.3.0", "back"])


@given(st.lists(NAMES, max_size=12))
def test_a_rollback_never_lands_on_what_was_rolled_back(moves: list[str]) -> None:
    deeds: list[Deed] = [FIRST]
    for move in moves:
        entries = ledger(*deeds)
        before = standing(entries)
        try:
            if move == "back":
                deeds.append(rollback(entries, None, "why", before))
            else:
                deeds.append(promotion(entries, Wish(move, 100, "why", None, release(move)), EVERY))
        except ConfigError:
            continue
        now = standing(ledger(*deeds))
        assert now.champion is not None
        assert now.champion.release.binding not in now.fallen
        assert now.previous is None or now.previous.binding not in now.fallen
