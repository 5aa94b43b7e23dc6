from __future__ import annotations

import pytest

from vitaeval.text import numerals


@pytest.mark.parametrize(("text", "value"), [("1,200", 1200), ("3,5", 3.5), ("10 000", 10_000), ("4.25", 4.25)])
def test_digits(text: str, value: float) -> None:
    assert numerals.from_digits(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seven", 7),
        ("ninety-nine", 99),
        ("a hundred", 100),
        ("two million", 2e6),
        ("half a", 0.5),
        ("half a million", 5e5),
        ("half a dozen", 6),
        ("two dozen", 24),
    ],
)
def test_words(text: str, value: float) -> None:
    assert numerals.from_words(text) == value


@pytest.mark.parametrize(("suffix", "factor"), [("k", 1e3), (" million", 1e6), ("bn", 1e9), (None, 1)])
def test_scales(suffix: str | None, factor: float) -> None:
    assert numerals.scale(suffix) == factor
