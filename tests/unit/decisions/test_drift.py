import numpy as np
import pytest

from vitaeval.decisions.drift import Chart, Night, drift


def world(seed: int, nights: int, drop: float = 0.0, n: int = 60) -> np.ndarray:
    rng = np.random.default_rng(seed)
    scores = rng.normal(0.7, 0.15, n) + rng.normal(0, 0.005, (nights, 1)) + rng.normal(0, 0.07, (nights, n))
    scores[30:] -= drop
    return scores


def test_a_drop_is_found_and_its_absence_is_not() -> None:
    assert drift(world(1, 33, drop=0.06), Chart()).night is Night.ALARM
    assert all(drift(world(1, night), Chart()).night is Night.OK for night in range(16, 60))


def test_a_rise_is_no_drift() -> None:
    assert drift(world(2, 45, drop=-0.1), Chart()).level == 0


def test_the_same_history_gives_the_same_answer() -> None:
    assert drift(world(3, 40), Chart()) == drift(world(3, 40).tolist(), Chart())


def test_a_missing_night_changes_nothing_and_missing_examples_little() -> None:
    history = world(4, 40, drop=0.03)
    gap = np.insert(history, 20, np.nan, axis=0)
    assert drift(gap, Chart()).level == pytest.approx(drift(history, Chart()).level)
    few = history.copy()
    few[25, :10] = np.nan
    assert drift(few, Chart()).level == pytest.approx(drift(history, Chart()).level, rel=0.2)


def test_a_partial_night_asks_before_it_alarms() -> None:
    history = world(5, 34, drop=0.06)
    history[-1, 30:] = np.nan
    assert drift(history, Chart(), partial=True).night is Night.MORE
    calm = world(5, 25)
    calm[-1, 30:] = np.nan
    assert drift(calm, Chart(), partial=True).night is Night.OK


def test_more_charts_in_one_house_need_stronger_signs() -> None:
    history = world(6, 40)
    assert drift(history, Chart(charts=13)).limit > drift(history, Chart()).limit
