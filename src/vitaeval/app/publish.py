"""Write a run's record and reports into its folder."""

from __future__ import annotations

from pathlib import Path

from vitaeval.report.document import document
from vitaeval.report.markdown import markdown
from vitaeval.report.summary import summary
from vitaeval.runner import folder as folders
from vitaeval.schema.run import Anchors, RunRecord

REPORT_JSON = "report.json"
REPORT_MD = "report.md"


def publish(folder: Path, record: RunRecord, anchors: Anchors) -> None:
    """Reports first, the record last: a folder with a record is complete."""
    found = summary(record, anchors)
    folders.write(folder / REPORT_JSON, document(record, found))
    folders.write(folder / REPORT_MD, markdown(record, found))
    folders.write(folder / folders.RECORD, record.model_dump_json())
