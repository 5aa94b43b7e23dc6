import pytest
from tests.worlds import pair

from vitaeval.decisions.compare import compare
from vitaeval.report.comparison import HEADERS, cells, markdown, plain, rows, sentence
from vitaeval.schema.comparison import Comparing, Comparison


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


def test_the_page_shows_both_answers_of_what_changed_sides(better: Comparison) -> None:
    page = markdown(better)
    flip = better.flips[0]
    assert f"### {flip.example}, trial 1" in page
    assert "candidate " in page
    assert "<summary>baseline" in page
    assert all(line.count("|") == len(HEADERS) + 1 for line in page.splitlines() if line.startswith("| length"))
