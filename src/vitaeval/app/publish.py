"""Write a run's record and reports into its folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vitaeval.report.document import document
from vitaeval.report.markdown import markdown
from vitaeval.report.summary import Summary
from vitaeval.runner import folder as folders
from vitaeval.schema.run import RunRecord

REPORT_JSON = "report.json"
REPORT_MD = "report.md"


def publish(folder: Path, record: RunRecord, found: Summary, pieces: Iterable[bytes]) -> None:
    """Reports first, the record last: a folder with a record is complete.

    `pieces` are the record's examples as `report.document.example_piece` makes them.
    """
    folders.write_pieces(folder / REPORT_JSON, document(record, found, pieces))
    folders.write(folder / REPORT_MD, markdown(record, found))
    folders.write_pieces(folder / folders.RECORD, record.pieces())
