from __future__ import annotations

import io

import pytest
from rich.console import Console
from tests.line import config
from tests.records import aggregate, example_record, manifest, run_record

from vitaeval.report.markdown import markdown
from vitaeval.report.summary import summary
from vitaeval.report.table import show
from vitaeval.schema.chat import Evidence
from vitaeval.schema.claim import Severity
from vitaeval.schema.config import Mode, ModelConfig, Privacy, Suite
from vitaeval.schema.run import Anchors, RunRecord
from vitaeval.schema.score import Finding, Score

INVENTED = Finding(
    kind="unsupported",
    text="Led a team of 14\nengineers",
    severity=Severity.MAJOR,
    nearest="Assisted the platform team",
    nearest_path="w1.h3",
    note="no team size in the profile",
)
RECORD = run_record(
    examples=(
        example_record(
            "nurse",
            passed=False,
            cells={"length": Score(value=0.25), "fabrication": Score(value=0.0, findings=(INVENTED,))},
        ),
        example_record("welder"),
    ),
    headline=("length", "tokens"),
    aggregates=(
        aggregate("passed", mean=0.5, low=None, high=None),
        aggregate("length", mean=0.625, not_applicable=2, crashed=1, title="Length | words"),
        aggregate("cost", mean=0.0123, unit="USD"),
        aggregate("passed", tag="rare", mean=0.1, low=0.0, high=0.2),
    ),
)


def as_markdown(record: RunRecord) -> str:
    return markdown(record, summary(record, Anchors(floor={"length": 0.5}, ceiling={"length": 1.0})))


def as_table(record: RunRecord) -> str:
    out = io.StringIO()
    found = summary(record, Anchors(floor={"length": 0.5}, ceiling={"length": 1.0}))
    show(Console(file=out, width=200, highlight=False), record, found)
    return out.getvalue()


@pytest.mark.parametrize("text", [as_markdown(RECORD), as_table(RECORD)], ids=["markdown", "table"])
class TestBoth:
    def test_the_worst_example_quotes_the_claim_beside_the_nearest_evidence(self, text: str) -> None:
        line = next(line for line in text.splitlines() if "Led a team" in line)
        assert "[major] unsupported “Led a team of 14 engineers”: no team size in the profile" in line
        assert "nearest in the profile (w1.h3): “Assisted the platform team”" in line

    def test_the_worst_example_is_named_with_state_and_goal(self, text: str) -> None:
        assert "nurse (scored, goal 0.25)" in text

    def test_what_was_not_counted_is_shown(self, text: str) -> None:
        assert "2 n/a, 1 CRASHED" in text

    def test_a_number_has_interval_n_and_place(self, text: str) -> None:
        line = next(line for line in text.splitlines() if "0.625" in line and "…" in line)
        assert all(word in line for word in ("0.250 … 0.750", "0.500", "1.000", "25%"))

    def test_a_slice_that_falls_out_is_shown_beside_the_whole(self, text: str) -> None:
        assert any("rare" in line and "0.100" in line and "0.500 overall" in line for line in text.splitlines())

    def test_what_the_answers_prove_is_said(self, text: str) -> None:
        assert "SIMULATED answers: they prove nothing about a prompt" in text

    def test_states_are_counted(self, text: str) -> None:
        assert "2 scored" in text
        assert "malformed" not in text


def test_every_evidence_has_its_words() -> None:
    for evidence in Evidence:
        assert f"`{evidence}`" in as_markdown(run_record(evidence=evidence))


def test_a_bar_in_a_title_breaks_no_table() -> None:
    rows = [line for line in as_markdown(RECORD).splitlines() if line.startswith("|")]
    assert len({line.replace("\\|", "").count("|") for line in rows}) == 1


def test_the_command_to_make_the_run_again_is_given() -> None:
    assert "`vitaeval eval task=greet prompt=1.0.0 model=far golden=core suite=all`" in as_markdown(RECORD)


def test_nothing_of_an_example_becomes_markup() -> None:
    text = "[bold]x[/bold] [/nothing]"
    cells = {"length": Score(value=0.0), "fabrication": Score(value=0.0, findings=(Finding(kind="k", text=text),))}
    assert text in as_table(run_record(examples=(example_record("[red]id", passed=False, cells=cells),)))


def test_what_the_run_chose_for_itself_is_part_of_its_command() -> None:
    chosen = config(suite=Suite(name="all", examples=3), privacy=Privacy.STRICT, mode=Mode.BATCH)
    said = as_markdown(run_record(manifest=manifest(config=chosen)))
    assert "suite=all suite.examples=3 privacy=strict mode=batch`" in said


def test_imported_answers_are_scored_again_and_never_asked_again() -> None:
    model = ModelConfig(name="imported", provider="imported", id="gpt-4o", evidence=Evidence.IMPORTED)
    made = manifest(config=config(model=model, prompt="unstated"))
    said = as_markdown(run_record(manifest=made))
    assert f"`vitaeval rescore run={made.run_id}`" in said
    assert "`vitaeval import file=… task=greet golden=core suite=all`" in said
    assert "vitaeval eval" not in said


def test_what_happened_on_the_way_is_part_of_the_report() -> None:
    record = run_record(notices=("2026-01-01T00:00:00+00:00 far answers again after 20 s",))
    assert "## What happened on the way\n\n- 2026-01-01T00:00:00+00:00 far answers again after 20 s\n" in as_markdown(
        record
    )
    assert "on the way" not in as_markdown(RECORD)
