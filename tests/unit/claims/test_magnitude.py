from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.magnitude import magnitudes


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("halved the spend", ["unsupported"]),
        ("doubled throughput", ["unsupported"]),
        ("for millions of users", ["unsupported"]),
        ("adopted company-wide", ["unsupported"]),
        ("saved 2 million dollars", []),
        ("lowered spend", []),
        ("kept double-entry books", []),
        ("that double view helps", []),
        ("met the International Organization for Standards", []),
    ],
)
def test_words_of_size_need_a_source(judged: Callable[..., Any], text: str, verdicts: list[str]) -> None:
    assert [found for _, _, found in judged(magnitudes, text, entry="w1", cited=("w1.h2",))] == verdicts


def test_a_count_word_may_follow_from_a_figure(judged: Callable[..., Any]) -> None:
    assert judged(magnitudes, "dozens of trucks", entry="w2", cited=("w2.h1",))[0][2] == "supported"
    assert judged(magnitudes, "thousands of trucks", entry="w2", cited=("w2.h1",))[0][2] == "unsupported"


@pytest.mark.parametrize(
    ("line", "honest", "false"),
    [
        (
            "Shortened diagnosis from 50 to 15 minutes",
            "Sped up diagnosis more than threefold",
            "Sped up diagnosis fivefold",
        ),
        (
            "Reduced page load from 4.2 s to 1.6 s",
            "Made pages load more than twice as fast",
            "Made pages load more than ten times as fast, tenfold",
        ),
        ("Shortened diagnosis from 50 to 15 minutes", "Sped up diagnosis threefold", "Tripled sales"),
    ],
)
def test_what_is_faster_takes_less_time(flagged: Callable[..., Any], line: str, honest: str, false: str) -> None:
    assert flagged([line], honest) == []
    assert flagged([line], false)


def test_what_became_slower_is_not_faster(flagged: Callable[..., Any]) -> None:
    assert flagged(["Checks of each run went from 15 to 50 minutes"], "Sped up runs threefold")
