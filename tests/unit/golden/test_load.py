from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.golden_folder import CARD, row, write
from tests.line import TASK, Wanted

from vitaeval.errors import DataError
from vitaeval.golden.load import inspect, load, set_names


def problems(root: Path) -> list[str]:
    return [str(problem).replace(str(root), "") for problem in inspect(root, TASK, "core").problems]


def only(root: Path) -> str:
    (found,) = problems(root)
    return found


def test_a_set_loads_with_its_documents_in_file_order(tmp_path: Path) -> None:
    write(tmp_path, row("second", input={"profile": "mara", "job": "cook"}), row("first"))
    found = load(tmp_path, TASK, "core")
    assert [item.id for item in found.examples] == ["second", "first"]
    assert found.examples[0].profile is not None
    assert found.examples[0].profile.work[0].name == "Acme"
    assert found.examples[1].expected == Wanted(word="first")
    assert found.examples[1].job.text == "cook wanted"


def test_examples_share_a_cluster_by_profile_else_by_posting(tmp_path: Path) -> None:
    write(tmp_path, row("a", input={"profile": "mara", "job": "cook"}), row("b"))
    assert [item.cluster for item in load(tmp_path, TASK, "core").examples] == ["mara", "cook"]


def test_every_example_knows_the_day_on_which_it_is_judged(tmp_path: Path) -> None:
    write(tmp_path, row("a"), row("b"))
    assert {item.as_of for item in load(tmp_path, TASK, "core").examples} == {"2026-11-01"}


def test_a_line_cut_in_half_is_named_with_its_number(tmp_path: Path) -> None:
    text = json.dumps(row("b"))
    write(tmp_path, row("a"), text[: len(text) // 2], row("c"))
    assert only(tmp_path).startswith("/greet/core/examples.jsonl:2: ")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (row("b", colour="red"), "colour: unknown field, got 'red'"),
        (row("b", input={"job": "cook", "letter": "x"}), "input/letter: unknown field"),
        (row("b", expected={"word": "x", "words": 1}), "expected/words: unknown field, got '1'"),
        (row("b", expected={"word": 1}), "expected/word: Input should be a valid string, got '1'"),
        (row("b", job="cok"), "unknown job 'cok': did you mean cook?"),
        (row("b", input={"profile": "maya", "job": "cook"}), "unknown profile 'maya': did you mean mara?"),
        (row("b", input={}), "input names no job"),
        (row("a"), "id 'a' is already used at "),
        (row("B!"), "id: String should match pattern"),
        (row("b", threshold=1.5), "threshold: Input should be less than or equal to 1"),
        (row("b", provenance={"author": "x", "date": "yesterday"}), "provenance/date: "),
    ],
)
def test_a_wrong_row_is_named_with_file_and_line(tmp_path: Path, broken: dict[str, Any], said: str) -> None:
    write(tmp_path, row("a"), broken)
    assert only(tmp_path).startswith(f"/greet/core/examples.jsonl:2: {said}")


def test_the_first_use_of_a_duplicated_id_is_named_too(tmp_path: Path) -> None:
    write(tmp_path, row("a"), row("b"), row("a"))
    assert only(tmp_path).endswith("examples.jsonl:1")


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ({key: value for key, value in CARD.items() if key != "licence"}, "licence: Field required"),
        ({**CARD, "licence": ""}, "licence: "),
        ({**CARD, "colour": "red"}, "colour: unknown field"),
        ({**CARD, "task": "other"}, "belongs to task 'other', stands under 'greet'"),
        ("title: [", "not YAML"),
        ("", "the whole: "),
    ],
)
def test_a_wrong_data_sheet_is_named(tmp_path: Path, card: dict[str, Any] | str, said: str) -> None:
    write(tmp_path, row("a"), card=card)
    assert only(tmp_path).startswith(f"/greet/core/card.yaml: {said}")


def test_a_date_without_quotes_in_the_data_sheet_is_a_date_all_the_same(tmp_path: Path) -> None:
    quoted = yaml.safe_dump(CARD)
    bare = quoted.replace("'2026-11-01'", "2026-11-01")
    assert bare != quoted
    write(tmp_path, row("a"), card=bare)
    assert load(tmp_path, TASK, "core").card.as_of == "2026-11-01"


