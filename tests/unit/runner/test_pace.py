from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.runner.planned import model

from vitaeval.runner.pace import Load, wall
from vitaeval.schema.config import Limits
from vitaeval.schema.plan import Spread


def exactly(value: float) -> Spread:
    return Spread(low=value, likely=value, high=value)


def load(calls: float = 120, tokens: float = 120_000, seconds: float = 240, **limits: int) -> Load:
    return Load(model(limits=Limits(**limits)), exactly(calls), exactly(tokens), exactly(seconds))


def test_without_quotas_answers_take_their_time_side_by_side() -> None:
    assert wall([load()], 8) == (exactly(30), "answers")


def test_a_model_that_allows_fewer_at_once_takes_longer() -> None:
    assert wall([load(concurrency=2)], 8)[0] == exactly(120)


@pytest.mark.parametrize(
    ("limits", "name", "low", "likely"),
    [
        ({"rpm": 30}, "requests a minute of far", 180, 240),
        ({"tpm": 20_000}, "tokens a minute of far", 300, 360),
        ({"rpd": 50}, "requests a day of far", 2 * 86_400, 2 * 86_400),
        ({"tpd": 120_000, "rpm": 30}, "requests a minute of far", 180, 240),
    ],
)
def test_the_slowest_quota_decides(limits: dict[str, int], name: str, low: float, likely: float) -> None:
    found, bound_by = wall([load(**limits)], 8)
    assert (bound_by, found.low, found.likely) == (name, low, likely)


def test_stages_with_one_model_share_its_quota() -> None:
    assert wall([load(rpm=30), load(rpm=30)], 8)[0].likely == 480


@given(st.integers(1, 1000), st.integers(1, 1000))
def test_a_higher_quota_never_takes_longer(one: int, other: int) -> None:
    few, many = (wall([load(rpm=limit)], 8)[0] for limit in sorted((one, other)))
    assert many.likely <= few.likely
    assert many.low <= few.low


def test_an_open_end_stays_open() -> None:
    endless = Load(model(), exactly(1), exactly(1), Spread(low=1, likely=2, high=None))
    assert wall([endless], 1)[0].high is None
