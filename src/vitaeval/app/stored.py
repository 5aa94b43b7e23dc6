"""Finding the nights that stand in for a gate's baseline."""

from __future__ import annotations

from vitaeval.app.attempt import Attempt, with_sealed
from vitaeval.app.compare import in_memory
from vitaeval.app.nightly_history import read_history
from vitaeval.app.project import Project
from vitaeval.app.wire import wire
from vitaeval.decisions.night_run import setting_parts
from vitaeval.decisions.stored import merged
from vitaeval.errors import DataError
from vitaeval.runner import folder as folders
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.nightly import Role
from vitaeval.schema.run import RunRecord

FEWEST = 3


def stored_baseline(attempt: Attempt, project: Project) -> tuple[RunRecord | None, int]:
    """The baseline's newest whole nights as one run, and how many they are; none where there are too few.

    They asked the same prompt, models and golden set, were scored by today's metric versions, lost no answer, and
    cover every example of the gate.
    """
    plan = wire(with_sealed(attempt.baseline), project).plan
    setting = digest(setting_parts(plan.config, plan.setting.prompt.digest, plan.golden.digest))
    wanted = {example.id for example in plan.examples}
    history = read_history(project, attempt.baseline.task)
    nights = [run for run in history if (run.setting, run.role, run.asking, run.lost) == (setting, Role.NIGHT, "", 0)]
    found: list[RunRecord] = []
    for night in reversed(nights):
        record = _record(project, night.run_id) if night.whole and len(found) < attempt.rules.nights else None
        if record is not None and _covers(record, attempt, wanted):
            found.insert(0, record)
    return (merged(found), len(found)) if len(found) >= FEWEST else (None, 0)


def _record(project: Project, run_id: str) -> RunRecord | None:
    try:
        return in_memory(folders.find(project.runs, run_id))
    except DataError:
        return None


def _covers(record: RunRecord, attempt: Attempt, wanted: set[str]) -> bool:
    versions = attempt.asked.question.metrics
    same = all(version == versions.get(name) for name, version in record.metric_versions.items())
    return same and {item.example for item in record.examples} == wanted
