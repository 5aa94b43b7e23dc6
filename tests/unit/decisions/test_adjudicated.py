"""Numbers that people's words have moved say so, wherever two runs stand side by side."""

from __future__ import annotations

import numpy as np
from tests.records import run_record
from tests.worlds import pair, run

from vitaeval.decisions.adjudicated import adjudicated
from vitaeval.decisions.compare import compare
from vitaeval.decisions.gate import gate, gate_ladder
from vitaeval.decisions.ladder import Look
from vitaeval.report.verdict import lines
from vitaeval.schema.comparison import Comparing
from vitaeval.schema.run import Adjudicated, RunRecord
from vitaeval.schema.verdict import GateRules


def spoken(run: RunRecord, false_alarms: int, confirmed: int) -> RunRecord:
    said = Adjudicated(digest="a" * 64, false_alarms=false_alarms, confirmed=confirmed, claims=())
    return RunRecord(**{**dict(run), "adjudicated": said})


def said(alarms: str, side: str, confirmed: int) -> str:
    return f"people set {alarms} of the {side} aside as false alarms and confirmed {confirmed} as invented"


def test_both_sides_are_counted_apart() -> None:
    baseline, candidate = pair(0.0)
    found = compare(spoken(baseline, 1, 0), spoken(candidate, 2, 3), Comparing())
    assert said("1 doubtful claim", "baseline", 0) in found.notes
    assert said("2 doubtful claims", "candidate", 3) in found.notes


def test_a_gate_tells_them_beside_its_verdict() -> None:
    scores = np.linspace(0.3, 0.8, 20).reshape(20, 1)
    runs = spoken(run("b", scores), 1, 0), spoken(run("c", scores), 4, 1)
    rules = GateRules(name="release")
    _, verdict = gate(runs, rules, Look(gate_ladder(rules, 20), 0), 20)
    assert said("4 doubtful claims", "candidate", 1) in "\n".join(lines(verdict))


def test_where_nobody_has_spoken_nothing_is_said() -> None:
    before = run_record()
    assert list(adjudicated(before, spoken(before, 0, 0))) == []
