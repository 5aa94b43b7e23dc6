"""Real-sounding applications: what referees and checks proved untrue must be found, honest people left alone.

A CV is held against its person's record as the referees corrected it (`data/screening_truth.jsonl`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from documents import People, share
from figures import Figure, Section

from vitaeval.claims import check_text
from vitaeval.defects.edits import put
from vitaeval.schema.claim import FabricationReport, Severity
from vitaeval.schema.documents.profile import Profile

DATA = Path(__file__).parent / "data"
GRAVE = (Severity.CRITICAL, Severity.MAJOR)


def measure(people: People) -> Section:
    """Recall of what was proved untrue, and honest CVs stopped."""
    cases = {row["id"]: row for row in _rows("screening.jsonl")}
    truth = _rows("screening_truth.jsonl")
    judged = [row for row in truth if "pointer" in row]
    found = [_is_found(row, cases[row["id"]], judged, people) for row in judged]
    liars = {row["id"] for row in truth}
    honest = [row for name, row in cases.items() if name not in liars and not row["indicators"] and _profile(row, people)]
    stops = [_stopped(_report(row, _profile(row, people), people.today)) for row in honest]
    figures = (
        Figure("screening.recall", "proved untrue and found", share(found), len(found)),
        Figure("screening.false_stops", "honest applications stopped", share(stops), len(stops), "0"),
    )
    details = tuple((row["indicator"], row["claim"], "found" if is_found else "missed") for row, is_found in zip(judged, found, strict=True))
    return Section("Screening cases", figures, details, tuple(_not_covered(truth)))


def _not_covered(truth: list[Mapping[str, str]]) -> list[str]:
    reasons = Counter(row["unmeasured"] for row in truth if "unmeasured" in row)
    return [f"not measured: {reason}" for reason in reasons]


def _is_found(row: Mapping[str, str], case: Mapping[str, object], judged: list[Mapping[str, str]], people: People) -> bool:
    profile = people.profiles[row["id"].lower()]
    for edit in judged:
        if edit["id"] == row["id"]:
            profile = put(profile, edit["pointer"], edit["truth"])
    text = _text(case)
    start = text.index(row["claim"])
    end = start + len(row["claim"])
    report = check_text(profile, text, None, people.today)
    return any(claim.severity is not None and claim.start < end and start < claim.end for claim in report.claims)


def _report(case: Mapping[str, object], profile: Profile | None, today: date) -> FabricationReport:
    assert profile is not None
    return check_text(profile, _text(case), None, today)


def _profile(case: Mapping[str, object], people: People) -> Profile | None:
    return people.profiles.get(str(case["id"]).lower())


def _stopped(report: FabricationReport) -> bool:
    return any(claim.severity in GRAVE for claim in report.claims)


def _text(case: Mapping[str, object]) -> str:
    """The application as it was handed in."""
    resume = dict(case["resume"])  # type: ignore[call-overload]
    head = resume.pop("header").replace(" | ", "\n", 1)
    return "\n\n".join((head, *(f"{name.upper()}\n{text}" for name, text in resume.items()))) + "\n"


def _rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
