import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from vitaeval.stats.sequential import bounds, spent

plans = st.lists(st.floats(0.05, 1.0), min_size=1, max_size=6, unique=True).map(
    lambda found: tuple(value / max(found) for value in sorted(found))
)


def test_one_look_is_the_plain_test() -> None:
    assert bounds((1.0,), 0.05)[0] == pytest.approx(norm.isf(0.05), abs=1e-6)


@given(plans.filter(lambda plan: min(np.diff([0, *plan])) > 0.02), st.sampled_from([0.01, 0.05, 0.1]))
@settings(max_examples=15, deadline=None)
def test_the_chance_to_cross_any_bound_is_alpha(plan: tuple[float, ...], alpha: float) -> None:
    steps = np.random.default_rng(5).normal(size=(200_000, len(plan))) * np.sqrt(np.diff([0, *plan]))
    z = steps.cumsum(axis=1) / np.sqrt(plan)
    crossed = (z >= np.array(bounds(plan, alpha))).any(axis=1).mean()
    assert crossed == pytest.approx(alpha, abs=4 * (alpha / 200_000) ** 0.5)


def test_looking_again_raises_no_earlier_bound() -> None:
    assert bounds((0.3, 0.6, 1.0), 0.05)[:2] == bounds((0.3, 0.6), 0.05)


def test_spending_starts_at_nothing_and_ends_at_alpha() -> None:
    assert (spent(0, 0.05), spent(1, 0.05), spent(2, 0.05)) == (0, 0.05, 0.05)
    assert spent(0.5, 0.05) == 0.0125


@pytest.mark.parametrize("plan", [(), (0.0, 1.0), (0.5, 0.5), (0.6, 0.4)])
def test_a_plan_that_stands_still_is_refused(plan: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="increase"):
        bounds(plan, 0.05)
