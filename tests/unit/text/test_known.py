"""Searches for one known value each; `test_person` has them together."""

from __future__ import annotations

import pytest

from vitaeval.text import known
from vitaeval.text.known import Search


@pytest.mark.parametrize(
    "search",
    [
        known.phone("n/a"),
        known.phone("12345"),
        known.address("!"),
        known.link("on request"),
        known.handle("@ab"),
        known.handle(""),
    ],
)
def test_a_value_too_short_to_be_told_apart_is_found_nowhere(search: Search) -> None:
    assert search("n/a 12345 ! on request @ab ab") == []


def test_an_email_ends_where_it_ends() -> None:
    assert known.email("A.B@c.example")("a.b@c.example, xa.b@c.example a.b@c.examples") == [(0, 13)]


def test_an_address_may_be_broken_over_lines() -> None:
    assert known.address("12 Elm Street, Flat 2")("at 12 elm street\n\nflat 2.") == [(3, 24)]
