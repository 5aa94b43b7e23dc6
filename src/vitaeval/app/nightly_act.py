"""What follows from a night: nothing, a proposal, or a rollback; done once, however often the command runs."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from vitaeval.app.champion import is_sandbox, roll_back
from vitaeval.app.nightly_arms import Watch
from vitaeval.errors import VitaevalError
from vitaeval.report.verdict import PROVING
from vitaeval.schema.nightly import Blame, Cause, TaskNight


def task_file(watch: Watch) -> Path:
    """Where this night's word on the task is kept."""
    return watch.project.nightly / watch.night / f"task-{watch.task}.json"


def stored(watch: Watch) -> TaskNight | None:
    """What was found earlier tonight; None when nothing was, or the task could not be measured then."""
    try:
        found = TaskNight.model_validate_json(task_file(watch).read_text(encoding="utf-8"))
    except (OSError, ValidationError):
        return None
    return None if found.problem is not None else found


def acted(watch: Watch, found: TaskNight) -> TaskNight:
    """`found` with what was done about it. A rollback that fails is said, and tried again by the same command."""
    if found.blame is None or found.action is not None or found.prompt is None:
        return found
    try:
        action = _action(watch, found, found.blame, found.prompt)
    except VitaevalError as error:
        return TaskNight(**{**dict(found), "notes": (*found.notes, f"the rollback failed: {error}")})
    return TaskNight(**{**dict(found), "action": action})


def _action(watch: Watch, found: TaskNight, why: Blame, prompt: str) -> str:
    match why.cause:
        case Cause.PROMPT:
            return _rollback(watch, found, why, prompt)
        case Cause.PROVIDER:
            return "alert only: a rollback would not help; the charts take a new reference from the next night on"
        case Cause.MODEL:
            return f"alert only: bind the pinned model {watch.rules.probe.model} in a new version and gate it"
        case Cause.UNKNOWN:
            return "alert only: nobody can tell whose fault it is; look at the worst examples of tonight's runs"


def _rollback(watch: Watch, found: TaskNight, why: Blame, prompt: str) -> str:
    registry = watch.rules.registry
    command = f"vitaeval rollback task={found.task} reason=…" + (f" registry={registry}" if registry else "")
    if not watch.rules.rollback:
        return f"proposed: {command} (conf/nightly.yaml: rollback is false)"
    if found.unlike is not None:
        return f"not rolled back: {found.unlike}"
    if found.evidence not in PROVING and not is_sandbox(watch.project, registry):
        return f"not rolled back: {found.evidence} answers act in a sandbox registry only"
    reason = f"nightly {watch.night}: {why.metric} drifted; {why.reason}"
    return roll_back(watch.project, found.task, registry, prompt, reason[:1000])
