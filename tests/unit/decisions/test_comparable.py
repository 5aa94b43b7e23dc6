from typing import Any

import pytest
from tests.line import config
from tests.records import manifest
from tests.worlds import pair

from vitaeval.decisions.comparable import objections, remarks
from vitaeval.schema.chat import Evidence
from vitaeval.schema.comparison import Comparing
from vitaeval.schema.outcome import State
from vitaeval.schema.run import Adjudicated, ExampleRecord, RunRecord

RULES = Comparing()


def changed(run: RunRecord, **more: Any) -> RunRecord:
    return RunRecord(**{**dict(run), **more})


def said(baseline: RunRecord, candidate: RunRecord) -> str:
    return "\n".join(objections(baseline, candidate, RULES))


def test_fair_runs_meet_no_objection() -> None:
    assert not said(*pair(0.0))


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"manifest": manifest(golden_digest="h" * 64)}, "golden sets differ"),
        ({"manifest": manifest(config=config(task="parse_job"))}, "tasks differ"),
        ({"metric_versions": {"length": "2"}}, "length 1 and 2"),
        ({"adjudicated": Adjudicated(digest="a" * 64, false_alarms=1, confirmed=0, claims=())}, "adjudicated between"),
        ({"served_models": ("far-2",)}, "served as far-1 and as far-2"),
    ],
)
def test_every_objection_names_what_differs(more: dict[str, Any], word: str) -> None:
    baseline, candidate = pair(0.0)
    assert word in said(baseline, changed(candidate, **more))


def test_another_model_may_be_served_by_another_name() -> None:
    baseline, candidate = pair(0.0)
    other = config().model.__class__(**{**dict(config().model), "id": "another"})
    moved = changed(candidate, manifest=manifest(config=config(model=other)), served_models=("another-1",))
    assert not said(baseline, moved)


def test_too_many_missing_answers_are_no_comparison() -> None:
    baseline, candidate = pair(0.0, n=20)
    gone = [
        ExampleRecord(**{**dict(item), "state": State.UNANSWERED}) if number < 2 else item
        for number, item in enumerate(candidate.examples)
    ]
    assert "2 of 20 pairs" in said(baseline, changed(candidate, examples=tuple(gone)))
    assert not said(baseline, changed(candidate, examples=(*candidate.examples[:1], *gone[1:])))


def test_two_people_are_too_few() -> None:
    assert "share 2 people" in said(*pair(0.0, n=2))


def test_answers_without_a_model_say_so() -> None:
    baseline, candidate = pair(0.0)
    assert "nothing about a prompt" in "".join(remarks(changed(baseline, evidence=Evidence.PROMPT_BLIND), candidate))


def test_an_a_a_comparison_is_called_one() -> None:
    baseline, candidate = pair(0.0)
    assert "A/A" in "".join(remarks(baseline, changed(candidate, manifest=baseline.manifest)))
