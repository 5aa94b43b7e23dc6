from statistics import fmean

import numpy as np
import pytest

from vitaeval.stats.agreement import krippendorff_alpha, squared
from vitaeval.stats.resampled import resampled


def test_covers_the_truth_where_a_person_has_several_documents() -> None:
    covered = []
    for seed in range(150):
        rng = np.random.default_rng(seed)
        people = rng.normal(0.5, 0.2, 30)
        groups = [(centre + rng.normal(0, 0.05, 4)).tolist() for centre in people]
        found = resampled(groups, fmean, seed=seed)
        assert found is not None
        assert found.low is not None
        assert found.high is not None
        covered.append(found.low <= 0.5 <= found.high)
    assert np.mean(covered) >= 0.88


def test_chance_is_near_zero_and_the_interval_says_how_near() -> None:
    ratings = [[pair] for pair in np.random.default_rng(3).integers(0, 2, (120, 2)).tolist()]
    found = resampled(ratings, krippendorff_alpha)
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0 < found.high
    assert resampled(ratings, krippendorff_alpha) == found


def test_copies_of_one_document_make_nobody_surer() -> None:
    groups = [[value] for value in (0.1, 0.2, 0.4, 0.5, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)]
    once, often = resampled(groups, fmean), resampled([group * 5 for group in groups], fmean)
    assert once is not None
    assert often is not None
    assert (often.low, often.high) == pytest.approx((once.low, once.high))


def test_few_groups_have_no_interval_and_no_value_has_none() -> None:
    few = resampled([[0.1, 0.2]] * 9, fmean)
    assert few is not None
    assert few.low is None
    assert resampled([[1.0]] * 20, lambda items: None) is None


def test_a_number_that_most_draws_lack_has_no_interval() -> None:
    alike = [[[1, 1]]] * 19 + [[[1, 2]]]
    found = resampled(alike, krippendorff_alpha)
    assert found is not None
    assert found.low is None


@pytest.mark.slow
@pytest.mark.parametrize("n", [10, 20])
def test_chance_is_taken_for_agreement_no_more_often_than_it_may(n: int) -> None:
    shown = 0
    for seed in range(120):
        bands = np.random.default_rng(seed).integers(1, 6, (n, 2)).tolist()
        found = resampled([[pair] for pair in bands], lambda pairs: krippendorff_alpha(pairs, squared), seed=seed)
        shown += found is not None and found.low is not None and found.low > 0
    assert shown <= 9, "2.5 % of 120 are 3; ten or more are no bad luck"
