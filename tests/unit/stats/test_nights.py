import numpy as np
import pytest

from vitaeval.stats.nights import nights


def test_a_hard_example_that_misses_a_night_moves_nothing() -> None:
    history = np.tile([0.9, 0.2, 0.7, 0.5], (20, 1)) + np.random.default_rng(1).normal(0, 0.01, (20, 4))
    missing = history.copy()
    missing[-1, 1] = np.nan
    assert nights(missing, 14).shift[-1] == pytest.approx(nights(history, 14).shift[-1], abs=0.02)
    assert nights(missing, 14).se[-1] > nights(history, 14).se[-1]


def test_the_standard_error_is_that_of_fresh_nights() -> None:
    rng = np.random.default_rng(4)
    worlds = [
        rng.normal(0.7, 0.2, 50) + rng.normal(0, 0.005, (40, 1)) + rng.normal(0, 0.07, (40, 50)) for _ in range(150)
    ]
    read = [nights(world, 14) for world in worlds]
    spread = np.std([seen.shift[-1] for seen in read])
    assert np.mean([seen.se[-1] for seen in read]) == pytest.approx(spread, rel=0.15)


def test_an_example_that_the_reference_never_saw_is_left_out() -> None:
    history = np.full((16, 3), 0.5)
    history[:14, 2] = np.nan
    history[14:, 2] = 0.0
    assert nights(history, 14).shift[-1] == 0


def test_an_empty_night_is_no_number() -> None:
    history = np.random.default_rng(1).normal(0.7, 0.05, (16, 5))
    history[15] = np.nan
    seen = nights(history, 14)
    assert np.isnan(seen.shift[15])
    assert np.isinf(seen.se[15])


def test_one_reference_night_is_no_reference() -> None:
    with pytest.raises(ValueError, match="reference"):
        nights([[0.5, 0.6]], 1)
