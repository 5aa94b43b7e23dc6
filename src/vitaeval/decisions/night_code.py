"""A night in one number, for whoever started it."""

from __future__ import annotations

from collections.abc import Sequence

from vitaeval.schema.nightly import ChartState, TaskNight

QUIET, DRIFTED, DOUBTFUL = 0, 10, 11


def exit_code(tasks: Sequence[TaskNight]) -> int:
    """10 for a confirmed drift; else the code of the gravest problem, 11 for an alarm that nobody confirmed, or 0."""
    states = {task.worst for task in tasks}
    if ChartState.DRIFT in states:
        return DRIFTED
    problems = [task.problem_code for task in tasks if task.problem is not None]
    return max(problems, default=DOUBTFUL if ChartState.ALARM in states else QUIET)