def test_a_missing_data_sheet_is_named(tmp_path: Path) -> None:
    write(tmp_path, row("a"))
    (tmp_path / "greet" / "core" / "card.yaml").unlink()
    assert only(tmp_path) == "/greet/core/card.yaml: missing: a golden set needs its data sheet with licence"


def test_a_broken_document_is_named_where_it_is_used(tmp_path: Path) -> None:
    write(tmp_path, row("a"))
    (tmp_path / "jobs" / "cook.json").write_text('{"title": "Cook",')
    assert "cook.json:1:18: not JSON" in only(tmp_path)


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    rows = [row("a"), "{", row("b", colour=1), row("c", job="cok"), row("a")]
    write(tmp_path, *rows, card={**CARD, "licence": ""})
    found = problems(tmp_path)
    places = [problem.split(": ")[0].rsplit("/", 1)[1] for problem in found]
    assert places == ["card.yaml", *(f"examples.jsonl:{n}" for n in (2, 3, 4, 5))]
    with pytest.raises(DataError) as caught:
        load(tmp_path, TASK, "core")
    assert all(problem in str(caught.value).replace(str(tmp_path), "") for problem in found)


def test_a_flood_of_problems_is_counted_and_cut(tmp_path: Path) -> None:
    write(tmp_path, *["{"] * 30)
    with pytest.raises(DataError, match=r"… and 10 more"):
        load(tmp_path, TASK, "core")


def test_inactive_examples_are_left_out_but_checked(tmp_path: Path) -> None:
    write(tmp_path, row("a"), row("b", active=False))
    assert [item.id for item in load(tmp_path, TASK, "core").examples] == ["a"]
    write(tmp_path, row("a"), row("b", active=False, job="cok"))
    assert "unknown job" in only(tmp_path)


@pytest.mark.parametrize("rows", [[], [row("a", active=False)]])
def test_a_set_without_any_example_is_a_problem(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    remedy = "all are inactive" if rows else "write one a line, as in the other sets"
    assert only(write(tmp_path, *rows)).endswith(f"holds no active example: {remedy}")


def test_an_unknown_set_gets_near_matches(tmp_path: Path) -> None:
    write(tmp_path, row("a"))
    with pytest.raises(DataError, match=r"unknown golden set greet/cor: did you mean core\?"):
        load(tmp_path, TASK, "cor")


def test_sets_are_found_by_looking(tmp_path: Path) -> None:
    write(tmp_path, row("a"))
    assert set_names(tmp_path, "greet") == ("core",)
    assert set_names(tmp_path, "other") == ()


def digest(root: Path) -> str:
    return load(root, TASK, "core").digest


def test_the_version_of_a_set_is_its_content(tmp_path: Path) -> None:
    before = digest(write(tmp_path / "one", row("a"), row("b")))
    text = "\n" + json.dumps(dict(reversed(row("a").items()))) + "\n\n" + json.dumps(row("b"))
    assert digest(write(tmp_path / "two", text)) == before


@pytest.mark.parametrize("what", ["row", "card", "job", "order"])
def test_any_change_of_content_is_another_version(tmp_path: Path, what: str) -> None:
    before = digest(write(tmp_path, row("a"), row("b")))
    match what:
        case "row":
            write(tmp_path, row("a", threshold=0.9), row("b"))
        case "card":
            write(tmp_path, row("a"), row("b"), card={**CARD, "as_of": "2026-11-02"})
        case "job":
            (tmp_path / "jobs" / "cook.json").write_text(json.dumps({"title": "Cook", "text": "cook wanted!"}))
        case "order":
            write(tmp_path, row("b"), row("a"))
    assert digest(tmp_path) != before


def test_a_document_that_nobody_names_is_no_part_of_the_version(tmp_path: Path) -> None:
    before = digest(write(tmp_path, row("a")))
    (tmp_path / "jobs" / "other.json").write_text('{"title": null, "text": "x"}')
    assert digest(tmp_path) == before
