"""The check on one free line at a time: paraphrases that nobody wrote a rule for, and inventions in as many wordings.

`tests/data/check/wordings/lines.jsonl` tells of each line whose it is, in which of the person's roles it stands
(null: in the summary), and whether it is true. It holds what is judged rightly and must stay so; how much is not, the
figures of `validation/` say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

import pytest
from tests.flow.conftest import REPOSITORY

from vitaeval.claims import check_text
from vitaeval.golden.documents import read_profile
from vitaeval.schema.claim import Claim, GateResult, Severity
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Profile

LINES = REPOSITORY / "tests" / "data" / "check" / "wordings"
GRAVE = (Severity.CRITICAL, Severity.MAJOR)


def cases() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    rows = [json.loads(line) for line in (LINES / "lines.jsonl").read_text(encoding="utf-8").splitlines()]
    for person, found in groupby(sorted(rows, key=lambda row: str(row["person"])), key=lambda row: str(row["person"])):
        yield person, list(found)


CASES = dict(cases())
TEXTS = json.loads((LINES / "texts.json").read_text(encoding="utf-8"))
"""Whole CVs and letters in free words, each with a posting and with inventions to put in the place of what is true."""


def profile(person: str) -> Profile:
    own = LINES / f"{person}.json"
    return read_profile(own if own.exists() else REPOSITORY / "golden" / "profiles" / f"{person}.json")


def cv(person: Profile, role: int | None, text: str) -> str:
    """A short CV with `text` in one role, and the first line of the profile in each other one."""
    lines = [f"# {person.basics.name}", "", person.basics.email or "", "", "## Summary", ""]
    lines += [text if role is None else "Looking for the next role.", "", "## Experience", ""]
    for number, work in enumerate(person.work):
        lines += [f"### {work.position}, {work.name} | {work.startDate} – {work.endDate or 'Present'}", ""]
        lines += [f"- {text if role == number else work.highlights[0]}", ""]
    return "\n".join(lines)


def flagged(person: Profile, row: dict[str, Any]) -> list[Claim]:
    """What is held against the line itself."""
    text = cv(person, row["role"], row["text"])
    start = text.index(row["text"])
    found = check_text(person, text, None, date(2026, 11, 1)).claims
    return [claim for claim in found if claim.severity and start < claim.end and claim.start < start + len(row["text"])]


@pytest.mark.parametrize("person", CASES)
def test_free_paraphrases_are_not_accused(person: str) -> None:
    who = profile(person)
    honest = [row for row in CASES[person] if row["told"] == "honest"]
    accused = {row["text"]: [claim.text for claim in flagged(who, row) if claim.severity in GRAVE] for row in honest}
    assert {text: words for text, words in accused.items() if words} == {}


@pytest.mark.parametrize("person", CASES)
def test_inventions_are_found_in_any_wording(person: str) -> None:
    who = profile(person)
    invented = [row for row in CASES[person] if row["told"] == "invented"]
    assert [row["text"] for row in invented if not flagged(who, row)] == []


@pytest.mark.parametrize("row", TEXTS, ids=[f"{row['person']}-{number}" for number, row in enumerate(TEXTS)])
def test_whole_texts_pass_until_something_is_invented(row: dict[str, Any]) -> None:
    who, job = profile(row["person"]), JobPosting.model_validate_json(json.dumps(row["job"]))
    text = "\n".join(row["text"]) + "\n"
    honest = check_text(who, text, job, date(2026, 11, 1))
    assert [claim.text for claim in honest.claims if claim.severity in GRAVE] == []
    assert honest.gate is GateResult.PASS
    lies = {lie: text.replace(truth, lie, 1) for truth, lie in row["lies"]}
    gates = {lie: check_text(who, changed, job, date(2026, 11, 1)).gate for lie, changed in lies.items()}
    assert [lie for lie, gate in gates.items() if gate is not GateResult.FAIL] == []
