"""The page of a verdict stands alone, says it all, and believes nobody's markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from tests.verdicts import held, stop, verdict

from vitaeval.report.verdict_page import page
from vitaeval.schema.verdict import Standing, Verdict


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag != "meta":
            self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("said", Verdict)
def test_every_verdict_is_a_well_formed_page_that_loads_nothing(said: Verdict) -> None:
    text = page(verdict(said, stops=(stop(),)))
    found = Page(text)
    assert not found.open
    assert not found.links
    assert "script" not in found.tags
    assert f"<h1>{said}</h1>" in text


def test_names_are_text_and_no_markup() -> None:
    assert "<b>" not in page(verdict(reason="<b>bold</b>", goal=held("<i>", standing=Standing.OPEN)))


def test_a_condition_without_bound_or_spread_is_drawn_all_the_same() -> None:
    assert page(verdict(goal=held(gain=0.0, bound=None), guardrails=())).count("<circle") == 1
