from statistics import fmean, pvariance

import numpy as np
import pytest

from vitaeval.stats.cuped import cuped


def test_keeps_the_mean_and_takes_out_what_was_known() -> None:
    rng = np.random.default_rng(1)
    known = list(rng.normal(size=500))
    outcomes = [0.8 * x + noise for x, noise in zip(known, rng.normal(0, 0.3, 500), strict=True)]
    adjusted = cuped(outcomes, known)
    assert fmean(adjusted) == pytest.approx(fmean(outcomes))
    assert pvariance(adjusted) < 0.2 * pvariance(outcomes)
    assert np.corrcoef(adjusted, known)[0, 1] == pytest.approx(0, abs=1e-9)


def test_a_constant_predictor_changes_nothing() -> None:
    assert cuped([0.1, 0.9], [1.0, 1.0]) == [0.1, 0.9]
    assert cuped([], []) == []


def test_every_outcome_needs_its_predictor() -> None:
    with pytest.raises(ValueError, match="predictor"):
        cuped([1.0], [])
