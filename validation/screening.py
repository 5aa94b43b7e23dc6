"""Real-sounding applications: what referees and checks proved untrue must be found, honest people left alone.

A CV is held against its person's record as the referees corrected it (`data/screening_truth.jsonl`).
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from documents import People, share
from figures import Figure, Section

from vitaeval.claims import check_text
from vitaeval.defects.edits import put
from vitaeval.schema.claim import Severity

DATA = Path(__file__).parent / "data"
Case = dict[str, Any]
GRAVE = (Severity.CRITICAL, Severity.MAJOR)


def measure(people: People) -> Section:
    """Recall of what was proved untrue, and honest CVs stopped."""
    cases = {row["id"]: row for row in _rows("screening.jsonl")}
    truth = _rows("screening_truth.jsonl")
    judged = [row for row in truth if "pointer" in row]
    found = [_is_found(row, cases[row["id"]], judged, people) for row in judged]
    stops = [_is_stopped(row, people) for row in cases.values() if _is_honest(row, truth, people)]
    figures = (
        Figure("screening.recall", "proved untrue and found", share(found), len(found)),
        Figure("screening.false_stops", "honest applications stopped", share(stops), len(stops), "≤ 0"),
    )
    results = ("found" if each else "missed" for each in found)
    details = tuple((row["indicator"], row["claim"], result) for row, result in zip(judged, results, strict=True))
    return Section("Screening cases", figures, details, tuple(_not_covered(truth)))


def _not_covered(truth: list[Case]) -> list[str]:
    reasons = Counter(row["unmeasured"] for row in truth if "unmeasured" in row)
    return [f"not measured: {reason}" for reason in reasons]


def _is_honest(case: Case, truth: list[Case], people: People) -> bool:
    """Whether nothing was held against the person and the record is in the repository."""
    blamed = case["indicators"] or case["id"] in {row["id"] for row in truth}
    return not blamed and case["id"].lower() in people.profiles


def _is_found(row: Case, case: Case, judged: list[Case], people: People) -> bool:
    profile = people.profiles[row["id"].lower()]
    for edit in judged:
        if edit["id"] == row["id"]:
            profile = put(profile, edit["pointer"], edit["truth"])
    text = _text(case)
    start = text.index(row["claim"])
    end = start + len(row["claim"])
    report = check_text(profile, text, None, people.today)
    return any(claim.severity is not None and claim.start < end and start < claim.end for claim in report.claims)


def _is_stopped(case: Case, people: People) -> bool:
    report = check_text(people.profiles[case["id"].lower()], _text(case), None, people.today)
    return any(claim.severity in GRAVE for claim in report.claims)


def _text(case: Case) -> str:
    """The application as it was handed in."""
    resume = dict(case["resume"])
    head = resume.pop("header").replace(" | ", "\n", 1)
    return "\n\n".join((head, *(f"{name.upper()}\n{text}" for name, text in resume.items()))) + "\n"


def _rows(name: str) -> list[Case]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
