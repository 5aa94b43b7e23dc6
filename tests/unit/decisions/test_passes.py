from __future__ import annotations

from typing import Any

import pytest
from tests.ledgers import attempt, judgement, ledger, promoted, question, release, rolled_back, sha

from vitaeval.decisions.passes import Today, passed
from vitaeval.errors import ConfigError
from vitaeval.schema.chat import Evidence
from vitaeval.schema.ledger import Deed, Question
from vitaeval.schema.verdict import GateMode, Verdict

FIRST = promoted("1.0.0", first=True)
ASKED = question("1.1.0")


def today(**changes: Any) -> Today:
    values: dict[str, Any] = {"golden": {"core": sha("core")}, "metrics": {"fabrication": "3"}, "served": {}}
    return Today(**{**values, "sandbox": False, **changes})


def tried(asked: Question = ASKED, said: Verdict = Verdict.PASS, **more: Any) -> tuple[Deed, ...]:
    return attempt(asked), judgement(asked, said, **more)


def refused(deeds: tuple[Deed, ...], world: Today) -> str:
    with pytest.raises(ConfigError) as error:
        passed(ledger(FIRST, *deeds), "1.1.0", world)
    return str(error.value)


@pytest.mark.parametrize("evidence", [Evidence.REAL, Evidence.REPLAYED])
def test_a_pass_by_real_answers_against_the_champion_holds(evidence: Evidence) -> None:
    found = passed(ledger(FIRST, *tried(evidence=evidence)), "1.1.0", today())
    assert found.question == ASKED
    assert found.number == 3


def test_without_a_verdict_the_gate_is_named() -> None:
    assert "vitaeval gate" in refused((), today())


@pytest.mark.parametrize("said", [Verdict.FAIL, Verdict.INCONCLUSIVE])
def test_only_a_pass_releases(said: Verdict) -> None:
    assert f"its verdict is {said}" in refused(tried(said=said), today())


@pytest.mark.parametrize(
    ("world", "why"),
    [
        (today(golden={"core": sha("more")}), "golden set core has changed"),
        (today(golden={}), "golden set core has changed"),
        (today(metrics={"fabrication": "4"}), "metrics have changed since (fabrication)"),
        (today(metrics={}), "metrics have changed since (fabrication)"),
        (today(served={"1.1.0 large": ("large-2027",)}), "was served as large-2026, and now as large-2027"),
    ],
)
def test_a_pass_of_another_world_releases_nothing(world: Today, why: str) -> None:
    assert why in refused(tried(served={"1.1.0 large": ("large-2026",)}), world)


@pytest.mark.parametrize("evidence", [Evidence.SIMULATED, Evidence.PROMPT_BLIND, Evidence.IMPORTED])
def test_answers_that_prove_nothing_release_in_a_sandbox_only(evidence: Evidence) -> None:
    deeds = tried(evidence=evidence)
    assert f"its evidence is {evidence}" in refused(deeds, today())
    assert passed(ledger(FIRST, *deeds), "1.1.0", today(sandbox=True)).question == ASKED


def test_a_pass_against_an_older_champion_releases_nothing() -> None:
    deeds = (*tried(), promoted("1.0.9", "1.0.0"))
    assert "its baseline was 1.0.0" in refused(deeds, today())


def test_a_version_that_was_rolled_back_needs_a_new_pass() -> None:
    deeds = (*tried(), promoted("1.1.0", "1.0.0"), rolled_back("1.1.0", "1.0.0"))
    assert "was rolled back later (entry 5)" in refused(deeds, today())
    again = question("1.1.0", round=1)
    assert passed(ledger(FIRST, *deeds, *tried(again)), "1.1.0", today()).question == again


def test_a_later_fail_of_the_same_binding_takes_the_pass_away() -> None:
    stricter = question("1.1.0", rules=sha("strict"))
    deeds = (*tried(), *tried(stricter, Verdict.FAIL, reason="Critical inventions: 1 of 80 answers"))
    assert "Critical inventions: 1 of 80" in refused(deeds, today())


def test_all_reasons_are_told_at_once() -> None:
    said = refused(tried(evidence=Evidence.SIMULATED), today(golden={}, metrics={}))
    assert len(said.splitlines()) == 4


def test_a_binding_that_is_named_is_the_one_that_has_to_pass() -> None:
    entries = ledger(FIRST, *tried())
    assert passed(entries, "1.1.0", today(), release("1.1.0").binding)
    with pytest.raises(ConfigError, match="has no verdict"):
        passed(entries, "1.1.0", today(), release("1.1.0", "small").binding)


def only_no_worse(count: int, *, anchored: bool) -> list[Deed]:
    """That many releases in a row that were only no worse, and a further PASS of that kind."""
    deeds: list[Deed] = [FIRST]
    for number in range(1, count + 2):
        old, new = f"1.{number - 1}.0", f"1.{number}.0"
        asked = question(new, old, anchor=release("1.0.0") if anchored and number > 1 else None)
        deeds += tried(asked, mode=GateMode.NONINFERIORITY)
        if number <= count:
            deeds.append(promoted(new, old, attempt=asked.id))
    return deeds


def test_the_fourth_release_in_a_row_has_to_be_better() -> None:
    for count in range(3):
        assert passed(ledger(*only_no_worse(count, anchored=True)), f"1.{count + 1}.0", today())
    with pytest.raises(ConfigError, match="3 releases in a row"):
        passed(ledger(*only_no_worse(3, anchored=True)), "1.4.0", today())


def test_a_second_release_that_is_only_no_worse_needs_the_first_ones_predecessor_too() -> None:
    assert passed(ledger(*only_no_worse(0, anchored=False)), "1.1.0", today())
    with pytest.raises(ConfigError, match=r"not held against 1\.0\.0 .* with which this line"):
        passed(ledger(*only_no_worse(1, anchored=False)), "1.2.0", today())


def test_releases_that_were_taken_back_are_no_steps_down() -> None:
    asked = question("1.1.0"), question("1.2.0")
    deeds: list[Deed] = [*tried(asked[0], mode=GateMode.NONINFERIORITY)]
    deeds += [promoted("1.1.0", "1.0.0", attempt=asked[0].id), rolled_back("1.1.0", "1.0.0")]
    deeds += tried(asked[1], mode=GateMode.NONINFERIORITY)
    assert passed(ledger(FIRST, *deeds), "1.2.0", today())
