"""Whether lint sees that a profile lacks what an example expects; in a whole set: tests/flow/test_wrong_input.py."""

from __future__ import annotations

from typing import Any

from tests.pair import EXAMPLE

from vitaeval.golden.support import unsupported
from vitaeval.schema.claim import ClaimType, TypedClaim
from vitaeval.schema.golden import CvExpected, Fact, FactLevel


def found(**more: Any) -> list[str]:
    assert isinstance(EXAMPLE.expected, CvExpected)
    assert EXAMPLE.profile is not None
    return list(unsupported(CvExpected(**{**dict(EXAMPLE.expected), **more}), EXAMPLE.profile))


def test_a_sound_example_expects_nothing_that_is_not_there() -> None:
    assert found() == []


def test_a_skill_that_the_profile_lacks_is_told() -> None:
    assert found(skills=("Zymurgy",)) == [
        "skill 'Zymurgy' is expected, and the profile does not have it; is it a missing skill?"
    ]


def test_a_fact_is_held_against_its_own_sources() -> None:
    claim = TypedClaim(type=ClaimType.METRIC, value="99,999 %")
    fact = Fact(id="f1", level=FactLevel.MUST, source_ids=("w1",), claim=claim)
    assert found(facts=(fact,)) == ["fact f1: w1 does not say metric '99,999 %'"]
    assert found(facts=(Fact(id="f1", level=FactLevel.MUST, source_ids=("w1",)),)) == []
