"""The other commands, as a person uses them."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from tests.flow.conftest import REPOSITORY, Place

import vitaeval
from vitaeval.errors import UserError
from vitaeval.schema.documents.cv import TailoredCV

DEMO = Path(str(files("vitaeval.app"))) / "data" / "demo"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Place:
    """The repository itself, for commands that only read."""
    return Place(REPOSITORY, monkeypatch, capsys)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_demo_shows_floor_ceiling_and_ten_inventions_and_says_what_it_proves(place: Place) -> None:
    ended = place.run("demo")
    assert (ended.code, ended.err) == (0, "")
    assert "Floor and ceiling of the golden set" in ended.out
    shown = ended.out.split("- English: Native")[1]
    assert len(re.findall(r"^ +\d+ (?:critical|major|minor) ", shown, re.MULTILINE)) == 10
    assert shown.count("nearest in the profile (") >= 9
    assert "No real model was called: this proves the instrument, not a prompt." in ended.out
    assert not (place.root / "runs").exists() or place.folders() == []


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


PERSON = {
    "basics": {"name": "Mara Lind", "email": "mara@example.com"},
    "work": [
        {
            "name": "Harbour Bakery",
            "position": "Baker",
            "startDate": "2018-03",
            "endDate": "2022-06",
            "highlights": ["Cut flour waste by 12 % with a new weighing routine"],
        }
    ],
}
HONEST = """# Mara Lind
mara@example.com

## Experience

### Baker, Harbour Bakery | 2018-03 – 2022-06

