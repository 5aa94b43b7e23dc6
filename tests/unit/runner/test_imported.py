from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.line import Letter, planned

from vitaeval.runner.answers_file import AnswerRow, Sheet
from vitaeval.runner.imported import imported_outcomes, misfits, sole_model, write_down
from vitaeval.runner.journal import Journal
from vitaeval.runner.plan import Plan
from vitaeval.schema.chat import Evidence, Usage
from vitaeval.schema.config import Suite
from vitaeval.schema.outcome import ExampleOutcome, Malformed, Ok, State, Unanswered

GOOD = '{"text": "Dear all", "length": 8}'


def sheet(*rows: AnswerRow) -> Sheet:
    return Sheet("a.jsonl", tuple((f"a.jsonl:{n}", row) for n, row in enumerate(rows, start=1)), (), ())


def row(example: str = "one", output: Any = GOOD, **more: Any) -> AnswerRow:
    return AnswerRow(example=example, output=output, **more)


def outcomes(plan: Plan, folder: Path, *rows: AnswerRow) -> tuple[ExampleOutcome, ...]:
    """What a second process reads from the journal that the first one wrote."""
    journal = Journal(folder / "journal.jsonl")
    asyncio.run(write_down(plan, rows, journal))
    journal.close()
    kept = Journal(folder / "journal.jsonl")
    kept.close()
    return imported_outcomes(plan, kept.replies)


def test_an_answer_is_held_against_the_final_stages_schema(tmp_path: Path) -> None:
    found = outcomes(planned(("one", "two", "three")), tmp_path, row(), row("two", "prose"), row("three", None))
    assert [item.state for item in found] == [State.SCORED, State.MALFORMED, State.UNANSWERED]
    assert found[0].stages == {"write": Ok(Letter(text="Dear all", length=8))}
    assert isinstance(found[1].stages["write"], Malformed)
    assert isinstance(found[2].stages["write"], Unanswered)


def test_an_example_that_the_file_leaves_out_is_unanswered_in_every_trial(tmp_path: Path) -> None:
    plan = planned(("one", "two"), suite=Suite(name="all", trials=2))
    found = outcomes(plan, tmp_path, row(trial=1))
    assert {(item.example, item.trial): item.state for item in found} == {
        ("one", 0): State.UNANSWERED,
        ("two", 0): State.UNANSWERED,
        ("one", 1): State.SCORED,
        ("two", 1): State.UNANSWERED,
    }


def test_what_the_file_says_about_a_call_is_kept_and_what_it_does_not_say_is_unknown(tmp_path: Path) -> None:
    full = row(model="m-2", latency_ms=80.0, cost_usd=0.5, prompt_tokens=9, completion_tokens=4)
    said, silent = outcomes(planned(("one", "two")), tmp_path, full, row("two"))
    reply = said.calls[0].reply
    assert (reply.served_model, reply.timing.latency_ms, reply.cost_usd) == ("m-2", 80.0, 0.5)
    assert reply.usage == Usage(prompt=9, completion=4)
    assert reply.evidence is Evidence.IMPORTED
    assert (silent.calls[0].reply.usage, silent.calls[0].reply.cost_usd) == (None, None)


def test_a_row_that_belongs_nowhere_is_named_with_its_place() -> None:
    plan = planned(("one", "two"))
    sealed = replace(plan.golden.examples[1], sealed=True)
    left_out = replace(plan.golden.examples[1], id="left-out")
    golden = replace(plan.golden, examples=(plan.golden.examples[0], sealed, left_out))
    plan = replace(plan, golden=golden, examples=(golden.examples[0],))
    rows = sheet(row(), row("onne"), row("two"), row(), row(trial=9), row("left-out"))
    found = list(misfits(rows, plan))
    assert [item.split(":")[1] for item in found] == ["2", "3", "4", "5", "6"]
    reasons = ("did you mean one?", "sealed", "already answered at a.jsonl:1", "6 rows", "suite=all")
    for words, item in zip(reasons, found, strict=True):
        assert words in item


def test_rows_that_fit_bring_no_complaint() -> None:
    plan = planned(("one", "two"), suite=Suite(name="all", trials=2))
    assert list(misfits(sheet(row(), row(trial=1), row("two")), plan)) == []


def test_a_model_is_the_files_own_only_when_all_rows_agree() -> None:
    assert sole_model(sheet(row(model="m"), row("two", model="m"))) == "m"
    assert sole_model(sheet(row(model="m"), row("two"))) is None
    assert sole_model(sheet(row(model="m"), row("two", model="n"))) is None
    assert sole_model(sheet(row())) is None
