"""A person's word on a doubtful claim: given once, kept in a file, felt by every later score, never out of sight."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.flow.conftest import Place, record

import vitaeval
from vitaeval.schema.score import Score

INVENTED = "Won the Golden Ladle Award for it"


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITAEVAL_ACTOR", "Jo  Reviewer")


def rows(place: Place) -> list[dict[str, Any]]:
    path = place.root / "golden" / "generate_cv" / "core" / "examples.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(place: Place, chosen: list[dict[str, Any]]) -> None:
    """Leave only these examples: a run is measured against good and bad answers of all."""
    path = place.root / "golden" / "generate_cv" / "core" / "examples.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in chosen), encoding="utf-8")


@pytest.fixture
def bought(place: Place) -> tuple[Path, str]:
    """A run of two answers, the first of which claims an award that nobody gave; its folder and the example."""
    chosen = [row for row in rows(place) if row["expected"]["reference"]["kind"] == "cv" and row.get("active", True)][
        :2
    ]
    write(place, chosen)
    cvs = [row["expected"]["reference"] for row in chosen]
    bullet = cvs[0]["experience"][0]["bullets"][0]
    bullet["text"] = f"{bullet['text']}; {INVENTED}"
    answers = place.root / "answers.jsonl"
    lines = [
        json.dumps({"example": row["id"], "output": json.dumps({"answer": cv})})
        for row, cv in zip(chosen, cvs, strict=True)
    ]
    answers.write_text("\n".join(lines) + "\n", encoding="utf-8")
    place.run("import", f"file={answers}", "suite.examples=null", "max_unanswered=1", "tracking=none")
    return place.folders()[-1], chosen[0]["id"]


def fabrication(folder: Path, example: str) -> Score:
    cell = next(item for item in record(folder).examples if item.example == example).cells["fabrication"]
    assert isinstance(cell, Score)
    return cell


def award(place: Place, example: str) -> str:
    """The number of the invented award among the doubtful claims of the answer."""
    listed = place.run("adjudicate", "run=last", f"example={example}").out
    return next(line.split()[0] for line in listed.splitlines() if "Golden Ladle" in line and line.split()[0].isdigit())


def speak(place: Place, example: str, verdict: str, why: str = "she showed me the certificate") -> None:
    number = award(place, example) if verdict == "false_alarm" else "1"
    ended = place.run(
        "adjudicate", "run=last", f"example={example}", f"claim={number}", f"verdict={verdict}", f"why={why}"
    )
    assert ended.code == 0, ended.err


def test_a_false_alarm_counts_no_more_and_is_shown_in_every_report(place: Place, bought: tuple[Path, str]) -> None:
    folder, example = bought
    before = fabrication(folder, example)
    assert before.parts["clean"] == 0.0
    assert record(folder).adjudicated is None
    while (
        "wait for a person's word" in (listed := place.run("adjudicate", "run=last", f"example={example}").out)
        and "no doubtful" not in listed
    ):
        number = next(line.split()[0] for line in listed.splitlines() if line[:4].strip().isdigit())
        words = ("run=last", f"example={example}", f"claim={number}", "verdict=false_alarm", "why=seen the letter")
        assert place.run("adjudicate", *words).code == 0
    ended = place.run("rescore", "run=last")
    assert ended.code == 0
    assert "fabrication.clean" in ended.out
    assert "adjudications: then none, now" in ended.out
    after = fabrication(folder, example)
    assert after.parts["clean"] == 1.0
    assert after.parts["adjudicated"] >= 1.0
    assert after.value < before.value
    told = record(folder).adjudicated
    assert told is not None
    assert told.false_alarms == after.parts["adjudicated"]
    said = "called a false alarm by Jo Reviewer (self-declared)"
    for report in (ended.out, (folder / "report.md").read_text(), (folder / "report.json").read_text()):
        assert said in " ".join(report.split())
        assert "seen the letter" in report


def test_runs_under_different_words_are_told_apart(place: Place, bought: tuple[Path, str]) -> None:
    folder, example = bought
    speak(place, example, "false_alarm")
    place.run("rescore", "run=last")
    first = record(folder).adjudicated
    speak(place, example, "confirmed", why="the letter was forged")
    ended = place.run("rescore", "run=last")
    second = record(folder).adjudicated
    assert first is not None
    assert second is not None
    assert first.digest != second.digest
    assert f"adjudications: then {first.digest[:12]}, now {second.digest[:12]}" in ended.out


def test_a_confirmed_claim_still_counts_and_says_who_confirmed_it(place: Place, bought: tuple[Path, str]) -> None:
    folder, example = bought
    before = fabrication(folder, example)
    speak(place, example, "confirmed", why="no such award")
    place.run("rescore", "run=last")
    after = fabrication(folder, example)
    assert (after.value, after.parts["clean"], after.parts["adjudicated"]) == (before.value, 0.0, 0.0)
    assert "confirmed as invented by Jo Reviewer (self-declared)" in (folder / "report.md").read_text()


PERSON = {
    "basics": {"name": "Mara Lind"},
    "work": [{"name": "Harbour Bakery", "position": "Baker", "startDate": "2018-03", "endDate": "2022-06"}],
}
CV = (
    "# Mara Lind\n\n## Experience\n\n### Baker, Harbour Bakery | 2018-03 – 2022-06\n\n- Cut waste by 42 %\n\n"
    "## Skills\n\nKubernetes\n"
)


@pytest.fixture
def asked(place: Place) -> list[str]:
    """A check that doubts a figure and a skill."""
    (place.root / "me.json").write_text(json.dumps(PERSON))
    (place.root / "cv.md").write_text(CV)
    return ["profile=me.json", "cv=cv.md", "today=2026-11-01"]


def doubts(place: Place, asked: list[str]) -> Mapping[str, str]:
    out = place.run("check", *asked, "format=json").out
    claims = [claim for claim in json.loads(out)["claims"] if claim["verdict"] == "unsupported"]
    return {claim["text"]: claim["severity"] for claim in claims}


def number_of(place: Place, asked: list[str], text: str) -> str:
    return next(line.split()[0] for line in place.run("check", *asked).out.splitlines() if f"“{text}”" in line)


def test_a_word_given_on_a_check_holds_for_the_next_one(place: Place, asked: list[str]) -> None:
    assert doubts(place, asked) == {"42 %": "major", "Kubernetes": "major"}
    for text in ("42 %", "Kubernetes"):
        number = number_of(place, asked, text)
        place.run("adjudicate", *asked, f"claim={number}", "verdict=false_alarm", "why=she told me")
    ended = place.run("check", *asked)
    assert ended.code == 0
    assert "2 set aside as false alarms by people, not counted" in ended.out
    assert ended.out.count("she told me") == 2
    told = vitaeval.check(PERSON, CV, today="2026-11-01", project=place.root)
    assert (str(told.gate), told.score, told.rate) == ("pass", 0.0, 0.0)
    assert str(vitaeval.check(PERSON, CV, today="2026-11-01").gate) == "fail"


def test_a_word_holds_for_that_claim_about_that_person_only(place: Place, asked: list[str]) -> None:
    for text in ("42 %", "Kubernetes"):
        number = number_of(place, asked, text)
        place.run("adjudicate", *asked, f"claim={number}", "verdict=false_alarm", "why=she told me")
    (place.root / "cv.md").write_text(CV.replace("Cut waste by 42 %", "Raised sales by 42 %").replace("Kube", "Kuber"))
    assert doubts(place, asked).get("42 %") == "major"
    (place.root / "cv.md").write_text(CV + "\n\n")
    assert set(doubts(place, asked).values()) == {None}
    (place.root / "me.json").write_text(json.dumps({**PERSON, "basics": {"name": "Somebody Else"}}))
    assert set(doubts(place, asked).values()) == {"major"}


def test_a_skill_is_the_same_claim_wherever_it_stands(place: Place, asked: list[str]) -> None:
    number = number_of(place, asked, "Kubernetes")
    place.run("adjudicate", *asked, f"claim={number}", "verdict=false_alarm", "why=she told me")
    (place.root / "cv.md").write_text(CV.replace("Kubernetes", "KUBERNETES, Baking"))
    assert doubts(place, asked)["KUBERNETES"] is None


def test_a_later_word_supersedes_an_earlier_one_in_sight(
    place: Place, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    number = number_of(place, asked, "42 %")
    place.run("adjudicate", *asked, f"claim={number}", "verdict=false_alarm", "why=she told me")
    monkeypatch.setenv("VITAEVAL_ACTOR", "Ann")
    ended = place.run("adjudicate", *asked, f"claim={number}", "verdict=confirmed", "why=the ledger says 12 %")
    assert "supersedes an earlier word: called a false alarm by Jo Reviewer" in ended.out
    assert doubts(place, asked)["42 %"] == "major"
    listed = place.run("adjudicate", "list").out
    assert "superseded by line 2" in listed
    assert "she told me" in listed
    assert "the ledger says 12 %" in listed
    assert "1 hold, 1 are superseded" in listed
    assert len((place.root / "adjudications.jsonl").read_text().splitlines()) == 2


def test_the_file_may_lack_its_last_line_end(place: Place, asked: list[str]) -> None:
    path = place.root / "adjudications.jsonl"
    number = number_of(place, asked, "42 %")
    place.run("adjudicate", *asked, f"claim={number}", "verdict=false_alarm", "why=she told me")
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    ended = place.run("adjudicate", *asked, f"claim={number}", "verdict=confirmed", "why=no")
    assert "adjudications.jsonl:2" in ended.out
    assert "1 hold, 1 are superseded" in place.run("adjudicate", "list").out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not an adjudication"),
        ('{"format": 2}', "not an adjudication"),
        ("<<<<<<< HEAD", "a merge conflict: keep the lines of both sides"),
    ],
)
def test_a_bad_line_of_the_file_stops_everything_that_would_read_it(
    place: Place, asked: list[str], line: str, said: str
) -> None:
    (place.root / "adjudications.jsonl").write_text(f"\n{line}\n")
    for words in (("check", *asked), ("adjudicate", "list"), ("eval", "tracking=none", "suite.examples=2")):
        ended = place.run(*words)
        assert ended.code == 2
        assert "adjudications.jsonl:2" in ended.err
        assert said in ended.err
    assert not (place.root / "runs").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "which claims? run=ID|last"),
        (("verdict=confirmed", "why=x"), "claim=… is missing"),
        (("claim=1", "why=x"), "verdict=… is missing: false_alarm or confirmed"),
        (("claim=1", "verdict=false_alrm", "why=x"), "did you mean false_alarm?"),
        (("claim=1", "verdict=confirmed"), "why=… is missing"),
        (("claim=1", "verdict=confirmed", "why= "), "why=… is missing"),
        (("claim=9", "verdict=confirmed", "why=x"), "cv.md has doubtful claims 1 to 2"),
        (("list", "clam=1"), "did you mean claim?"),
        (("lst",), "did you mean list?"),
    ],
)
def test_an_unclear_word_is_not_kept(place: Place, asked: list[str], words: tuple[str, ...], said: str) -> None:
    ended = place.run("adjudicate", *(asked if words and words[0][0] != "l" else ()), *words)
    assert ended.code == 2
    assert said in ended.err
    assert not (place.root / "adjudications.jsonl").exists()


def test_nobody_speaks_without_a_name(place: Place, asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (
        ("VITAEVAL_ACTOR", " "),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_SYSTEM", "/dev/null"),
    ):
        monkeypatch.setenv(name, value)
    ended = place.run("adjudicate", *asked, "claim=1", "verdict=confirmed", "why=x")
    assert ended.code == 2
    assert "set VITAEVAL_ACTOR=" in ended.err
    assert not (place.root / "adjudications.jsonl").exists()


def test_a_run_on_other_documents_is_not_adjudicated(place: Place, bought: tuple[Path, str]) -> None:
    path = place.root / "golden" / "generate_cv" / "core" / "examples.jsonl"
    path.write_text("\n".join(path.read_text().splitlines()[:-1]) + "\n")
    ended = place.run("adjudicate", "run=last")
    assert ended.code == 2
    assert "was made on golden set" in ended.err


def test_an_unknown_example_is_named_with_near_ones(place: Place, bought: tuple[Path, str]) -> None:
    ended = place.run("adjudicate", "run=last", f"example={bought[1]}x")
    assert ended.code == 2
    assert bought[1] in ended.err
