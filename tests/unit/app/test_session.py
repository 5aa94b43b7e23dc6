from __future__ import annotations

import io

import pytest
from rich.console import Console
from tests.line import config
from tests.records import aggregate, example_record, manifest, run_record

from vitaeval.app.session import _price, verdict
from vitaeval.schema.outcome import State
from vitaeval.schema.run import ExampleRecord
from vitaeval.schema.score import Crashed, NotApplicable, Score


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
    code, said = judged(example_record(cells={"length": Score(value=1.0), "tone": Crashed(error="boom")}))
    assert code == 12
    assert "50.0% of all scores crashed" in said


def test_the_bill_is_what_all_examples_cost_together() -> None:
    def row(name: str, cluster: str, cost: float | None) -> ExampleRecord:
        cell = NotApplicable(reason="no price") if cost is None else Score(value=cost)
        return example_record(name, cluster=cluster, cells={"cost": cell})

    rows = (row("a", "p", 0.01), row("b", "p", 0.03), row("c", "q", 0.1), row("d", "q", None))
    total = aggregate("cost", mean=0.06, n=3, not_applicable=1)
    assert _price(run_record(examples=rows, aggregates=(total,))) == "cost $0.1400 (1 unpriced)"
    assert _price(run_record(examples=rows[3:], aggregates=(aggregate("cost", mean=None, n=0),))) == (
        "cost unknown (no price)"
    )
    assert _price(run_record(aggregates=())) == "cost not measured"
