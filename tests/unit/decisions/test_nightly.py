from typing import Any

import pytest
from tests.nights import CHARTS, NOW, night_of, night_run, rules

from vitaeval.decisions.nightly import Evening, evenings, is_usable, largest, readings
from vitaeval.schema.nightly import ChartState, NightRun, Reading, Role

NAMES = [f"e{place:02}" for place in range(40)]


def run(number: int, score: float = 0.8, *, names: list[str] = NAMES, **more: Any) -> NightRun:
    """A night on which every example has the same score."""
    return night_run(night_of(number), {"quality": dict.fromkeys(names, score)}, **more)


def read(runs: list[NightRun], number: int, **more: Any) -> Reading:
    """The chart of quality on a night."""
    known = rules(charts={"quality": 0.02}, reference=5, **more)
    return readings(evenings(runs, NOW, Role.NIGHT, known), night_of(number), {"quality": 0.02}, known, 2)[0]


def test_a_night_counts_each_asking_once_and_averages_its_repetition() -> None:
    some = run(1, 0.5, names=NAMES[:10], whole=False)
    found = evenings([some, run(1, 0.6), run(1, 0.8, asking="again")], NOW, Role.NIGHT, rules())
    assert [(seen.whole, seen.confirmed) for seen in found] == [(True, True)]
    assert found[0].scores["quality"] == pytest.approx(dict.fromkeys(NAMES, 0.7))


def test_other_settings_roles_and_lost_nights_are_left_out() -> None:
    lost = run(3, lost=10)
    assert not is_usable(lost, rules())
    runs = [run(1), run(2, setting="other"), lost, run(4, role=Role.PROBE)]
    assert [seen.night for seen in evenings(runs, NOW, Role.NIGHT, rules())] == [night_of(1)]


def test_of_equal_runs_the_later_one_counts() -> None:
    first, second = run(1, 0.5), run(1, 0.6)
    assert largest([first, second]) == (second,)


def test_the_reference_is_counted_in_sight() -> None:
    runs = [run(number) for number in range(1, 6)]
    found = [read(runs[:number], number) for number in range(1, 6)]
    assert [(item.state, item.collected) for item in found] == [(ChartState.COLLECTING, count) for count in range(1, 6)]
    assert all(item.shift is None and item.since == night_of(1) for item in found)


def test_an_alarm_is_confirmed_only_by_asking_all_again() -> None:
    runs = [*(run(number) for number in range(1, 7)), run(7, 0.6)]
    assert read(runs, 7).state is ChartState.ALARM
    assert read([*runs, run(7, 0.6, asking="again")], 7).state is ChartState.DRIFT
    assert read([*runs, run(7, 0.6, names=NAMES[:10], whole=False, asking="again")], 7).state is ChartState.ALARM


def test_a_fluke_that_asking_again_does_not_show_is_no_drift() -> None:
    runs = [*(run(number) for number in range(1, 7)), run(7, 0.74)]
    assert read(runs, 7).state is ChartState.ALARM
    assert read([*runs, run(7, 0.82, asking="again")], 7).state is not ChartState.DRIFT


def test_a_night_of_some_examples_warns_and_never_alarms() -> None:
    runs = [*(run(number) for number in range(1, 7)), run(7, 0.6, names=NAMES[:10], whole=False)]
    assert read(runs, 7).state is ChartState.WARNING


def test_one_odd_answer_of_a_metric_that_never_moved_is_no_alarm() -> None:
    odd = night_run(night_of(7), {"quality": {**dict.fromkeys(NAMES, 1.0), "e00": 0.0}})
    runs = [*(run(number, 1.0) for number in range(1, 7)), odd]
    assert read(runs, 7).state in (ChartState.OK, ChartState.WARNING)


def test_a_reading_tells_since_when_and_how_far() -> None:
    runs = [*(run(number) for number in range(1, 9)), *(run(number, 0.7) for number in range(9, 11))]
    found = read(runs, 10)
    assert found.moving_since == night_of(9)
    assert found.moved == pytest.approx(-0.1)
    assert found.shift == pytest.approx(-0.1)


def test_what_was_not_measured_tonight_is_missing() -> None:
    runs = [run(number) for number in range(1, 9)]
    assert read(runs, 9).state is ChartState.MISSING
    assert read([], 1).state is ChartState.MISSING


def test_examples_that_came_after_the_reference_move_nothing() -> None:
    runs = [run(number) for number in range(1, 7)]
    more = night_run(night_of(7), {"quality": {**dict.fromkeys(NAMES, 0.8), "new": 0.0}})
    assert read([*runs, more], 7).shift == pytest.approx(0.0)


def test_more_charts_in_the_house_alarm_later() -> None:
    nights = [
        Evening(night_of(n), True, False, {"quality": "1"}, {"quality": dict.fromkeys(NAMES, 0.8)}) for n in range(1, 8)
    ]
    known = rules(reference=5)
    few, many = (readings(nights, night_of(7), CHARTS, known, charts)[0] for charts in (2, 200))
    assert few.limit is not None
    assert many.limit is not None
    assert many.limit > few.limit
