from __future__ import annotations

import io

import pytest
from rich.console import Console
from tests.line import config
from tests.records import aggregate, example_record, manifest, run_record

from vitaeval.app.session import price, verdict
from vitaeval.schema.outcome import State
from vitaeval.schema.run import ExampleRecord


def judged(*examples: ExampleRecord, **limits: float) -> tuple[int, str]:
    out = io.StringIO()
    found = run_record(examples=examples, manifest=manifest(config=config(**limits)))
    return verdict(found, Console(file=out, width=200)), out.getvalue()


def lost(count: int, of: int) -> list[ExampleRecord]:
    return [
        example_record(f"e{n}", state=State.UNANSWERED if n < count else State.SCORED, passed=None) for n in range(of)
    ]


@pytest.mark.parametrize(("count", "code"), [(0, 0), (1, 0), (2, 12), (20, 12)])
def test_more_than_five_in_a_hundred_unanswered_is_too_little(count: int, code: int) -> None:
    assert judged(*lost(count, 20))[0] == code


def test_the_limit_is_the_configurations() -> None:
    assert judged(*lost(2, 20), max_unanswered=0.1)[0] == 0
    assert judged(*lost(1, 20), max_unanswered=0.0)[0] == 12


def test_malformed_answers_are_the_prompts_fault_and_no_reason_to_distrust_the_run() -> None:
    rows = [example_record(f"e{n}", state=State.MALFORMED, passed=False) for n in range(5)]
    assert judged(*rows) == (0, "")


def test_crashed_metrics_are_a_reason() -> None:
    out, aggregates = io.StringIO(), (aggregate("length"), aggregate("tone", crashed=1, n=0, mean=None))
    found = run_record(aggregates=aggregates, metric_versions={"length": "1", "tone": "1"})
    code, said = verdict(found, Console(file=out, width=200)), out.getvalue()
    assert code == 12
    assert "50.0% of all scores crashed" in said


def test_the_bill_is_what_all_examples_cost_together() -> None:
    total = aggregate("cost", mean=0.06, n=3, not_applicable=1)
    assert price(run_record(aggregates=(total,)), (0.01, 0.03, 0.1)) == "cost $0.1400 (1 unpriced)"
    assert price(run_record(aggregates=(aggregate("cost", mean=None, n=0),)), ()) == "cost unknown (no price)"
    assert price(run_record(aggregates=()), ()) == "cost not measured"
