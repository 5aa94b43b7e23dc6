"""Lengths of time beside the dates that they belong to."""

from __future__ import annotations

import pytest

from vitaeval.text import lasted


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("As Clerk at Foo (Oct 2019 – Mar 2021, 1 yr 6 mos) I filed.", "1 yr 6 mos"),
        ("2018-2021 (3 years 4 months)", "3 years 4 months"),
        ("Clerk, 2018 – Present · 7 years", "7 years"),
        ("Clerk (2018–2021), 3 years.", "3 years"),
        ("05/2019 to 08/2019; 4 months", "4 months"),
    ],
)
def test_a_length_behind_its_dates_is_found(text: str, length: str) -> None:
    (found,) = lasted.find(text)
    assert text[found.start : found.end] == length
    assert lasted.covers(text, text.index(length))


@pytest.mark.parametrize(
    "text",
    [
        "From 2018 to 2021, 3 years of night shifts taught me patience.",
        "In 2019, 3 years after my degree, I led 4 people.",
        "Cut the close from 12 to 6 days between 2018 and 2021.",
        "3 years at Foo (2018–2021)",
    ],
)
def test_other_lengths_are_no_length_of_dates(text: str) -> None:
    assert lasted.find(text) == ()
