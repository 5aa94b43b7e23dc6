"""CPU of sending one run to MLflow on SQLite, beyond importing it and laying out a new store.

Arguments: the folder of a run, and a folder for the store. Prints `{"cpu_s": …}`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from vitaeval.app.publish import REPORT_JSON, REPORT_MD
from vitaeval.runner.folder import read_record
from vitaeval.schema.config import Tracking
from vitaeval.schema.run import Manifest, RunRecord
from vitaeval.tracking.mlflow_log import log


def _named(record: RunRecord, name: str) -> RunRecord:
    manifest = Manifest(**{**dict(record.manifest), "run_id": name})
    return RunRecord(**{**dict(record), "manifest": manifest})


def main() -> None:
    """Send the run twice under two names; the second time is measured."""
    folder, store = Path(sys.argv[1]), Path(sys.argv[2])
    record, files = read_record(folder), [folder / REPORT_MD, folder / REPORT_JSON]
    note = files[0].read_text(encoding="utf-8")
    tracking = Tracking(name="local", uri=f"sqlite:///{store / 'mlflow.db'}", experiment="bench")
    log(_named(record, "first"), None, note, files, tracking)
    before = time.process_time()
    log(_named(record, "second"), None, note, files, tracking)
    print(json.dumps({"cpu_s": time.process_time() - before}), flush=True)


if __name__ == "__main__":
    main()
