from __future__ import annotations

from tests.shelves.observations import ANALYSIS, REFERENCE, answered, call, observe

from vitaeval.metrics.validity import METRIC
from vitaeval.schema.score import NotApplicable, Score


def test_all_stages_answered_is_valid() -> None:
    found = METRIC.score(answered(REFERENCE))
    assert isinstance(found, Score)
    assert (found.value, dict(found.parts)) == (1.0, {"repaired": 0.0})


def test_a_stage_that_was_called_in_vain_is_named() -> None:
    found = METRIC.score(observe({"analysis": ANALYSIS}))
    assert isinstance(found, Score)
    assert found.value == 0
    assert [finding.text for finding in found.findings] == ["generation"]


def test_repaired_is_the_share_of_stages_and_not_of_calls() -> None:
    calls = (call("analysis"), call("analysis", repair=True), call("generation"))
    found = METRIC.score(observe({"analysis": ANALYSIS, "generation": ANALYSIS}, calls=calls))
    assert isinstance(found, Score)
    assert found.parts["repaired"] == 0.5


def test_nothing_called_is_no_answer_about_validity() -> None:
    assert isinstance(METRIC.score(observe({}, calls=())), NotApplicable)
