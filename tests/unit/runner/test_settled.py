"""Which claims of a run people have spoken about."""

from __future__ import annotations

from dataclasses import replace

from tests.line import example
from tests.records import example_record

from vitaeval.runner.settled import adjudicated, settled_claims
from vitaeval.schema.adjudication import Adjudication
from vitaeval.schema.claim import ClaimType
from vitaeval.schema.run import SettledClaim
from vitaeval.schema.score import Finding, NotApplicable, Score
from vitaeval.schema.settlement import PersonsVerdict


def word(text: str) -> Adjudication:
    said = {"who": "Jo", "when": "2026-11-01T10:00:00Z", "why": "I know"}
    return Adjudication(
        verdict=PersonsVerdict.FALSE_ALARM, profile="0" * 64, type=ClaimType.SKILL, text=text, about="", **said
    )


def finding(kind: str) -> Finding:
    return Finding(kind=kind, text="Kubernetes")


def test_findings_that_a_person_settled_are_taken_from_every_cell_in_order() -> None:
    found = Score(
        value=0.1, findings=(finding("false_alarm_skill"), finding("unsupported_skill"), finding("confirmed_date"))
    )
    record = example_record(cells={"other": NotApplicable(reason="none"), "fabrication": found})
    assert [item.finding.kind for item in settled_claims(record)] == ["false_alarm_skill", "confirmed_date"]


def test_a_run_without_words_has_none_and_one_with_unused_words_names_them() -> None:
    assert adjudicated([example("first"), example("second")], ()) is None
    found = adjudicated([replace(example("first"), adjudicated=(word("a"),)), example("second")], ())
    assert found is not None
    assert (found.false_alarms, found.confirmed, found.claims) == (0, 0, ())


def test_the_name_of_the_words_depends_on_what_was_said_and_not_on_its_order() -> None:
    one, other, third = (
        adjudicated([replace(example(), adjudicated=words)], ())
        for words in ((word("a"), word("b")), (word("b"), word("a")), (word("a"),))
    )
    assert one is not None
    assert other is not None
    assert third is not None
    assert one.digest == other.digest != third.digest


def test_false_alarms_and_confirmed_claims_are_counted_apart() -> None:
    spoken = replace(example(), adjudicated=(word("a"),))
    kinds = ("false_alarm_skill", "confirmed_skill", "false_alarm_date")
    found = adjudicated([spoken], [SettledClaim(example="e", trial=0, finding=finding(kind)) for kind in kinds])
    assert found is not None
    assert (found.false_alarms, found.confirmed, len(found.claims)) == (2, 1, 3)
