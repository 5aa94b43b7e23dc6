"""What is learned from refusals, by rule rather than by a whole storm."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.transport.bucket import Ask
from vitaeval.transport.pace import Refusal
from vitaeval.transport.quota_store import Ledger


def ask(limit: float) -> Ask:
    return Ask("rpm", 60.0, limit, 1.0)


def busy(rpm: float, limit: float = math.inf, ledger: Ledger | None = None) -> Ledger:
    """After a minute at full pace that ends at second 60."""
    ledger = ledger or Ledger()
    for number in range(int(rpm)):
        ledger.count([ask(limit)], 60.0 * number / rpm)
    return ledger


def test_the_first_refusal_estimates_the_pace_from_what_was_accepted() -> None:
    ledger = Ledger()
    for number in range(11):
        ledger.count([ask(math.inf)], number * 0.1)
    ledger.refused(Refusal(1.0, 1.0, 4.0, None))
    assert ledger.pace.value == pytest.approx(10 / 5 * 60)


def test_a_refusal_of_a_known_limit_cuts_a_tenth_once_a_wave() -> None:
    ledger = busy(100)
    ledger.refused(Refusal(59.4, 60.0, 0.0, 100))
    ledger.refused(Refusal(59.4, 60.1, 0.0, 100))
    assert ledger.pace.value == pytest.approx(90, rel=0.01)


def test_a_limit_far_above_what_is_accepted_is_halved_by_the_third_wave_and_not_by_stray_refusals() -> None:
    ledger, found = busy(100), []
    for wave in (60.0, 62.0, 64.0, 80.0):
        ledger.refused(Refusal(wave - 0.5, wave, 0.0, 1000))
        found.append(round(ledger.pace.value or 0))
    assert found == [900, 810, 405, 364]


def test_a_pace_is_not_cut_below_what_is_accepted() -> None:
    ledger = busy(100)
    for moment in range(60, 70):
        ledger.count([ask(100)], float(moment))
        ledger.refused(Refusal(float(moment), moment + 0.1, 0.0, 100))
    assert (ledger.pace.value or 0) > 30


@given(st.lists(st.booleans(), max_size=300), st.integers(1, 1000))
def test_the_pace_stays_between_something_and_the_known_limit(refusals: list[bool], rpm: int) -> None:
    ledger = Ledger()
    for moment, is_refused in enumerate(refusals, start=1):
        ledger.count([ask(rpm)], float(moment))
        if is_refused:
            ledger.refused(Refusal(float(moment), moment + 0.5, 1.0, rpm))
        assert ledger.pace.value is None or 0 < ledger.pace.value <= rpm


@pytest.mark.parametrize(("waves", "needed"), [(1, 20), (3, 900)])
def test_requests_win_the_pace_back_soon_after_a_stray_refusal_and_later_after_several(waves: int, needed: int) -> None:
    ledger = busy(100)
    for wave in range(waves):
        ledger.refused(Refusal(59.4 + wave, 59.5 + wave, 0.0, 100))
    lowest = ledger.pace.value or 0.0
    for number in range(needed):
        ledger.count([ask(100)], 61.0 + number)
        assert lowest <= (ledger.pace.value or 100)
        assert (ledger.pace.value is None) <= (number > needed / 6)
    assert ledger.pace.value is None


def test_what_one_learned_holds_for_all_who_share_the_quota() -> None:
    """The second one never met a refusal, and has taken half of the requests."""
    ledger = busy(100, limit=200)
    ledger.refused(Refusal(59.4, 60.0, 0.0, 200))
    ledger.refused(Refusal(61.0, 61.0, 0.0, 200))
    ledger.refused(Refusal(62.0, 62.0, 0.0, 200))
    other = Ledger.load(ledger.dump())
    assert other.pace == ledger.pace
    assert sum(other.take([ask(200)], 70.0) <= 0 for _ in range(200)) < 10


def test_counts_of_an_older_version_that_knew_no_pace_are_kept() -> None:
    state = json.loads(busy(100).dump())
    del state["pace"]
    assert Ledger.load(json.dumps(state)) == busy(100)
