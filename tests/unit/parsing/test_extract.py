from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.parsing.extract import NotJson, json_object

OBJECTS = st.dictionaries(
    st.text(max_size=6), st.text(max_size=12) | st.integers() | st.lists(st.booleans(), max_size=2), max_size=4
)
PROSE = st.text(alphabet=st.characters(blacklist_characters="{}`", blacklist_categories=("Cs",)), max_size=20)


@given(OBJECTS, PROSE, PROSE)
def test_an_object_is_found_between_prose(value: dict[str, Any], before: str, after: str) -> None:
    assert json.loads(json_object(before + json.dumps(value) + after)) == value


@given(OBJECTS, st.sampled_from(["```json\n{}\n```", "```\n{}\n```", "Here it is:\n\n```JSON\n{}```\nDone."]))
def test_an_object_is_found_in_a_fence(value: dict[str, Any], fence: str) -> None:
    assert json.loads(json_object(fence.replace("{}", json.dumps(value, indent=2)))) == value


@pytest.mark.parametrize("fence", ["{}", "```json\n{}\n```", "Here:\n```\n{}```\nDone."])
@pytest.mark.parametrize("text", ["use ```bash\nls\n``` {now}", "```", "```\n{}\n```", "}```"])
def test_a_fence_inside_a_text_is_part_of_the_text(text: str, fence: str) -> None:
    value = {"text": text, text: 1}
    assert json.loads(json_object(fence.replace("{}", json.dumps(value), 1))) == value


@given(OBJECTS.filter(bool), st.data())
def test_an_object_cut_off_anywhere_is_refused(value: dict[str, Any], data: st.DataObject) -> None:
    text = json.dumps(value)
    cut = data.draw(st.integers(1, len(text) - 1))
    with pytest.raises(NotJson):
        json_object(text[:cut])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the answer is empty"),
        (" \n\t", "the answer is empty"),
        ("I cannot help.", "holds no JSON object, it begins 'I cannot help.'"),
        ("[1, 2]", "holds no JSON object"),
        ("null", "holds no JSON object"),
        ("{'a': 1}", "not JSON at character 1"),
        ('{"a": 1,}', "not JSON at character"),
        ('{"a": 1} {"b": 2}', "more than one JSON object"),
        ('{"a": 1}\nor rather\n{"a": 2}', "more than one JSON object"),
        ('```json\n{"a": 1}\n```\n```json\n{"a": 2}\n```', "more than one JSON object"),
    ],
)
def test_what_is_no_single_object_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(NotJson) as caught:
        json_object(text)
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ['{"a":' * 100_000, '{"a":' + "[" * 100_000, '{"a": ' + "7" * 10_000 + "}"])
def test_a_model_that_runs_wild_is_refused_and_crashes_nothing(text: str) -> None:
    with pytest.raises(NotJson):
        json_object(text)
