import numpy as np
import pytest

from vitaeval.decisions.drift import Chart, Night, change, drift, drifts


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


@pytest.mark.parametrize("seed", range(3))
def test_the_whole_course_says_what_each_night_said(seed: int) -> None:
    history = world(seed, 30, drop=0.0)
    history[20, 10:] = np.nan
    history[22] = np.nan
    partial = [night == 20 for night in range(30)]
    course = drifts(history, Chart(), partial)
    alone = [drift(history[: night + 1], Chart(), partial=partial[night]) for night in range(14, 30)]
    assert [(item.night, item.limit) for item in course] == [(item.night, item.limit) for item in alone]
    assert [item.level for item in course] == pytest.approx([item.level for item in alone])


def test_a_change_is_dated_and_measured() -> None:
    found = change(world(7, 34, drop=0.06), Chart())
    assert found is not None
    assert 29 <= found.first <= 31
    assert found.shift == pytest.approx(-0.06, abs=0.02)
    assert found.sd == pytest.approx(0.07, abs=0.01)


def test_a_chart_at_zero_knows_of_no_change() -> None:
    assert change(world(8, 40, drop=-0.1), Chart()) is None


def test_scores_that_never_moved_may_yet() -> None:
    history = np.full((16, 40), 1.0)
    history[15, 0] = 0.0
    sure, modest = (drift(history, Chart(least_sd=least)).level for least in (0.0, 0.05))
    assert modest < sure
