"""The same history gives the same decision: a night is read again from the log and held against what it said."""

from __future__ import annotations

from pydantic import ValidationError
from rich.console import Console
from rich.text import Text

from vitaeval.app.nightly import SUMMARY_JSON, nightly_rules, watched
from vitaeval.app.nightly_history import gather, read_history
from vitaeval.app.project import Project
from vitaeval.app.wire import task as task_spec
from vitaeval.decisions.tonight import Vigil, look
from vitaeval.errors import DataError
from vitaeval.report.nightly import lines
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.nightly import GOAL, NightlySummary, TaskNight

DIFFERS = 12


def replay(night: str, project: Project, console: Console) -> int:
    """Tell the night again and compare its charts with the history; 12 when they differ. Asks nobody.

    They differ when runs of the history were scored anew, or when somebody changed one of both.
    """
    found = _summary(night, project)
    for line in lines(found):
        console.print(Text(line))
    different = [task.task for task in found.tasks if not _is_same(task, found, project)]
    for name in different:
        console.print(Text(f"{name}: today's history gives other charts for {night}", style="bold yellow"))
    if not different:
        console.print(f"the history gives the same charts for all {len(found.tasks)} tasks")
    return DIFFERS if different else 0


def refresh(project: Project, console: Console) -> int:
    """Take the scores of all nightly runs that are still there anew, as after `vitaeval rescore`."""
    rules = nightly_rules(project)
    for name in watched(project, rules):
        before = read_history(project, name)
        goal = task_spec(name).goal
        metrics = tuple(goal if metric == GOAL else metric for metric in rules.charts)
        after = gather(project, name, metrics, again="all")
        changed = sum(run not in before for run in after)
        console.print(f"{name}: {len(after)} nightly runs, {changed} of them new or scored anew")
    return 0


def _summary(night: str, project: Project) -> NightlySummary:
    path = project.nightly / night / SUMMARY_JSON
    try:
        return NightlySummary.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        known = [item.parent.name for item in project.nightly.glob(f"*/{SUMMARY_JSON}")]
        raise DataError(f"replay={night}: {path} is not there; {did_you_mean(night, known)}") from None
    except (OSError, ValidationError) as error:
        raise DataError(f"{path}: {str(error).splitlines()[0]}") from None


def _is_same(task: TaskNight, found: NightlySummary, project: Project) -> bool:
    """Whether charts and blame come out as they were told; a task that was not measured has none."""
    if task.setting is None or task.rules is None:
        return True
    drops = {item.metric: item.drop for item in task.readings}
    vigil = Vigil(found.night, task.setting, drops, task.prober, task.rules, found.charts)
    again = look(read_history(project, task.task), vigil)
    return (again.readings, again.blame) == (task.readings, task.blame)
