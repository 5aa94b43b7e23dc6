from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import vitaeval.text
from vitaeval.text.flagged import ListName, flagged, kinds

GOLDEN = Path(__file__).parents[3] / "golden"
LISTS: tuple[ListName, ...] = ("bias", "toxicity")


def words(text: str, name: ListName) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.kind) for hit in flagged(text, name)]


def test_a_hit_is_told_with_its_kind_and_place() -> None:
    text = "As chairman, he added 40 man-hours; she is a digital  native."
    assert words(text, "bias") == [
        ("chairman", "gender"),
        ("he", "gender"),
        ("man-hours", "gender"),
        ("she", "gender"),
        ("digital  native", "age"),
    ]


def test_capitals_and_hyphens_do_not_hide_a_word() -> None:
    found = words("SALESMAN, Wheelchair-bound, wheelchair bound", "bias")
    assert [kind for _, kind in found] == ["gender", "disability", "disability"]


@pytest.mark.parametrize(
    "text",
    [
        "Assessed classes, analysed assets and passed the Essex assessment",
        "Scunthorpe, cockpit, shiitake, Dickens, cumulative, magna cum laude",
        "Manned no desk but managed the management of mandates; sheet, others, history, chairmanship",
        "Niger, niggling details and a retarder valve",
    ],
)
def test_part_of_a_word_is_no_hit(text: str) -> None:
    assert words(text, "toxicity") == []
    assert words(text, "bias") == []


def test_a_phrase_does_not_run_over_a_sentence_end() -> None:
    assert words("Worked on the third. World maps followed.", "bias") == []


def test_the_longest_entry_is_taken_and_nothing_twice() -> None:
    assert words("stay-at-home mother of two", "bias") == [("stay-at-home mother", "family")]


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_is_found_as_it_stands(name: ListName) -> None:
    folder = Path(vitaeval.text.__file__).parent / "data" / "flagged"
    lines = (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        phrase, kind, _ = line.split(",", 2)
        assert (phrase, kind) in words(f"It said {phrase} there.", name), phrase
    assert {line.split(",")[1] for line in lines[1:]} == set(kinds(name))


def references() -> Iterator[str]:
    for line in (GOLDEN / "generate_cv" / "core" / "examples.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.dumps(json.loads(line)["expected"]["reference"], ensure_ascii=False)


def test_good_answers_and_real_postings_hold_nothing_toxic() -> None:
    texts = [*references(), *(path.read_text(encoding="utf-8") for path in sorted((GOLDEN / "jobs").glob("*.json")))]
    assert len(texts) > 150
    assert [words(text, "toxicity") for text in texts if words(text, "toxicity")] == []


def test_good_answers_hold_no_bias_wording() -> None:
    assert [words(text, "bias") for text in references() if words(text, "bias")] == []
