from __future__ import annotations

from typing import Any

import pytest
from tests.line import config

from vitaeval.config import parse
from vitaeval.errors import ConfigError
from vitaeval.schema.config import EvalConfig


def values(**more: Any) -> dict[str, Any]:
    return {**config().model_dump(mode="json"), **more}


def refused(given: dict[str, Any]) -> str:
    with pytest.raises(ConfigError) as caught:
        parse(given, EvalConfig, origin="conf/eval.yaml")
    return str(caught.value)


def test_a_configuration_survives_its_plain_form() -> None:
    assert parse(values(), EvalConfig, origin="x") == config()


def test_an_unknown_key_gets_its_near_match() -> None:
    said = refused(values(concurency=4))
    assert "concurency: unknown key; did you mean concurrency?" in said
    assert said.startswith("conf/eval.yaml:")


def test_an_unknown_key_of_a_group_is_matched_within_that_group() -> None:
    said = refused(values(suite={"name": "s", "exmples": 4}))
    assert "suite.exmples: unknown key; did you mean examples?" in said


def test_a_wrong_type_shows_key_and_value() -> None:
    assert "concurrency='many'" in refused(values(concurrency="many"))


@pytest.mark.parametrize("value", [0, -1, 513, 2.5, None])
def test_concurrency_is_a_sensible_whole_number(value: object) -> None:
    assert "concurrency=" in refused(values(concurrency=value))


def test_a_missing_key_is_named() -> None:
    given = values()
    del given["golden"]
    assert "golden: missing" in refused(given)


def test_all_problems_are_told_at_once() -> None:
    said = refused(values(concurrency=0, max_unanswered=2, taskk="x"))
    assert all(word in said for word in ("concurrency=0", "max_unanswered=2", "taskk: unknown key"))


@pytest.mark.parametrize("name", ["../x", "a/b", "1st", "", "a b"])
def test_names_cannot_leave_their_folder(name: str) -> None:
    assert "golden=" in refused(values(golden=name))
