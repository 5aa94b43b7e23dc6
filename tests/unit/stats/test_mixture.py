import numpy as np
import pytest

from vitaeval.stats.mixture import mixture_bound


@pytest.mark.parametrize("two_sided", [True, False])
def test_holds_at_every_moment_at_once(two_sided: bool) -> None:
    rng = np.random.default_rng(11)
    walks = rng.normal(size=(4_000, 600)).cumsum(axis=1)
    n = np.arange(1, 601)
    bound = np.array([mixture_bound(1 / count**0.5, 0.2, 0.05, two_sided=two_sided) for count in n])
    z = walks / np.sqrt(n)
    crossed = ((np.abs(z) if two_sided else z) >= bound).any(axis=1).mean()
    assert crossed <= 0.05


def test_asks_more_than_a_single_look() -> None:
    assert mixture_bound(0.01, 0.02, 0.05) > 1.96
    assert mixture_bound(0.01, 0.02, 0.05, two_sided=False) < mixture_bound(0.01, 0.02, 0.05)


@pytest.mark.parametrize("wrong", [(0.0, 0.02, 0.05), (0.01, 0.0, 0.05), (0.01, 0.02, 1.0)])
def test_wrong_numbers_are_refused(wrong: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="mixture bound"):
        mixture_bound(*wrong)
