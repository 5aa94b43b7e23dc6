from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LINES = ["Cut comebacks from nine in 2021 to three in 2024", "Lost-time injuries from 4 to 0 in two years"]


@pytest.mark.parametrize("bullet", ["Comebacks down from nine in 2021 to zero in 2024", "Brought comebacks to nil"])
def test_what_was_left_is_not_gone(flagged: Callable[..., Any], bullet: str) -> None:
    assert "metric" in [kind for kind, _, severity in flagged(LINES, bullet) if severity == "major"]


@pytest.mark.parametrize(
    "bullet", ["Lost-time injuries down from four to zero in two years", "Comebacks down from nine in 2021 to three"]
)
def test_what_the_line_says_is_none(flagged: Callable[..., Any], bullet: str) -> None:
    assert [claim for claim in flagged(LINES, bullet) if claim[0] == "metric"] == []
