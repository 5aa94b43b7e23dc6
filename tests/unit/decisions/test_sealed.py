"""Of what is kept for the gate a verdict and a comparison tell counts, never names or texts."""

from __future__ import annotations

from tests.records import example_record, run_record

from vitaeval.decisions.compare import compare
from vitaeval.decisions.conditions import Runs
from vitaeval.decisions.gate import gate, gate_ladder
from vitaeval.decisions.ladder import Look
from vitaeval.decisions.sealed import told_of
from vitaeval.schema.comparison import Comparing
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Score
from vitaeval.schema.verdict import GateRules, HardStop

RULES = GateRules(name="g", hard_stops=(HardStop(metric="fabrication.critical", title="Critical inventions"),))


def arm(name: str, passed: bool, critical: float) -> RunRecord:
    """Six examples, every other one sealed."""
    cells = {"length": Score(value=0.5), "fabrication": Score(value=0.0, parts={"critical": critical})}
    return run_record(
        examples=tuple(
            example_record(
                f"{'closed' if n % 2 else 'open'}-{n}",
                sealed=bool(n % 2),
                passed=passed,
                cells=cells,
                answers={"write": {"text": f"{name} text of {'closed' if n % 2 else 'open'}-{n}"}},
            )
            for n in range(6)
        )
    )


def runs() -> Runs:
    return arm("old", passed=True, critical=0.0), arm("new", passed=False, critical=1.0)


def test_sealed_names_become_a_count_at_the_end() -> None:
    found = arm("new", passed=False, critical=1.0)
    assert told_of(["closed-1", "open-0", "closed-3", "closed-1"], found) == ("open-0", "2 sealed")
    assert told_of(["open-2"], found) == ("open-2",)
    assert told_of([], found) == ()


def test_a_verdict_names_no_sealed_example() -> None:
    rungs = gate_ladder(RULES, 6)
    _, verdict = gate(runs(), RULES, Look(rungs, len(rungs.steps) - 1), 6)
    assert verdict.stops[0].count == 6
    assert verdict.stops[0].examples == ("open-0", "open-2", "open-4", "3 sealed")
    assert "closed-" not in verdict.model_dump_json()


def test_a_comparison_counts_the_sealed_examples_that_changed_sides_and_shows_none() -> None:
    found = compare(*runs(), Comparing())
    assert [flip.example for flip in found.flips] == ["open-0", "open-2", "open-4"]
    assert any("3 were lost and 0 won" in note for note in found.notes)
    assert "closed-" not in found.model_dump_json()
