from __future__ import annotations

from tests.line import prompt

from vitaeval.prompts.draft import UNSAID, unsaid
from vitaeval.schema.prompt import PromptVersion


def version(**more: str) -> PromptVersion:
    return PromptVersion(**{**dict(prompt()), "why": "shorter", "changelog": "one rule less", **more})


def test_what_the_author_wrote_is_said() -> None:
    assert list(unsaid(version(), version(why="first", changelog="first"))) == []
    assert list(unsaid(version(), None)) == []


def test_a_starters_text_and_the_parents_text_say_nothing() -> None:
    assert list(unsaid(version(**UNSAID), None)) == ["why is not written yet", "changelog is not written yet"]
    assert list(unsaid(version(), version(version="0.9.0", why="x"))) == ["changelog is that of 0.9.0"]
