"""`vitaeval check`: what a CV claims and its profile does not support, for a person to read."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from vitaeval.app import adjudications, clock
from vitaeval.app.check_line import shown as as_values
from vitaeval.app.check_one import Case, checked, day, structured
from vitaeval.app.check_show import Shown, said, show
from vitaeval.errors import DataError
from vitaeval.golden.documents import read_job, read_json
from vitaeval.schema.claim import FabricationReport, GateResult
from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.documents.json_resume import read_resume, warnings
from vitaeval.schema.documents.loose_resume import loosened
from vitaeval.schema.documents.profile import Profile

EXIT = {GateResult.PASS: 0, GateResult.FAIL: 10, GateResult.UNDETERMINED: 11}
FORMATS = ("text", "json")
STDIN = "-"
FOREIGN = {b"%PDF": "a PDF", b"PK\x03\x04": "a Word or ZIP file", b"\xd0\xcf\x11\xe0": "a Word file", b"{\\rtf": "RTF"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants checked: files by name (the CV `-`: standard input), and the day as they wrote it."""

    profile: str
    cv: str
    job: str | None = None
    today: str | None = None


def check_files(asked: Asked, console: Console, *, everything: bool = False, form: str = "text") -> int:
    """Check one CV file against one profile file and print what is not supported."""
    case, notes = read_case(asked)
    report = checked(case, adjudications.of_place())
    if form == "json":
        console.print(Text(_json(report, case.source)), soft_wrap=True)
        return EXIT[report.gate]
    for note in notes:
        console.print(Text(said(f"{asked.profile}: {note}"), style="dim"), soft_wrap=True)
    show(console, Shown(report, case.source, _name(asked.cv), everything))
    console.print(Text(f"checked against {asked.profile} as of {case.today}", style="dim"), soft_wrap=True)
    return EXIT[report.gate]


def read_case(asked: Asked) -> tuple[Case, tuple[str, ...]]:
    """The files behind a question, and what a reader should know about how the profile was read."""
    loose = loosened(read_json(Path(asked.profile)))
    person = read_resume(loose.raw, origin=asked.profile)
    job = read_job(Path(asked.job)) if asked.job else None
    case = Case(person, _source(asked.cv), job, today(asked.today))
    blank = () if person != Profile() else ("holds nothing about a person: no claim can find support in it",)
    return case, (*blank, *loose.notes, *warnings(person))


def today(given: str | None) -> date:
    """The day named on the command line, or the clock's. Raises ConfigError when it is no date."""
    return clock.now().date() if given is None else day(given, "today")


def _source(name: str) -> str | TailoredCV:
    text = _decoded(_bytes(name), _name(name))
    if not (name.endswith(".json") or (name == STDIN and text.lstrip().startswith("{"))):
        return text
    try:
        return structured(json.loads(text), name)
    except json.JSONDecodeError as error:
        raise DataError(f"{name}:{error.lineno}:{error.colno}: not JSON: {error.msg}") from None


def _bytes(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError:
        raise DataError(f"{name}: no such file") from None
    except IsADirectoryError:
        raise DataError(f"{name}: is a folder, not a file") from None


def _decoded(content: bytes, name: str) -> str:
    for head, kind in FOREIGN.items():
        if content.startswith(head):
            raise DataError(f"{name} is {kind}: save it as plain text or Markdown first")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise DataError(f"{name}: not UTF-8 at byte {error.start}: save it as UTF-8") from None


def _name(name: str) -> str:
    return "standard input" if name == STDIN else name


def _json(report: FabricationReport, source: str | TailoredCV) -> str:
    return json.dumps(as_values(report, source), ensure_ascii=False, indent=1)
