import numpy as np
import pytest

from vitaeval.decisions.guard import Action, Limits, Stream, guard, levels

HEALTHY = (0.02, 0.8)


def stream(seed: int, *spells: tuple[int, float, float]) -> Stream:
    """Requests, one a minute, in spells of (how many, error rate, mean quality)."""
    rng = np.random.default_rng(seed)
    errors = np.concatenate([rng.random(count) < rate for count, rate, _ in spells]).astype(float)
    quality = np.concatenate([np.clip(rng.normal(mean, 0.18, count), 0, 1) for count, _, mean in spells])
    return Stream(np.arange(len(errors), dtype=float), errors, np.where(errors > 0, np.nan, quality))


@pytest.mark.parametrize("seed", range(10))
def test_healthy_traffic_is_left_alone(seed: int) -> None:
    assert guard(stream(seed, (5_000, *HEALTHY)), stream(seed + 100, (5_000, *HEALTHY)), Limits()) is Action.HOLD


@pytest.mark.parametrize("bad", [(200, 0.3, 0.8), (200, 0.02, 0.55)])
def test_a_harmful_version_goes_back(bad: tuple[int, float, float]) -> None:
    candidate, control = stream(1, (1_000, *HEALTHY), bad), stream(2, (1_200, *HEALTHY))
    assert guard(candidate, control, Limits()) is Action.ROLLBACK
    assert guard(candidate, None, Limits()) is Action.ROLLBACK


def test_an_incident_of_the_provider_is_not_the_versions_fault() -> None:
    candidate, control = (stream(seed, (1_000, *HEALTHY), (200, 0.3, 0.8)) for seed in (3, 4))
    assert guard(candidate, control, Limits()) is Action.ALERT


def test_a_control_without_requests_proves_nothing() -> None:
    candidate = stream(1, (1_000, *HEALTHY), (200, 0.3, 0.8))
    assert guard(candidate, stream(2, (5, *HEALTHY)), Limits()) is Action.ALERT


def test_no_request_is_no_alarm() -> None:
    nothing = Stream(*(np.empty(0) for _ in range(3)))
    assert guard(nothing, None, Limits()) is Action.HOLD


def test_a_stream_is_cut_by_its_minutes() -> None:
    seen = stream(1, (10, *HEALTHY))
    assert list(seen.since(7).minutes) == [7, 8, 9]
    assert list(seen.until(3).minutes) == [0, 1, 2]


def test_levels_are_those_that_the_word_rests_on() -> None:
    calm, bad = stream(1, (500, *HEALTHY)), stream(1, (500, *HEALTHY), (200, 0.3, 0.8))
    assert max(levels(calm, Limits()).errors, levels(calm, Limits()).quality) <= levels(calm, Limits()).limit
    assert levels(bad, Limits()).errors > levels(bad, Limits()).limit
