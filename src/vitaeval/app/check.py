"""`vitaeval check`: what a CV claims and its profile does not support, for a person to read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import ValidationError
from rich.console import Console
from rich.text import Text

from vitaeval.app import clock
from vitaeval.claims import check_cv, check_text
from vitaeval.errors import ConfigError, DataError
from vitaeval.golden.documents import first_problem, read_job, read_profile
from vitaeval.schema.claim import Claim, ClaimVerdict, FabricationReport, GateResult, Severity
from vitaeval.schema.documents.cv import CvAnswer, TailoredCV
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.json_resume import warnings
from vitaeval.schema.documents.profile import Profile

EXIT = {GateResult.PASS: 0, GateResult.FAIL: 10, GateResult.UNDETERMINED: 11}
COLOUR = {Severity.CRITICAL: "bold red", Severity.MAJOR: "red", Severity.MINOR: "yellow"}
WRONG = (ClaimVerdict.UNSUPPORTED, ClaimVerdict.CONTRADICTED)


def check_files(profile: Path, cv: Path, job: Path | None, today: str | None, console: Console) -> int:
    """Check one CV file against one profile file and print what is not supported."""
    person = read_profile(profile)
    for warning in warnings(person):
        console.print(Text(f"{profile}: {warning}", style="dim"))
    posting = read_job(job) if job else None
    day = _day(today)
    text, report = _checked(person, cv, posting, day)
    show(console, text, report)
    console.print(f"checked against {profile} as of {day}")
    return EXIT[report.gate]


def show(console: Console, text: str | None, report: FabricationReport) -> None:
    """The text with its unsupported claims underlined, then each claim beside the nearest evidence."""
    if text is not None:
        console.print(_underlined(text, report.claims))
        console.print()
    wrong = [claim for claim in report.claims if claim.verdict in WRONG]
    for number, claim in enumerate(wrong, start=1):
        console.print(_line(number, claim))
    console.print(_result(report, len(wrong)))


def _checked(
    person: Profile, path: Path, posting: JobPosting | None, day: date
) -> tuple[str | None, FabricationReport]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise DataError(f"{path}: is a folder, not a file") from None
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}") from None
    if path.suffix != ".json":
        return text, check_text(person, text, posting, day)
    return None, check_cv(person, _cv(path, text), posting, day)


def _cv(path: Path, text: str) -> TailoredCV:
    try:
        raw = json.loads(text)
        wrapped = raw if isinstance(raw, dict) and "answer" in raw else {"answer": raw}
        answer = CvAnswer.model_validate_json(json.dumps(wrapped)).answer
    except json.JSONDecodeError as error:
        raise DataError(f"{path}:{error.lineno}: not JSON: {error.msg}") from None
    except ValidationError as error:
        raise DataError(f"{path}: not a TailoredCV: {first_problem(error)}") from None
    if isinstance(answer, TailoredCV):
        return answer
    raise DataError(f"{path}: says that no CV can be written; there is nothing to check")


def _day(today: str | None) -> date:
    if today is None:
        return clock.now().date()
    try:
        return date.fromisoformat(today)
    except ValueError:
        raise ConfigError(f"today={today!r} is no date; write YYYY-MM-DD") from None


def _underlined(text: str, claims: Iterable[Claim]) -> Text:
    shown = Text(text)
    for claim in claims:
        if claim.verdict in WRONG and claim.severity is not None:
            shown.stylize(f"{COLOUR[claim.severity]} underline", claim.start, claim.end)
    return shown


def _line(number: int, claim: Claim) -> Text:
    style = COLOUR[claim.severity] if claim.severity else ""
    line = Text.assemble((f"{number:>3} {claim.severity} {claim.type}", style), f" “{claim.text}”: {claim.reason}")
    if claim.nearest:
        line.append(f"\n    nearest in the profile ({claim.evidence}): “{claim.nearest}”", style="dim")
    return line


def _result(report: FabricationReport, wrong: int) -> Text:
    checkable = sum(claim.verdict is not ClaimVerdict.NOT_CHECKABLE for claim in report.claims)
    style = "bold green" if report.gate is GateResult.PASS else "bold red"
    return Text.assemble(
        (f"\ngate: {report.gate}", style),
        f" · {wrong} of {checkable} checkable claims unsupported · score {report.score:.3f}",
    )
