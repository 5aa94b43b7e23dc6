import numpy as np
import pytest

from vitaeval.stats.corrected import prediction_powered_mean, transported_mean


def world(
    seed: int, *, bias: float, noise: float, n: int = 60, more: int = 400
) -> tuple[list[tuple[float, float]], list[float]]:
    rng = np.random.default_rng(seed)
    human = rng.beta(4, 2, n + more)
    judge = np.clip(human + bias + rng.normal(0, noise, n + more), 0, 1)
    return list(zip(human[:n].tolist(), judge[:n].tolist(), strict=True)), judge[n:].tolist()


@pytest.mark.parametrize(("bias", "noise"), [(0.0, 0.05), (0.15, 0.05), (0.2, 1.0)])
def test_covers_the_human_mean_whatever_the_judge_is_worth(bias: float, noise: float) -> None:
    found = [prediction_powered_mean(*world(seed, bias=bias, noise=noise)) for seed in range(400)]
    covered = np.mean(
        [item.low <= 2 / 3 <= item.high for item in found if item.low is not None and item.high is not None]
    )
    assert covered >= 0.92


def test_a_good_judge_narrows_the_interval() -> None:
    pairs, rest = world(1, bias=0.1, noise=0.03)
    with_judge, alone = prediction_powered_mean(pairs, rest), prediction_powered_mean(pairs, [])
    assert with_judge.high is not None
    assert with_judge.low is not None
    assert alone.high is not None
    assert alone.low is not None
    assert with_judge.high - with_judge.low < 0.7 * (alone.high - alone.low)


def test_a_judge_that_never_moves_changes_nothing() -> None:
    pairs = [(value, 0.9) for value in (0.1, 0.4, 0.5, 0.9)]
    assert prediction_powered_mean(pairs, [0.9] * 50).mean == pytest.approx(0.475)


def test_few_labels_have_no_interval_and_none_no_mean() -> None:
    assert prediction_powered_mean([(0.5, 0.6)] * 9, [0.6]).low is None
    with pytest.raises(ValueError, match="human labels"):
        prediction_powered_mean([], [0.5])


@pytest.mark.parametrize("bias", [-0.1, 0.0, 0.15])
def test_other_documents_are_corrected_by_what_the_judge_errs(bias: float) -> None:
    covered = []
    for seed in range(400):
        pairs, _ = world(seed, bias=0.0, noise=0.1, n=40)
        rng = np.random.default_rng(10_000 + seed)
        others = rng.beta(2, 4, 80)
        told = [(human, human + bias + rng.normal(0, 0.1)) for human, _ in pairs]
        found = transported_mean(told, (others + bias + rng.normal(0, 0.1, 80)).tolist())
        assert found.low is not None
        assert found.high is not None
        covered.append(found.low <= 1 / 3 <= found.high)
    assert np.mean(covered) >= 0.92


def test_ratings_of_other_documents_are_no_estimate_of_these() -> None:
    people_liked_those = [(0.9, 0.9)] * 20
    assert transported_mean(people_liked_those, [0.2] * 20).mean == pytest.approx(0.2)
    assert transported_mean(people_liked_those, [0.2] * 9).low is None
