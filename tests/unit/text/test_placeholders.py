"""Stand-ins: put in, recognised, and taken out again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from vitaeval.text.pii import Finding, PiiKind
from vitaeval.text.placeholders import mask, restore


def shouted(text: str) -> Iterator[Finding]:
    """Every word in capitals is a name, every number a telephone."""
    for found in re.finditer(r"[A-ZÄ]{3,}|\d{5,}", text):
        yield Finding(found.start(), found.end(), PiiKind.PHONE if found[0].isdigit() else PiiKind.NAME)


def test_kinds_are_counted_apart_and_equal_words_are_one() -> None:
    masked = mask(["ANN 12345 BEN", "BEN 54321"], shouted)
    assert masked.texts == ("[NAME_1] [PHONE_1] [NAME_2]", "[NAME_2] [PHONE_2]")
    assert masked.originals == {"NAME_1": "ANN", "PHONE_1": "12345", "NAME_2": "BEN", "PHONE_2": "54321"}


def test_numbers_that_are_in_use_are_passed_over_for_their_kind() -> None:
    masked = mask(["[phone 1] ANN 12345"], shouted)
    assert masked.texts == ("[phone 1] [NAME_1] [PHONE_2]",)


def test_a_cut_answer_is_escaped_as_far_as_it_goes() -> None:
    assert restore('{"a": "[NAME_1]", "b": "x [NAME_1', {"NAME_1": 'A"B'}) == '{"a": "A\\"B", "b": "x [A"B'.replace(
        '[A"B', '[A\\"B'
    )


def test_text_without_stand_ins_is_the_same() -> None:
    assert restore("NAME and [NAME_2]", {"NAME_1": "x"}) == "NAME and [NAME_2]"
    assert restore("[NAME_1]", {}) == "[NAME_1]"


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), max_size=4))
def test_masking_can_be_undone(texts: list[str]) -> None:
    masked = mask(texts, shouted)
    whole = [json.loads(restore(json.dumps({"t": text}), masked.originals))["t"] for text in masked.texts]
    assert whole == texts


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=4))
def test_json_stays_json_whatever_the_original_is(document: dict[str, str]) -> None:
    answer = json.dumps({**document, "who": "[NAME_1]", "k [NAME_1]": 1})
    for original in ('a"b', "line\nbreak", "tab\t", "back\\slash", "\u2028", "é"):
        found = json.loads(restore(answer, {"NAME_1": original}))
        assert found["who"] == original
        assert f"k {original}" in found
