"""Steps that were only no worse are counted back to the version that they began with."""

from __future__ import annotations

import pytest
from tests.ledgers import attempt, judgement, ledger, promoted, question, release, rolled_back

from vitaeval.decisions.lineage import lineage
from vitaeval.schema.ledger import Deed
from vitaeval.schema.verdict import GateMode

FIRST = promoted("1.0.0", first=True)


def step(new: str, old: str, mode: GateMode = GateMode.NONINFERIORITY) -> tuple[Deed, ...]:
    asked = question(new, old)
    return attempt(asked), judgement(asked, mode=mode), promoted(new, old, attempt=asked.id)


def before(binding: str, *deeds: Deed) -> list[str]:
    return [item.version for item in lineage(ledger(*deeds), release(binding).binding)]


def test_every_step_that_was_only_no_worse_is_followed() -> None:
    deeds = FIRST, *step("1.1.0", "1.0.0"), *step("1.2.0", "1.1.0")
    assert before("1.2.0", *deeds) == ["1.1.0", "1.0.0"]
    assert before("1.1.0", *deeds) == ["1.0.0"]
    assert before("1.0.0", *deeds) == []


def test_a_better_version_begins_a_new_line() -> None:
    deeds = FIRST, *step("1.1.0", "1.0.0"), *step("1.2.0", "1.1.0", GateMode.SUPERIORITY), *step("1.3.0", "1.2.0")
    assert before("1.2.0", *deeds) == []
    assert before("1.3.0", *deeds) == ["1.2.0"]


@pytest.mark.parametrize("deed", [promoted("1.1.0", "1.0.0", forced=True), promoted("1.1.0", first=True)])
def test_what_somebody_stood_for_begins_a_new_line(deed: Deed) -> None:
    assert before("1.1.0", FIRST, deed) == []


def test_a_version_that_was_taken_back_is_no_ancestor() -> None:
    deeds = FIRST, *step("1.1.0", "1.0.0"), rolled_back("1.1.0", "1.0.0"), *step("1.2.0", "1.0.0")
    assert before("1.2.0", *deeds) == ["1.0.0"]


def test_a_version_that_comes_back_ends_its_own_line() -> None:
    deeds = *step("1.1.0", "1.0.0"), *step("1.0.0", "1.1.0")
    assert before("1.0.0", *deeds) == ["1.1.0"]


def test_a_version_that_was_never_released_has_no_line() -> None:
    assert before("7.0.0", FIRST) == []
