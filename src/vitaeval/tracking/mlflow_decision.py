"""Send a decision about runs to MLflow: a run of its own that says what was decided and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vitaeval.errors import ConfigError
from vitaeval.schema.config import Tracking
from vitaeval.tracking.mlflow_log import connection, experiment_of, whereabouts

DECISION = "vitaeval.decision"
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided: `kind` (gate, ab, nightly, …), the `word`, the `reason` in one sentence, numbers, words."""

    kind: str
    id: str
    title: str
    word: str
    reason: str
    params: Mapping[str, str]
    metrics: Mapping[str, float]


def log_decision(decision: Decision, note: str, files: Sequence[Path], tracking: Tracking) -> str:
    """Send `decision` with its Markdown `note` and its files; says where it can be seen.

    Sending it again replaces what was sent before. Raises ConfigError when `tracking` names no URI,
    EnvironmentFailure within seconds when it cannot be reached or written.
    """
    if tracking.uri is None:
        raise ConfigError(f"tracking={tracking.name} logs nowhere; choose another, such as tracking=local")
    with connection(tracking.uri) as client:
        experiment = experiment_of(client, tracking)
        place = experiment.experiment_id
        for earlier in client.search_runs([place], f"tags.`{DECISION}` = '{decision.kind}:{decision.id}'"):
            client.delete_run(earlier.info.run_id)
        tags = {
            DECISION: f"{decision.kind}:{decision.id}",
            "verdict": decision.word,
            "reason": decision.reason,
            "mlflow.note.content": note,
        }
        run_id = str(client.create_run(place, tags=tags, run_name=decision.title).info.run_id)
        for name, value in decision.params.items():
            client.log_param(run_id, name, value[:LONGEST])
        for name, number in decision.metrics.items():
            client.log_metric(run_id, name, number)
        for file in files:
            client.log_artifact(run_id, str(file))
        client.set_terminated(run_id)
    return whereabouts(tracking.uri, place, run_id, decision.title)
