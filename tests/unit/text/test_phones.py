"""Telephone numbers beside other numbers; `test_pii` has what is one and what is none."""

from __future__ import annotations

import pytest

from vitaeval.text.phones import find_phones


def found(text: str) -> set[str]:
    return {text[start:end] for start, end in find_phones(text)}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+1-555-0123 (2019-2021)", "+1-555-0123"),
        ("(512) 555-0188 office (512) 555-0189 home", "(512) 555-0189"),
        ("Tel.: 98765 43210", "98765 43210"),
        ("phone number is 6194384759", "6194384759"),
        ("+44 20 7946 0958 ext 12", "+44 20 7946 0958 ext 12"),
    ],
)
def test_the_number_ends_where_it_ends(text: str, number: str) -> None:
    assert number in found(text)


def test_no_number_is_longer_than_numbers_are() -> None:
    assert "+1 415 555 0123 2019" in found("+1 415 555 0123 2019 2021 2023")
    assert found("+1234567890123456789") == set()
