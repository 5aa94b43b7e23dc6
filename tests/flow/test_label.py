"""People who label, each for themselves, at a terminal, through a pipe or in a notebook."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.flow.conftest import FAR, Ended, Place
from tests.judges import Person, hasty, truth

import vitaeval
from vitaeval.app.label_claims import drawn, stated
from vitaeval.app.labels import judge_spec, newest_rubric
from vitaeval.app.project import Project
from vitaeval.schema.judgement import CRITERIA

CORE = ("task=judge_cv", "set=core")


def lines(place: Place, task: str = "judge_cv", name: str = "labels.jsonl") -> list[dict[str, Any]]:
    path = place.root / "golden" / task / "core" / name
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def typed(place: Place, keys: str, *words: str) -> Ended:
    """`vitaeval label` with lines piped in."""
    place.patch.setattr(sys, "stdin", io.StringIO(keys))
    return place.run("label", *words)


@pytest.fixture
def short(place: Place) -> Place:
    """A project whose judge set holds three documents."""
    path = place.root / "golden" / "judge_cv" / "core" / "examples.jsonl"
    path.write_text("".join(f"{line}\n" for line in path.read_text().splitlines()[:3]))
    return place


def test_a_terminal_asks_shows_the_rubric_and_keeps_each_word_at_once(short: Place) -> None:
    keeper, screen = pty.openpty()
    words = [sys.executable, str(FAR / "_run.py"), "label", *CORE, "who=Ann"]
    child = subprocess.Popen(words, cwd=short.root, stdin=screen, stdout=screen, stderr=screen, start_new_session=True)
    os.close(screen)
    told = answer(keeper, "relevance [", "?")
    told += answer(keeper, "relevance [", "9")
    told += answer(keeper, "relevance [", "4")
    told += answer(keeper, "evidence [", "3")
    told += answer(keeper, "clarity [", "5")
    told += answer(keeper, "2 of 3", "")
    assert [line["bands"] for line in lines(short)] == [{"relevance": 4, "evidence": 3, "clarity": 5}]
    told += answer(keeper, "relevance [", "q")
    assert child.wait(timeout=30) == 0
    os.close(keeper)
    assert "nearly every entry pairs an act" in told
    assert "'9' is none of 1/2/3/4/5" in told


def answer(keeper: int, wanted: str, key: str) -> str:
    """Read the screen until `wanted` stands on it, then type `key`."""
    told = ""
    while wanted not in told:
        told += os.read(keeper, 4096).decode(errors="replace")
    if key:
        os.write(keeper, f"{key}\n".encode())
    return told


@pytest.mark.parametrize("task", ["judge_cv", "judge_letter"])
def test_every_band_of_every_criterion_has_an_anchor(place: Place, task: str) -> None:
    text = newest_rubric(judge_spec(task), None, Project(place.root)).text
    heads = [line.partition(":")[0] for line in text.splitlines() if not line.startswith(" ")]
    bands = [line.split()[0] for line in text.splitlines() if line.startswith(" ")]
    assert tuple(heads) == CRITERIA
    assert bands == ["1", "2", "3", "4", "5"] * len(CRITERIA)


def test_a_prompt_without_a_rubric_is_nothing_to_label_by(short: Place) -> None:
    part = short.root / "prompts" / "judge_cv" / "main" / "system.v1.md"
    part.write_text(part.read_text().replace("<rubric>", "<bands>"))
    ended = typed(short, "1\n1\n1\n", *CORE, "who=Ann")
    assert ended.code == 2
    assert "has no <rubric>" in ended.err


def test_a_label_says_who_when_what_text_and_which_rubric(short: Place) -> None:
    ended = typed(short, "4\n3\n5\n", *CORE, "who=  Ann   Lee ")
    assert ended.code == 0, ended
    (line,) = lines(short)
    assert (line["who"], line["by"], line["preferred"]) == ("Ann Lee", "person", None)
    assert line["bands"] == {"relevance": 4, "evidence": 3, "clarity": 5}
    assert len(line["document"]) == len(line["rubric"]) == 64
    assert "1 labelled now, 2 left" in ended.out


def test_nothing_tells_how_a_document_was_made_or_what_others_said(place: Place) -> None:
    Person(truth).label(place.root, "judge_cv", "core", "Ann")
    other = Person(truth)
    other.label(place.root, "judge_cv", "core", "Bob")
    rows = [
        json.loads(line)
        for line in (place.root / "golden" / "judge_cv" / "core" / "examples.jsonl").read_text().splitlines()
    ]
    shown = "\n".join(other.screens)
    assert len(other.screens) == len(rows)
    assert not any(row["id"] in shown for row in rows)
    assert "Ann" not in shown
    assert "padded" not in shown


def test_two_people_get_orders_and_places_of_their_own(place: Place) -> None:
    ann, bob = Person(truth), Person(truth)
    for person, who in ((ann, "Ann"), (bob, "Bob")):
        assert person.label(place.root, "prefer_cv", "core", who) == 10
    assert ann.screens != bob.screens
    firsts = [{screen.partition("DOCUMENT 1")[2] for screen in person.screens} for person in (ann, bob)]
    assert firsts[0] != firsts[1]
    given = lines(place, "prefer_cv")
    assert [line["example"] for line in given[:10]] != [line["example"] for line in given[10:]]
    words = {(line["who"], line["example"]): line["preferred"] for line in given}
    names = {name for _, name in words}
    assert all(words["Ann", name] == words["Bob", name] for name in names)
    assert {words["Ann", name] for name in names} >= {"first", "second"}


def test_the_same_command_goes_on_and_a_word_may_be_taken_back(short: Place) -> None:
    typed(short, "4\n3\n5\n2\n2\n2\nb\n1\n1\n1\n", *CORE, "who=Ann")
    words = [(line["example"], line["bands"]["relevance"]) for line in lines(short)]
    assert [band for _, band in words] == [4, 2, 1]
    assert words[1][0] == words[2][0]
    ended = typed(short, "s\n", *CORE, "who=Ann")
    assert "1 to label" in ended.out
    typed(short, "3\n3\n3\n", *CORE, "who=Ann")
    ended = typed(short, "", *CORE, "who=Ann")
    assert "nothing is left for you to label" in ended.out
    ended = short.run("label", "agreement", *CORE)
    assert "Ann (self-declared): 3 of 3" in ended.out


def test_agreement_is_that_of_people_on_todays_texts(place: Place) -> None:
    for who, reads in (("Ann", truth), ("Bob", truth)):
        Person(reads).label(place.root, "judge_cv", "core", who)
    Person(hasty).label(place.root, "judge_cv", "core", "gpt-4o", by="model")
    ended = place.run("label", "agreement", *CORE)
    assert ended.code == 0
    assert "relevance: Krippendorff's alpha among people 1.000" in ended.out
    assert "no interval: it takes documents of ten people" in ended.out
    assert "15 labels are left aside" in ended.out
    path = place.root / "golden" / "judge_cv" / "core" / "examples.jsonl"
    first, *rest = path.read_text().splitlines()
    row = json.loads(first)
    row["expected"]["document"] += "\n- One line more"
    path.write_text("\n".join([json.dumps(row), *rest]) + "\n")
    ended = place.run("label", "agreement", *CORE)
    assert "Ann (self-declared): 14 of 15" in ended.out


def test_a_preference_is_no_label_of_a_document(short: Place) -> None:
    typed(short, "4\n3\n5\n", *CORE, "who=Ann")
    path = short.root / "golden" / "judge_cv" / "core" / "labels.jsonl"
    (line,) = lines(short)
    path.write_text(json.dumps({**line, "bands": None, "preferred": "first"}) + "\n")
    ended = short.run("label", "agreement", *CORE)
    assert ended.code == 0, ended
    assert "no person has labelled any" in ended.out
    assert "alpha" not in ended.out


def test_labels_change_no_golden_set(short: Place) -> None:
    before = vitaeval.evaluate("task=judge_cv", "tracking=none", project=short.root).manifest.golden_digest
    typed(short, "4\n3\n5\n", *CORE, "who=Ann")
    assert short.run("golden", "lint", "task=judge_cv").code == 0
    assert vitaeval.evaluate("task=judge_cv", "tracking=none", project=short.root).manifest.golden_digest == before


def test_a_notebook_asks_by_a_function_of_its_own(short: Place, capsys: pytest.CaptureFixture[str]) -> None:
    answers = iter(["5", "4", "3", "q"])
    given = vitaeval.label("judge_cv", "core", who="Ann", ask=lambda question: next(answers), project=short.root)
    assert given == 1
    assert lines(short)[0]["bands"] == {"relevance": 5, "evidence": 4, "clarity": 3}
    assert "DOCUMENT" in capsys.readouterr().out
    short.patch.setattr("builtins.input", lambda question: (_ for _ in ()).throw(EOFError))
    assert vitaeval.label("judge_cv", "core", who="Ann", project=short.root) == 0


def test_a_document_cannot_steer_the_terminal(short: Place) -> None:
    path = short.root / "golden" / "judge_cv" / "core" / "examples.jsonl"
    row = json.loads(path.read_text().splitlines()[0])
    row["expected"]["document"] = "Nurse\x1b[2J\x1b[H who hides the rest"
    path.write_text(json.dumps(row) + "\n")
    ended = typed(short, "q\n", *CORE, "who=Ann")
    assert "who hides the rest" in ended.out
    assert "\x1b[2J" not in ended.out


@pytest.fixture
def claimed(place: Place) -> Place:
    """A run that delivered two CVs, one of which claims an award that nobody gave."""
    path = place.root / "golden" / "generate_cv" / "core" / "examples.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    cvs = [(row["id"], row["expected"]["reference"]) for row in rows if row["expected"]["reference"]["kind"] == "cv"][
        :2
    ]
    cvs[0][1]["experience"][0]["bullets"][0]["text"] += "; won the Golden Ladle Award for it"
    answers = [json.dumps({"example": name, "output": {"answer": cv}}) + "\n" for name, cv in cvs]
    (place.root / "answers.jsonl").write_text("".join(answers))
    words = ("file=answers.jsonl", "suite.examples=null", "max_unanswered=1", "tracking=none", "metrics=[validity]")
    place.run("import", *words, "privacy=off")
    return place


def test_claims_are_read_beside_the_profile_and_never_beside_our_verdict(claimed: Place) -> None:
    ended = typed(claimed, "y\n" * 12, "claims", "run=last", "claims=12", "who=Ann")
    assert ended.code == 0, ended
    found = lines(claimed, "generate_cv", "claim_labels.jsonl")
    assert len(found) == 12
    assert {line["support"] for line in found} == {"supported"}
    assert ended.out.count("PROFILE") in (1, 2)
    for word in ("unsupported", "contradicted", "critical", "major", "minor"):
        assert word not in ended.out
    typed(claimed, "y\n" * 12, "claims", "run=last", "claims=12", "who=Bob")
    both = lines(claimed, "generate_cv", "claim_labels.jsonl")
    assert {line["text"] for line in both[:12]} == {line["text"] for line in both[12:]}


def test_half_of_the_claims_are_doubted_ones_as_far_as_there_are_any(claimed: Place) -> None:
    path = claimed.root / "answers.jsonl"
    first, second = (json.loads(line) for line in path.read_text().splitlines())
    first["output"]["answer"]["skills"] += ["Kubernetes", "Terraform", "Welding", "Haskell", "SAP ABAP", "Blender"]
    path.write_text(f"{json.dumps(first)}\n{json.dumps(second)}\n")
    words = ("file=answers.jsonl", "suite.examples=null", "max_unanswered=1", "tracking=none", "metrics=[validity]")
    claimed.run("import", *words, "privacy=off")
    found = stated("last", Project(claimed.root))
    doubted = sum(item.is_doubted for item in found)
    assert 5 <= doubted < len(found) / 2
    for most in (1, 4, 8):
        assert sum(item.is_doubted for item in drawn(found, most)) == (most + 1) // 2
        assert len(drawn(found, most)) == most
    assert len(drawn(found, 1000)) == len(found)
    assert sum(item.is_doubted for item in drawn(found, 2 * doubted + 10)) == doubted


def test_a_notebook_asks_for_claims_too(claimed: Place) -> None:
    answers = iter(["y", "n", "u", "q"])
    given = vitaeval.label_claims(who="Ann", claims=5, ask=lambda question: next(answers), project=claimed.root)
    assert given == 3
    words = [line["support"] for line in lines(claimed, "generate_cv", "claim_labels.jsonl")]
    assert words == ["supported", "not_supported", "unclear"]


def test_agreement_on_claims_says_how_often_the_check_is_right(claimed: Place) -> None:
    for who in ("Ann", "Bob"):
        asked: list[str] = []

        def screen(text: str, asked: list[str] = asked) -> None:
            asked.append(text)

        def invented(question: str, asked: list[str] = asked) -> str:
            return "n" if "Golden Ladle" in asked[-1].rpartition("CLAIM")[2] else "y"

        labelled(claimed.root, who, screen, invented)
    ended = claimed.run("label", "agreement", "run=last")
    assert ended.code == 0, ended
    assert "Ann (self-declared):" in ended.out
    assert "claims: Krippendorff's alpha among people 1.000" in ended.out
    assert "claims that the check lets stand: people find 100%" in ended.out
    assert "claims that the check doubts: people find" in ended.out


def labelled(root: Path, who: str, say: Any, ask: Any) -> None:
    """Label the claims of the last run."""
    from vitaeval.app.label import claim_items
    from vitaeval.app.labelling import Desk

    path, items, _ = claim_items({"run": "last", "who": who, "claims": "40"}, Project(root), {})
    assert Desk(ask, say, path).sit(items) == len(items) > 10


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "task=… is missing"),
        (("task=judge_cv",), "set=… is missing"),
        (("task=judg_cv", "set=core"), "did you mean judge_cv"),
        (("task=generate_cv", "set=core"), "unknown judge task 'generate_cv'"),
        (("task=judge_cv", "set=cor"), "did you mean core"),
        ((*CORE, "judge=9.9.9"), "unknown version '9.9.9'"),
        ((*CORE, "who=gpt-4o"), "add by=model"),
        ((*CORE, "by=robot"), "by=robot"),
        ((*CORE, "woh=Ann"), "did you mean who"),
        (("claim", "run=last"), "did you mean claims"),
        (("claims",), "run=… is missing"),
        (("claims", "run=last"), "unknown run 'last'"),
        (("agreement", "task=judge_cv"), "set=… is missing"),
    ],
)
def test_mistakes_are_answered_in_words(place: Place, words: tuple[str, ...], told: str) -> None:
    place.patch.setenv("VITAEVAL_ACTOR", "Ann")
    ended = typed(place, "1\n1\n1\n", *words)
    assert ended.code == 2, ended
    assert told in ended.err
    assert lines(place) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not a label"),
        ("<<<<<<< HEAD", "a merge conflict"),
        ('{"who": "Ann", "when": "2026-11-21T10:00:00+00:00", "example": "a"}', "not a label"),
    ],
)
def test_a_broken_label_is_named_with_its_line(short: Place, line: str, told: str) -> None:
    typed(short, "4\n3\n5\n", *CORE, "who=Ann")
    path = short.root / "golden" / "judge_cv" / "core" / "labels.jsonl"
    path.write_text(path.read_text() + line + "\n")
    for words in (CORE, ("agreement", *CORE)):
        ended = typed(short, "1\n1\n1\n", *words, *(("who=Bob",) if words == CORE else ()))
        assert ended.code == 2
        assert "labels.jsonl:2" in ended.err
        assert told in ended.err
    assert len(path.read_text().splitlines()) == 2


def test_nobody_labels_without_a_name(short: Place) -> None:
    for name, value in (
        ("VITAEVAL_ACTOR", " "),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_SYSTEM", "/dev/null"),
    ):
        short.patch.setenv(name, value)
    ended = typed(short, "1\n1\n1\n", *CORE)
    assert ended.code == 2
    assert "set VITAEVAL_ACTOR=" in ended.err
    assert lines(short) == []
