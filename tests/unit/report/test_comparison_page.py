"""The page of a comparison: every number, every slice and stage, and both texts of what changed sides."""

from __future__ import annotations

from html.parser import HTMLParser

import numpy as np
from tests.worlds import pair, run

from vitaeval.decisions.compare import compare
from vitaeval.report.comparison_page import page
from vitaeval.schema.comparison import Comparing, Comparison
from vitaeval.schema.run import ExampleRecord, RunRecord


class Page(HTMLParser):
    """Well-formed or an assertion; the tags and the text of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.said = ""
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said += data


def flipped(old: str, new: str) -> Comparison:
    """Twenty examples that all change sides, the answer from `old` to `new`."""
    sides = []
    for name, score, text in (("baseline", 0.8, old), ("candidate", 0.2, new)):
        record = run(name, np.full((20, 1), score))
        items = (ExampleRecord(**{**dict(item), "answers": {"write": {"text": text}}}) for item in record.examples)
        sides.append(RunRecord(**{**dict(record), "examples": tuple(items)}))
    return compare(sides[0], sides[1], Comparing())


def test_the_words_that_changed_are_marked_in_both_texts() -> None:
    text = page(flipped("for 5 years", "for 8 years"))
    assert "<del>5</del>" in text
    assert "<ins>8</ins>" in text
    assert Page(text).tags.count("details") == 20


def test_an_answer_is_text_and_no_markup() -> None:
    found = Page(page(flipped("<b>bold</b>", "<script>alert(1)</script>")))
    assert "script" not in found.tags
    assert "b" not in found.tags
    assert "alert(1)" in found.said


def test_the_outcome_stands_at_the_top_and_an_invalid_one_says_so() -> None:
    assert "<h1>better</h1>" in page(compare(*pair(0.08), Comparing()))
    assert "<h1>INVALID</h1>" in page(compare(*pair(0.08, n=2), Comparing()))
    assert "script" not in Page(page(compare(*pair(0.08, n=2), Comparing()))).tags


def test_every_metric_has_a_row() -> None:
    found = compare(*pair(0.08), Comparing())
    said = Page(page(found)).said
    assert all(item.title in said for item in found.metrics)
