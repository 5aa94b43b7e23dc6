from __future__ import annotations

import hashlib
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.schema.chat import Message, Role
from vitaeval.schema.fingerprint import canonical_json, digest

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_canonical_json_means_the_same_value(value: object) -> None:
    assert json.loads(canonical_json(value)) == value


@given(st.dictionaries(st.text(), st.integers(), min_size=2))
def test_the_order_of_keys_does_not_count(value: dict[str, int]) -> None:
    assert digest(value) == digest(dict(reversed(value.items())))


@given(st.lists(st.integers(), min_size=2, unique=True))
def test_the_order_of_items_counts(value: list[int]) -> None:
    assert digest(value) != digest(value[::-1])


def test_tuples_and_lists_are_the_same_content() -> None:
    assert digest((1, ("a", 2))) == digest([1, ["a", 2]])


def test_a_noun_counts_by_its_content() -> None:
    noun = Message(role=Role.USER, content="hi")
    assert digest({"m": (noun,)}) == digest({"m": [{"role": "user", "content": "hi"}]})


def test_the_digest_is_plain_sha256_of_the_text() -> None:
    assert digest({"b": 1, "a": "ü"}) == hashlib.sha256('{"a":"ü","b":1}'.encode()).hexdigest()


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_json_has_no_digest(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        digest(value)


def test_another_hash_seed_gives_the_same_digest() -> None:
    code = "from vitaeval.schema.fingerprint import digest; print(digest({'b': [1], 'a': {'z': 1, 'y': 2}}))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1")
    }
    assert len(seen) == 1
