import pytest
from tests.measured_judges import preferred
from tests.worlds import pair

from vitaeval.decisions.compare import compare
from vitaeval.report.comparison import HEADERS, about, cells, markdown, plain, rows, sentence
from vitaeval.schema.comparison import Comparing, Comparison, Word
from vitaeval.schema.run import ExampleRecord, RunRecord
from vitaeval.schema.score import Score


@pytest.fixture
def better() -> Comparison:
    return compare(*pair(0.08), Comparing())


def test_the_sentence_names_goal_word_difference_and_people(better: Comparison) -> None:
    said = sentence(better)
    assert said.startswith("length: better (+0.0")
    assert "60 people" in said
    assert "plain 5 % rule would say better" in said


def test_what_cannot_be_compared_says_so_first() -> None:
    found = compare(*pair(0.08, n=2), Comparing())
    assert sentence(found).startswith("INVALID: the runs share 2 people")


def test_the_pass_rate_and_the_goal_come_first(better: Comparison) -> None:
    assert {item.metric for item in rows(better)[:2]} == {"passed", "length"}
    assert all(len(cells(item)) == len(HEADERS) for item in rows(better))


def test_the_plain_rule_looks_at_means_only(better: Comparison) -> None:
    goal = better.metric("length")
    assert goal is not None
    assert plain(goal) == "better"
    assert plain(goal.__class__(**{**dict(goal), "delta": -0.1})) == "worse"
    assert plain(goal.__class__(**{**dict(goal), "baseline": 0.0})) == "nothing"


def test_the_page_shows_what_differs_in_both_answers_of_what_changed_sides(better: Comparison) -> None:
    page = markdown(better)
    flip = better.flips[0]
    assert f"### {flip.example}, trial 1" in page
    assert "- text: baseline " in page
    assert "+ text: candidate " in page
    assert all(line.count("|") == len(HEADERS) + 1 for line in page.splitlines() if line.startswith("| length"))


def test_harm_stands_in_the_sentence_beside_a_better_goal() -> None:
    baseline, candidate = pair(0.08)
    worse = [
        ExampleRecord(**{**dict(item), "cells": {**item.cells, "other": Score(value=0.2)}})
        for item in candidate.examples
    ]
    found = compare(baseline, RunRecord(**{**dict(candidate), "examples": tuple(worse)}), Comparing())
    assert "length: better" in sentence(found)
    assert "worse: other" in sentence(found)


def test_stages_and_slices_have_tables_of_their_own(better: Comparison) -> None:
    cost = better.metrics[0].__class__(**{**dict(better.metrics[0]), "metric": "cost", "stage": "write"})
    slice_ = better.metrics[0].__class__(**{**dict(better.metrics[0]), "tag": "injection", "word": Word.WORSE})
    page = markdown(Comparison(**{**dict(better), "stages": (cost,), "slices": (slice_,)}))
    assert "## Stage by stage" in page
    assert "| write: passed |" in page
    assert "## Slices: 1 of 1 differ" in page
    assert "| injection: passed |" in page


def test_a_pairwise_judges_word_is_an_aside(better: Comparison) -> None:
    with_aside = Comparison(**{**dict(better), "preferred": preferred()})
    said = list(about(with_aside))
    assert any("aside, decides nothing" in line and "UNCALIBRATED" in line for line in said)
    assert sentence(with_aside) == sentence(better)
