"""A process that makes contact with the MLflow at the URI in its argument, once it has read a line."""

from __future__ import annotations

import sys

from vitaeval.schema.config import Tracking
from vitaeval.tracking.mlflow_log import connection, experiment_of
from vitaeval.tracking.quiet import no_telemetry

if __name__ == "__main__":
    no_telemetry()
    import mlflow  # noqa: F401 - imported before the start, which takes seconds

    print("ready", flush=True)
    sys.stdin.readline()
    with connection(sys.argv[1]) as client:
        found = experiment_of(client, Tracking(name="first", uri=sys.argv[1], experiment=sys.argv[2]))
    print(f"experiment {found.experiment_id}", flush=True)