- Cut flour waste by 12 % with a new weighing routine
"""


def test_an_honest_cv_passes_and_an_invented_figure_fails(here: Place, tmp_path: Path) -> None:
    profile = write(tmp_path, "me ü.json", json.dumps(PERSON))
    good = here.run("check", f"profile={profile}", f"cv={write(tmp_path, 'cv.md', HONEST)}", "today=2026-11-01")
    assert good.code == 0, good.out
    assert "gate: pass" in good.out
    bad_text = HONEST.replace("12 %", "42 %")
    bad = here.run("check", f"profile={profile}", f"cv={write(tmp_path, 'bad.md', bad_text)}", "today=2026-11-01")
    assert bad.code == 10
    assert "gate: fail" in bad.out
    assert "42 %" in bad.out
    assert "nearest in the profile (/work/0/highlights/0): “Cut flour waste by 12 %" in flat(bad.out)


def test_a_cv_without_anything_checkable_is_undetermined(here: Place, tmp_path: Path) -> None:
    profile, empty = write(tmp_path, "me.json", "{}"), write(tmp_path, "cv.md", "\n")
    assert here.run("check", f"profile={profile}", f"cv={empty}").code == 11


def test_an_unknown_key_of_a_resume_is_warned_of(here: Place, tmp_path: Path) -> None:
    profile = write(tmp_path, "me.json", json.dumps({**PERSON, "hobbies": ["Baking"]}))
    ended = here.run("check", f"profile={profile}", f"cv={write(tmp_path, 'cv.md', HONEST)}", "today=2026-11-01")
    assert ended.code == 0
    said = "/hobbies: not a JSON Resume 1.0 key; kept aside: no prompt shows it, a claim may rest on it"
    assert said in flat(ended.out)


def test_an_unknown_key_of_a_resume_is_the_persons_own_word() -> None:
    cv = HONEST + "\n## Skills\n\nKubernetes\n"
    assert vitaeval.check({**PERSON, "hobbies": ["Kubernetes"]}, cv, today="2026-11-01").gate == "pass"


def test_the_technical_keys_of_a_resume_support_nothing() -> None:
    cv = HONEST + "\n## Skills\n\nKubernetes\n"
    assert vitaeval.check({**PERSON, "meta": {"canonical": "Kubernetes"}}, cv, today="2026-11-01").gate == "fail"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("me.json", '{"work": "Acme"}', "/work must be an array"),
        ("me.json", "{", "not JSON"),
        ("cv.json", '{"kind": "cv"}', "not a TailoredCV"),
        ("today", "01.11.2026", "is no date; write YYYY-MM-DD"),
    ],
)
def test_a_wrong_file_is_named(here: Place, tmp_path: Path, name: str, text: str, said: str) -> None:
    profile = write(tmp_path, "me.json", text if name == "me.json" else json.dumps(PERSON))
    cv = write(tmp_path, "cv.json", text) if name == "cv.json" else write(tmp_path, "cv.md", HONEST)
    today = text if name == "today" else "2026-11-01"
    ended = here.run("check", f"profile={profile}", f"cv={cv}", f"today={today}")
    assert ended.code == 2
    assert said in ended.err


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"text_or_cv": 5}, TypeError, "text_or_cv must be text or a TailoredCV, this is int: '5'"),
        ({"profile": 5}, TypeError, "profile must be a JSON Resume object or the path of one"),
        ({"job": {"text": "x"}}, TypeError, "job must be text"),
        ({"today": 2026}, TypeError, "today must be a date"),
        ({"today": "01.11.2026"}, UserError, "is no date; write YYYY-MM-DD"),
    ],
)
def test_python_refuses_what_it_cannot_check(given: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=re.escape(said)):
        vitaeval.check(**{"profile": PERSON, "text_or_cv": HONEST, **given})


def test_python_checks_what_the_command_checks() -> None:
    clean = vitaeval.check(PERSON, HONEST, today="2026-11-01")
    assert clean.gate == "pass"
    wrong = vitaeval.check(PERSON, HONEST.replace("Baker,", "Head Baker,"), today="2026-11-01")
    assert wrong.gate == "fail"
    assert [claim.type for claim in wrong.claims if claim.verdict in ("unsupported", "contradicted")] == ["title"]
    lists = ("key_skills", "projects", "education", "certificates", "languages", "skills", "missing_skills")
    empty: dict[str, list[str]] = {name: [] for name in lists}
    bullets = [{"text": "Cut flour waste by 50 %", "source_ids": ["w1.h1"]}]
    job = {"source_id": "w1", "title": "Baker", "organization": "Harbour Bakery", "location": None}
    job |= {"start_date": "2018-03", "end_date": "2022-06", "bullets": bullets}
    values = {"kind": "cv", "headline": None, "summary": "", "experience": [job], "self_check": None, **empty}
    report = vitaeval.check(PERSON, TailoredCV.model_validate_json(json.dumps(values)), today="2026-11-01")
    found = next(claim for claim in report.claims if claim.verdict == "unsupported")
    assert (found.where, found.text) == ("/experience/0/bullets/0/text", "50 %")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "tasks"), ("generate_cv", "parse_job", "analysis → generation")),
        (("list", "prompts"), ("1.0.0", "1.1.0")),
        (("list", "models"), ("baseline", "reference", "prompt_blind")),
        (("list", "metrics"), ("fabrication", "expectations", "0 … 1")),
        (("list", "golden"), ("core",)),
        (("golden", "stats"), ("smallest effect", "Apache-2.0")),
        (("golden", "show", "example=nurse-brooks-clinical-er"), ("w1.h1:", "threshold")),
        (("prompts", "check"), ("no problems",)),
        (("prompts", "show", "task=generate_cv", "version=1.1.0"), ("-- system.v2", "answers CvAnswer")),
        (("prompts", "diff", "task=generate_cv", "from=1.0.0", "to=1.1.0"), ("system.v2",)),
    ],
    ids=lambda item: " ".join(item) if isinstance(item, tuple) else "",
)
def test_what_there_is_can_be_seen(here: Place, words: tuple[str, ...], said: tuple[str, ...]) -> None:
    ended = here.run(*words)
    assert (ended.code, ended.err) == (0, "")
    assert all(word in ended.out for word in said)


@pytest.mark.parametrize("task", ["generate_cv", "parse_job"])
def test_the_golden_sets_hold_and_beat_every_bad_twin(here: Place, task: str) -> None:
    ended = here.run("golden", "lint", f"task={task}")
    assert ended.code == 0, ended.out
    assert "no problems" in ended.out


def test_a_good_answer_that_is_spoilt_no_longer_passes_lint(place: Place) -> None:
    path = place.root / "golden" / "generate_cv" / "core" / "examples.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    row = json.loads(lines[0])
    row["expected"]["reference"]["skills"].append("Kubernetes")
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    ended = place.run("golden", "lint", "task=generate_cv")
    assert ended.code == 2
    assert "examples.jsonl:1: " in ended.out
    assert "the good answer does not pass" in ended.out
