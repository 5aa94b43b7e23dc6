from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Literal

import pytest
from tests.people import ground

from vitaeval.defects.phrasings import phrase, phrasings

AT = ground("master-nurse-brooks")
SOURCE = Path(__file__).parents[3] / "src" / "vitaeval" / "defects"


@pytest.mark.parametrize("kind", phrasings())
def test_both_sets_hold_phrasings_and_none_is_in_both(kind: str) -> None:
    sets = phrasings()[kind]
    assert len(sets["a"]) >= 2
    assert len(sets["b"]) >= 2
    assert not set(sets["a"]) & set(sets["b"])


@pytest.mark.parametrize("kind", phrasings())
def test_phrasings_of_a_kind_fill_no_field_that_another_does_not_know(kind: str) -> None:
    fields = {name for lines in phrasings()[kind].values() for line in lines for name in re.findall(r"\{(\w+)\}", line)}
    told = phrase(kind, AT, Random(1), **dict.fromkeys(fields, "X"))
    assert "{" not in told


def test_no_kind_of_the_table_is_left_unused() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    used = set(re.findall(r'"(\w+)"', " ".join(re.findall(r"phrase\(([^)]*)", code))))
    assert phrasings().keys() <= used


@pytest.mark.parametrize("wording", ["a", "b"])
def test_a_set_that_is_named_is_the_only_one_used(wording: Literal["a", "b"]) -> None:
    at = replace(AT, wording=wording)
    told = {phrase("tone_sentence", at, Random(seed)) for seed in range(40)}
    assert told == set(phrasings()["tone_sentence"][wording])
