import pytest
from tests.nights import chart

from vitaeval.decisions.night_code import exit_code
from vitaeval.schema.nightly import ChartState, TaskNight


def task(*states: ChartState, problem: int | None = None) -> TaskNight:
    """A task with such charts, or one that could not be measured."""
    told = None if problem is None else "away"
    return TaskNight(
        task="t",
        prompt="1.0.0",
        champion_from="x",
        model="m",
        readings=tuple(map(chart, states)),
        problem=told,
        problem_code=problem or 0,
    )


QUIET = task(ChartState.OK, ChartState.WARNING, ChartState.COLLECTING)


@pytest.mark.parametrize(
    ("tasks", "code"),
    [
        ((), 0),
        ((QUIET,), 0),
        ((QUIET, task(ChartState.ALARM)), 11),
        ((QUIET, task(problem=3)), 3),
        ((task(problem=3), task(problem=12), task(ChartState.ALARM)), 12),
        ((task(problem=12), task(ChartState.OK, ChartState.DRIFT)), 10),
    ],
)
def test_the_gravest_thing_of_a_night_is_its_code(tasks: tuple[TaskNight, ...], code: int) -> None:
    assert exit_code(tasks) == code
