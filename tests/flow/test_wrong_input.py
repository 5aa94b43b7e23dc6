"""Wrong input: exit code 2, a message that says where and what to do, and nothing half-written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.flow.conftest import Place


def examples(root: Path) -> Path:
    return root / "golden" / "generate_cv" / "core" / "examples.jsonl"


def rows(root: Path, change: Callable[[list[dict[str, Any]]], None]) -> None:
    found = [json.loads(line) for line in examples(root).read_text(encoding="utf-8").splitlines()]
    change(found)
    examples(root).write_text("".join(json.dumps(item) + "\n" for item in found), encoding="utf-8")


def cut_line(root: Path) -> None:
    lines = examples(root).read_text(encoding="utf-8").splitlines()
    lines[2] = lines[2][: len(lines[2]) // 2]
    examples(root).write_text("\n".join(lines) + "\n", encoding="utf-8")


def unknown_field(root: Path) -> None:
    rows(root, lambda found: found[1].update(colour="red"))


def unknown_field_in_the_answer(root: Path) -> None:
    rows(root, lambda found: found[1]["expected"].update(leed="w1"))


def unknown_profile(root: Path) -> None:
    rows(root, lambda found: found[0]["input"].update(profile=found[0]["input"]["profile"][:-1]))


def unknown_job(root: Path) -> None:
    rows(root, lambda found: found[3]["input"].update(job="no-such-posting"))


def duplicate_id(root: Path) -> None:
    rows(root, lambda found: found[4].update(id=found[0]["id"]))


def no_licence(root: Path) -> None:
    card = examples(root).with_name("card.yaml")
    card.write_text("\n".join(line for line in card.read_text().splitlines() if not line.startswith("licence:")))


def no_card(root: Path) -> None:
    examples(root).with_name("card.yaml").unlink()


def broken_profile(root: Path) -> None:
    name = json.loads(examples(root).read_text(encoding="utf-8").splitlines()[0])["input"]["profile"]
    (root / "golden" / "profiles" / f"{name}.json").write_text('{"work": {}}')


def part(root: Path, text: str) -> None:
    """A new version 9.0.0 whose user part of the first stage is `text`."""
    folder = root / "prompts" / "generate_cv"
    (folder / "analysis" / "user.v9.md").write_text(text)
    source = (folder / "1.1.0.yaml").read_text().replace("version: 1.1.0", "version: 9.0.0", 1)
    (folder / "9.0.0.yaml").write_text(source.replace("user: user.v2", "user: user.v9", 1))


GOOD_PART = "<profile>{{ profile }}</profile><job>{{ job }}</job>"


def missing_variable(root: Path) -> None:
    part(root, GOOD_PART + "{{ candidate }}")


def unused_variable(root: Path) -> None:
    part(root, "<profile>{{ profile }}</profile>")


def broken_template(root: Path) -> None:
    part(root, GOOD_PART + "{% if %}")


def missing_part(root: Path) -> None:
    part(root, GOOD_PART)
    (root / "prompts" / "generate_cv" / "analysis" / "user.v9.md").unlink()


def missing_stage(root: Path) -> None:
    part(root, GOOD_PART)
    path = root / "prompts" / "generate_cv" / "9.0.0.yaml"
    path.write_text(path.read_text().partition("  generation:")[0])


def stage_too_many(root: Path) -> None:
    part(root, GOOD_PART)
    path = root / "prompts" / "generate_cv" / "9.0.0.yaml"
    text = path.read_text()
    stage = text.partition("  generation:")[2]
    (root / "prompts" / "generate_cv" / "letter").mkdir()
    for name in ("system.v2.md", "user.v2.md"):
        source = root / "prompts" / "generate_cv" / "generation" / name
        (root / "prompts" / "generate_cv" / "letter" / name).write_text(source.read_text())
    path.write_text(f"{text}  letter:{stage}")


def nothing(_root: Path) -> None:
    """The files are right, the words are wrong."""


WRONG: list[tuple[Callable[[Path], None], tuple[str, ...], str]] = [
    (cut_line, (), "examples.jsonl:3: "),
    (unknown_field, (), "examples.jsonl:2: colour: unknown field"),
    (unknown_field_in_the_answer, (), "examples.jsonl:2: expected/leed: unknown field"),
    (unknown_profile, (), "examples.jsonl:1: unknown profile "),
    (unknown_job, (), "examples.jsonl:4: unknown job 'no-such-posting'"),
    (duplicate_id, (), "examples.jsonl:5: id "),
    (no_licence, (), "card.yaml: licence: Field required"),
    (no_card, (), "card.yaml: missing"),
    (broken_profile, (), "/work must be an array, this is an object"),
    (missing_variable, ("prompt=9.0.0",), "'candidate'"),
    (unused_variable, ("prompt=9.0.0",), "'job'"),
    (broken_template, ("prompt=9.0.0",), "user.v9.md:1"),
    (missing_part, ("prompt=9.0.0",), "user.v9"),
    (missing_stage, ("prompt=9.0.0",), "stage 'generation' is missing"),
    (stage_too_many, ("prompt=9.0.0",), "unknown stage 'letter'"),
    (nothing, ("prompt=1.1.1",), "did you mean 1.1.0"),
    (nothing, ("prompt=1.1",), "did you mean 1.1.0"),
    (nothing, ("model=basline",), "did you mean baseline?"),
    (nothing, ("model.provider=basline",), "unknown provider 'basline': did you mean baseline?"),
    (nothing, ("transport.breaker_pause=3",), "did you mean transport.breaker_pause_s"),
    (nothing, ("transport.breaker_failures=0",), "transport.breaker_failures=0: Input should be greater than 0"),
    (nothing, ("metrics=[fabricaton]",), "unknown metric 'fabricaton': did you mean fabrication?"),
    (nothing, ("task=generate_cvs",), "unknown task 'generate_cvs': did you mean generate_cv?"),
    (nothing, ("golden=cores",), "unknown golden set generate_cv/cores: did you mean core?"),
    (nothing, ("suite=smok",), "did you mean smoke?"),
    (nothing, ("suite.exmples=3",), "did you mean suite.examples"),
    (nothing, ("concurency=3",), "did you mean concurrency"),
    (nothing, ("concurrency=0",), "concurrency=0"),
    (nothing, ("suite.tags=[comon]",), "did you mean common"),
    (nothing, ("prompt=1.0.0+generatoin.1.1.0",), "did you mean generation"),
    (
        nothing,
        ("model=simulated", "model.simulation.all.rates={employer_inventd: 1}"),
        "did you mean employer_invented",
    ),
    (nothing, ("model=simulated", "model.simulation.all.flat=2"), "model.simulation.all.flat=2"),
    (nothing, ("smoke",), "'smoke' is no KEY=VALUE"),
    (nothing, ("--fast",), "'--fast' is no KEY=VALUE"),
]


@pytest.mark.parametrize(
    ("spoil", "words", "said"), WRONG, ids=[f"{spoil.__name__} {' '.join(words)}".strip() for spoil, words, _ in WRONG]
)
def test_wrong_input_ends_at_the_door(
    place: Place, spoil: Callable[[Path], None], words: tuple[str, ...], said: str
) -> None:
    spoil(place.root)
    ended = place.run("eval", "tracking=none", *words)
    assert ended.code == 2, ended
    assert said in ended.err
    assert "Traceback" not in ended.err
    assert len(ended.err.splitlines()) < 25
    assert ended.out == ""
    assert not (place.root / "runs").exists()


def test_an_edit_of_a_locked_part_is_refused(place: Place) -> None:
    place.run("prompts", "lock", "task=generate_cv", "version=1.0.0")
    path = place.root / "prompts" / "generate_cv" / "analysis" / "user.v1.md"
    path.write_text(path.read_text() + "Be bold.\n")
    ended = place.run("eval", "tracking=none", "prompt=1.0.0")
    assert ended.code == 2
    assert "generate_cv/analysis/user.v1.md" in ended.err
    assert "put the new text into generate_cv/analysis/user.v4.md and bind that in generate_cv/" in ended.err
    assert not (place.root / "runs").exists()
    assert place.run("prompts", "check").code == 2


def test_all_unknown_names_are_told_at_once(place: Place) -> None:
    ended = place.run("eval", "tracking=none", "prompt=7.0.0", "golden=cores", "metrics=[x]", "model.provider=y")
    assert ended.code == 2
    assert all(name in ended.err for name in ("7.0.0", "cores", "'x'", "'y'"))


def test_lint_tells_every_problem_with_its_place_and_ends_with_2(place: Place) -> None:
    cut_line(place.root)
    unknown = '{"id": "x", "colour": 1}'
    with examples(place.root).open("a", encoding="utf-8") as file:
        file.write(unknown + "\n")
    ended = place.run("golden", "lint", "task=generate_cv")
    assert ended.code == 2
    assert "examples.jsonl:3: " in ended.out
    last = len(examples(place.root).read_text(encoding="utf-8").splitlines())
    assert f"examples.jsonl:{last}: " in ended.out


def test_a_started_version_is_locked_when_its_author_has_said_why(place: Place) -> None:
    place.run("new", "prompt", "task=generate_cv", "version=1.3.0")
    path = place.root / "prompts" / "generate_cv" / "1.3.0.yaml"
    refused = place.run("prompts", "lock")
    assert refused.code == 2
    assert "1.3.0.yaml: why is not written yet" in refused.err
    assert "1.3.0.yaml: changelog is not written yet" in refused.err
    said = path.read_text().replace("why: say here why this version is needed", "why: Shorter summaries.")
    path.write_text(said.replace("changelog: say here what is different from its parent", "changelog: First version."))
    older = place.root / "prompts" / "generate_cv" / "1.1.0.yaml"
    assert "changelog: >-" in older.read_text()
    assert place.run("prompts", "lock").code == 0
    assert "1 version" not in place.run("prompts", "check").out
    path.write_text(said.replace("Shorter", "Longer"))
    assert place.run("prompts", "check").code == 2


def test_a_reason_that_is_the_parents_is_none(place: Place) -> None:
    text = (place.root / "prompts" / "generate_cv" / "1.1.0.yaml").read_text()
    text = text.replace("version: 1.1.0", "version: 1.3.0", 1).replace("parent: 1.0.0", "parent: 1.1.0", 1)
    (place.root / "prompts" / "generate_cv" / "1.3.0.yaml").write_text(text)
    ended = place.run("prompts", "lock", "task=generate_cv", "version=1.3.0")
    assert (ended.code, "why is that of 1.1.0" in ended.err) == (2, True)


def test_a_lock_that_is_gone_is_noticed(place: Place) -> None:
    (place.root / "prompts" / "LOCK.json").unlink()
    ended = place.run("prompts", "check")
    assert ended.code == 2
    assert "LOCK.json is missing, so no version is protected" in ended.out
    assert "1 problem\n" in ended.out


def test_lint_tells_what_the_profile_lacks_and_which_twin_cannot_be_made(place: Place) -> None:
    path = examples(place.root)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:2]]
    rows[0]["expected"]["skills"].append("Underwater basket weaving")
    fact = next(item for item in rows[0]["expected"]["facts"] if item["claim"])
    fact["claim"]["value"] = "Zymurgy"
    rows[1]["expected"]["invented"][0] |= {"old": "not what stands there"}
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ended = place.run("golden", "lint", "task=generate_cv")
    assert ended.code == 2
    for said in (
        "examples.jsonl:1: ",
        "skill 'Underwater basket weaving' is expected, and the profile does not have it",
        f"fact {fact['id']}: {', '.join(fact['source_ids'])} does not say {fact['claim']['type']} 'Zymurgy'",
        f"examples.jsonl:2: {rows[1]['id']}: invented: ",
        "3 problems",
    ):
        assert said in ended.out, ended.out


@pytest.mark.parametrize("command", ["eval", "runs", "golden", "prompts", "rescore", "list"])
def test_outside_of_a_project_every_command_says_how_to_make_one(tmp_path: Path, place: Place, command: str) -> None:
    words = {"golden": ["stats"], "prompts": ["check"], "rescore": ["run=last"], "list": ["tasks"]}.get(command, [])
    elsewhere = Place(tmp_path, place.patch, place.capture)
    ended = elsewhere.run(command, *words)
    assert ended.code == 2
    assert "`vitaeval init` makes one here" in ended.err
