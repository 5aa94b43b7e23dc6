"""A text that goes through `scrub` shows no key, and is otherwise the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitaeval.text.secrets import scrub

KEY = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4"


@pytest.mark.parametrize(
    "key",
    [
        "sk-proj-abcDEF123456_7890-xyz",
        "sk-ant-api03-abcDEF123456_7890",
        "gsk_abcDEF1234567890abcd",
        "hf_abcDEF1234567890abcd",
        "AKIAABCDEFGHIJKLMNOP",
        "AIzaSyA1234567890abcdefghijklmnopqrs",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-DEF",
    ],
)
def test_a_key_is_known_by_its_shape(key: str) -> None:
    assert scrub(f"Incorrect key provided: {key}.") == "Incorrect key provided: [SECRET]."


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Authorization: Bearer abc123def456", "Authorization: Bearer [SECRET]"),
        ("{'api-key': 'abcdefghijkl'}", "{'api-key': '[SECRET]'}"),
        ('x-api-key="abcdefghijkl"', 'x-api-key="[SECRET]"'),
        ("redis://user:hunter22@host:1/0", "redis://user:[SECRET]@host:1/0"),
    ],
)
def test_what_stands_where_a_key_stands_is_one(text: str, clean: str) -> None:
    assert scrub(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "Basic understanding of task-oriented risk-management",
        "bearer certificates",
        "http://host:80/a@b",
        "sk-learn",
        "",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert scrub(text, ["", "abc"]) == text


@pytest.mark.parametrize("shown", [KEY, f" {KEY}\n", KEY[: len(KEY) // 2], KEY[len(KEY) // 2 :]])
def test_a_known_key_is_found_whole_and_in_halves(shown: str) -> None:
    assert "[SECRET]" in scrub(f"wrong key {shown}!", [KEY])
    assert KEY[:14] not in scrub(f"wrong key {shown}!", [KEY])


def test_a_known_key_is_found_in_an_address() -> None:
    assert scrub("GET /?key=p%2Fq%3Dr%2Bs-1", ["p/q=r+s-1"]) == "GET /?key=[SECRET]"


@settings(deadline=None)
@given(
    st.text(max_size=40), st.text(max_size=40), st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=8)
)
def test_no_known_key_remains_and_twice_is_as_good_as_once(before: str, after: str, key: str) -> None:
    clean = scrub(f"{before}{key}{after}", [key])
    assert key not in clean.replace("[SECRET]", "")
    assert scrub(clean, [key]) == clean
