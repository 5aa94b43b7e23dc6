"""What is learned of a provider's limits, by rule rather than by a whole storm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.schema.chat import RateHint
from vitaeval.schema.config import Limits
from vitaeval.transport.allowance import Allowance


def test_nothing_known_asks_for_nothing() -> None:
    allowance = Allowance(Limits())
    assert allowance.asks(100.0) == []
    assert not allowance.knows_rates


def test_every_known_limit_is_asked() -> None:
    asks = Allowance(Limits(rpm=1, tpm=2, rpd=3, tpd=4)).asks(7.0)
    assert [(ask.bucket, ask.limit, ask.amount) for ask in asks] == [
        ("rpm", 1, 1.0),
        ("tpm", 2, 7.0),
        ("rpd", 3, 1.0),
        ("tpd", 4, 7.0),
    ]


def test_the_first_refusal_estimates_the_pace_from_what_was_accepted() -> None:
    allowance = Allowance(Limits())
    for number in range(11):
        allowance.sent(number * 0.1)
    allowance.refused(1.0, 1.0, 4.0)
    assert allowance.pace == pytest.approx(10 / 5 * 60)


def busy(allowance: Allowance, rpm: float) -> None:
    """A minute at full pace that ends at second 60."""
    for number in range(int(rpm)):
        allowance.sent(60.0 * number / rpm)


def test_a_refusal_of_a_known_pace_cuts_a_tenth_once_a_wave() -> None:
    allowance = Allowance(Limits(rpm=100))
    busy(allowance, 100)
    allowance.refused(59.4, 60.0, 0.0)
    allowance.refused(59.4, 60.1, 0.0)
    assert allowance.pace == pytest.approx(90, rel=0.02)


def test_a_pace_far_above_what_is_accepted_is_halved() -> None:
    allowance = Allowance(Limits(rpm=1000))
    busy(allowance, 100)
    allowance.refused(59.4, 60.0, 0.0)
    assert allowance.pace == 500


def test_a_pace_is_not_cut_below_what_is_accepted() -> None:
    allowance = Allowance(Limits(rpm=100))
    busy(allowance, 100)
    for moment in range(60, 70):
        allowance.sent(float(moment))
        allowance.refused(float(moment), moment + 0.1, 0.0)
    assert (allowance.pace or 0) > 30


@given(st.lists(st.booleans(), max_size=300), st.integers(1, 1000))
def test_the_pace_stays_between_something_and_the_configured_limit(refusals: list[bool], rpm: int) -> None:
    allowance = Allowance(Limits(rpm=rpm))
    for moment, is_refused in enumerate(refusals, start=1):
        allowance.sent(float(moment))
        if is_refused:
            allowance.refused(float(moment), moment + 0.5, 1.0)
        else:
            allowance.answered(None)
        assert 0 < allowance.asks(1.0)[0].limit <= rpm


def test_answers_win_the_pace_back() -> None:
    allowance = Allowance(Limits(rpm=100))
    busy(allowance, 100)
    allowance.refused(59.4, 60.0, 0.0)
    assert allowance.asks(1.0)[0].limit < 100
    for _ in range(200):
        allowance.answered(None)
    assert allowance.asks(1.0)[0].limit == 100


def test_silent_headers_change_nothing() -> None:
    allowance = Allowance(Limits(rpm=100))
    allowance.answered(RateHint())
    assert (allowance.rpm, allowance.tpm, allowance.rpd) == (100, None, None)
