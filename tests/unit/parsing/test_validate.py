from __future__ import annotations

import json

import pytest
from tests.line import Letter, reply

from vitaeval.parsing.validate import validate
from vitaeval.schema.chat import FinishReason
from vitaeval.schema.outcome import Malformed, Ok

GOOD = {"text": "hello", "length": 5}


def reason(text: str, finish: FinishReason = FinishReason.STOP) -> str:
    found = validate(reply(text, finish), Letter)
    assert isinstance(found, Malformed)
    return found.reason


def test_a_valid_answer_becomes_the_noun() -> None:
    assert validate(reply(json.dumps(GOOD)), Letter) == Ok(Letter(text="hello", length=5))


def test_an_answer_that_ends_in_time_though_at_the_limit_counts() -> None:
    assert isinstance(validate(reply(json.dumps(GOOD), FinishReason.LENGTH), Letter), Ok)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({**GOOD, "extra": 1}, "/extra: unknown field"),
        ({"text": "x"}, "/length: Field required"),
        ({**GOOD, "length": "5"}, "/length: Input should be a valid integer"),
        ({**GOOD, "length": 5.5}, "/length: "),
        ({**GOOD, "text": None}, "/text: Input should be a valid string"),
    ],
)
def test_an_answer_that_breaks_the_schema_says_where(value: object, said: str) -> None:
    assert said in reason(json.dumps(value))


def test_all_problems_are_named_so_that_one_repair_can_mend_them() -> None:
    said = reason('{"texts": "x", "length": "5"}')
    assert all(word in said for word in ("/texts: unknown field", "/text: Field required", "/length"))


def test_a_cut_off_answer_says_that_the_limit_cut_it() -> None:
    assert reason('{"text": "hel', FinishReason.LENGTH).endswith("(the answer reached max_tokens)")


def test_a_refusal_is_malformed_whatever_it_says() -> None:
    assert reason("I would rather not", FinishReason.REFUSAL) == "the model refused: I would rather not"
    assert "content filter" in reason(json.dumps(GOOD), FinishReason.CONTENT_FILTER)


def test_an_empty_answer_is_malformed() -> None:
    assert reason("") == "the answer is empty"
