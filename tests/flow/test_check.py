"""`vitaeval check` as a person meets it, on CVs that people and models could have written."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from tests.flow.conftest import REPOSITORY, Place

import vitaeval
from vitaeval.app.check_show import Shown, show
from vitaeval.schema.claim import Claim, FabricationReport, Severity

CVS = REPOSITORY / "tests" / "data" / "check"
PROFILES = REPOSITORY / "golden" / "profiles"
PEOPLE = {
    "nurse": "master-nurse-brooks",
    "logistics": "master-logistics-dorota-lindqvist",
    "budget": "master-budget-leona",
}
FOUND = {"nurse": 10, "logistics": 10, "budget": 10}
"""How many of the ten inventions of each CV are found."""


def checked(person: str, kind: str) -> tuple[str, FabricationReport]:
    path = next(CVS.glob(f"{person}.{kind}.*[dt]"))
    text = path.read_text(encoding="utf-8")
    return text, vitaeval.check(PROFILES / f"{PEOPLE[person]}.json", text, today="2026-11-01")


def grave(report: FabricationReport) -> list[Claim]:
    return [claim for claim in report.claims if claim.severity in (Severity.CRITICAL, Severity.MAJOR)]


@pytest.mark.parametrize("person", PEOPLE)
def test_an_honest_freely_worded_cv_is_not_accused(person: str) -> None:
    _, report = checked(person, "honest")
    assert [(str(claim.type), claim.text, claim.reason) for claim in grave(report)] == []
    assert report.gate == "pass"


@pytest.mark.parametrize("person", PEOPLE)
def test_subtle_inventions_are_found_where_they_stand(person: str) -> None:
    text, report = checked(person, "invented")
    inventions = json.loads((CVS / f"{person}.inventions.json").read_text(encoding="utf-8"))
    assert len(inventions) == 10
    found = []
    for item in inventions:
        start = text.index(item["text"])
        end = start + len(item["text"])
        if any(claim.severity and claim.start < end and start < claim.end for claim in report.claims):
            found.append(item["text"])
    assert len(found) >= FOUND[person], found
    assert report.gate == "fail"
    assert report.score > 0.99


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Place:
    """A folder of its own with one person in it; no project."""
    person = {
        "basics": {"name": "Mara Lind"},
        "work": [
            {"name": "Harbour Bakery", "position": "Baker", "startDate": "2018-03", "endDate": "2022-06",
             "highlights": ["Cut flour waste by 12 % with a new weighing routine", "Trained two apprentices"]},
        ],
    }  # fmt: skip
    (tmp_path / "me.json").write_text(json.dumps(person))
    return Place(tmp_path, monkeypatch, capsys)


HEAD = "# Mara Lind\n\n## Experience\n\n### Baker, Harbour Bakery | 2018-03 – 2022-06\n\n"


def check(place: Place, text: str | bytes, *words: str, name: str = "cv.md") -> Any:
    content = text if isinstance(text, bytes) else text.encode()
    (place.root / name).write_bytes(content)
    return place.run("check", "profile=me.json", f"cv={name}", "today=2026-11-01", *words)


def test_a_doubtful_claim_is_underlined_with_its_number(here: Place) -> None:
    ended = check(here, HEAD + "- Cut flour waste by 42 % with a new routine\n")
    lines = ended.out.splitlines()
    at = next(number for number, line in enumerate(lines) if "42 %" in line)
    first = lines[at].index("42 %")
    assert lines[at + 1] == " " * first + "1~~~"
    assert any(line.startswith("  1 major metric “42 %”: ") for line in lines)
    assert "gate: fail · 1 major without support among" in ended.out
    assert "(0 = nothing invented, 1 = surely something invented)" in ended.out
    assert ended.code == 10


def test_what_is_piped_has_no_colours_and_lines_as_long_as_they_were_written(here: Place) -> None:
    bullet = "- Baked " + "bread and " * 60 + "rolls, cutting flour waste by 42 %"
    ended = check(here, HEAD + bullet + "\n")
    assert "\x1b" not in ended.out
    assert bullet in ended.out


def test_a_terminal_shows_the_underline_itself() -> None:
    text, report = checked("nurse", "invented")
    paper = io.StringIO()
    console = Console(file=paper, force_terminal=True, width=80, color_system="standard", legacy_windows=False)
    show(console, Shown(report, text, "cv.md"))
    assert re.search(r"\x1b\[[\d;]*4[\d;]*mTableau\x1b", paper.getvalue())
    bare = re.sub(r"\x1b\[[\d;]*m", "", paper.getvalue())
    assert "~" not in bare.split("gate:")[0]
    assert all(len(line) <= 80 for line in bare.splitlines())


def test_wide_letters_are_underlined_in_their_columns(here: Place) -> None:
    ended = check(here, HEAD + "- 面包 saved 42 %\n")
    line, rule = next(
        (line, rule)
        for line, rule in zip(ended.out.splitlines(), ended.out.splitlines()[1:], strict=False)
        if "面" in line
    )
    assert rule.index("1") == line.index("42 %") + 2


def test_characters_that_steer_a_terminal_are_not_passed_on(here: Place) -> None:
    ended = check(here, HEAD + "- Cut waste by 42 %\x1b[2J\x9b31m\u202egnihton\n")
    assert not set("\x1b\x9b\u202e") & set(ended.out)


def test_evidence_that_has_nothing_to_do_with_the_claim_is_left_out(here: Place) -> None:
    ended = check(here, HEAD + "- Cut flour waste by 42 % with a weighing routine\n\n## Skills\n\nKubernetes\n")
    told = dict(re.findall(r"^ +\d+ major \w+ “(.*?)”.*\n(.*)$", ended.out, re.MULTILINE))
    assert "nearest in the profile (/work/0/highlights/0): “Cut flour waste by 12 %" in told["42 %"]
    assert "nearest" not in told["Kubernetes"]


def test_what_cannot_be_checked_is_counted_and_shown_when_asked(here: Place) -> None:
    work = {"name": "Harbour Bakery", "startDate": "2018-03", "endDate": "2022-06"}
    (here.root / "me.json").write_text(json.dumps({"work": [work]}))
    brief, whole = check(here, HEAD), check(here, HEAD, "--all")
    count = re.search(r"(\d+) more cannot be checked, the profile is silent on them; --all lists them", brief.out)
    assert count is not None
    assert f"{count[1]} not checkable" in whole.out
    assert "(/work/0/name)" in whole.out.split("supported")[1]
    assert "(/work/0/name)" not in brief.out


@pytest.mark.parametrize(
    ("text", "said"), [("", "cv.md is empty"), (" \n", "cv.md is empty"), ("Guten Tag.\n", "No claim about the person")]
)
def test_an_empty_check_says_so_instead_of_a_score(here: Place, text: str, said: str) -> None:
    ended = check(here, text)
    assert ended.code == 11
    assert "gate: undetermined" in ended.out
    assert said in ended.out
    assert "score" not in ended.out


def test_json_is_what_a_program_reads(here: Place) -> None:
    ended = check(here, HEAD + "- Cut flour waste by 42 %\n", "format=json")
    found = json.loads(ended.out)
    assert (ended.code, found["gate"]) == (10, "fail")
    assert [claim["text"] for claim in found["claims"] if claim["severity"]] == ["42 %"]


def test_a_cv_can_come_from_standard_input(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    class Given:
        buffer = io.BytesIO((HEAD + "- Cut flour waste by 12 %\n").encode())

    monkeypatch.setattr("sys.stdin", Given)
    ended = here.run("check", "profile=me.json", "cv=-", "today=2026-11-01")
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "cv.md is a PDF: save it as plain text or Markdown first"),
        (b"PK\x03\x04", "is a Word or ZIP file"),
        ("Café".encode("latin-1"), "not UTF-8 at byte 3"),
    ],
)
def test_a_file_that_holds_no_text_is_named(here: Place, content: bytes, said: str) -> None:
    ended = check(here, content)
    assert ended.code == 2
    assert said in ended.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"basics": {"name": "Jo"}}, "this is a JSON Resume, which profile takes; a CV is Markdown, plain text or"),
        ({"sections": []}, "`kind` is missing; a CV is Markdown, plain text or a model's answer"),
        ({"answer": {"sections": []}}, "`kind` is missing"),
    ],
)
def test_json_that_is_no_cv_says_what_it_is(here: Place, content: object, said: str) -> None:
    (here.root / "cv.json").write_text(json.dumps(content))
    ended = here.run("check", "profile=me.json", "cv=cv.json")
    assert (ended.code, f"cv.json: not a TailoredCV: {said}" in ended.err) == (2, True), ended


def test_a_profile_that_holds_nothing_is_told(here: Place) -> None:
    (here.root / "me.json").write_text('{"basics": {}, "work": null}')
    ended = check(here, HEAD)
    assert ended.out.startswith("me.json: holds nothing about a person: no claim can find support in it\n")


def test_an_unknown_format_is_named(here: Place) -> None:
    ended = check(here, HEAD, "format=jsn")
    assert ended.code == 2
    assert "did you mean json?" in ended.err


def test_how_an_odd_profile_was_read_is_told(here: Place) -> None:
    (here.root / "me.json").write_text(
        json.dumps({"work": [{"company": "Harbour Bakery", "position": "Baker", "startDate": 2018, "endDate": "now"}]})
    )
    ended = check(here, "## Experience\n\n### Baker, Harbour Bakery | 2018 – present\n")
    assert ended.code == 0
    assert "me.json: /work/0/company: an older name of name" in ended.out
    assert "me.json: /work/0/endDate: 'now' is no date; the entry goes on" in ended.out
