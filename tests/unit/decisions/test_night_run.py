from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.line import config
from tests.records import aggregate, example_record, manifest, run_record

from vitaeval.decisions.night_run import Asking, asking, night_run, setting_parts
from vitaeval.schema.config import ModelConfig, Suite
from vitaeval.schema.nightly import Role
from vitaeval.schema.outcome import State
from vitaeval.schema.run import RunRecord
from vitaeval.schema.score import Direction, Score

NIGHT = "2026-11-21"


def record(epoch: str = f"night-{NIGHT}", **more: Any) -> RunRecord:
    """A nightly run of two examples, one of them twice."""
    values: dict[str, Any] = {
        "manifest": manifest(config=config(epoch=epoch)),
        "aggregates": (aggregate("length"), aggregate("waste", direction=Direction.DOWN)),
        "examples": (
            example_record("a", cells={"length": Score(value=0.4), "waste": Score(value=3.0)}),
            example_record("a", trial=1, cells={"length": Score(value=0.6)}),
            example_record("b", state=State.UNANSWERED, passed=None, cells={}),
        ),
        "states": {"scored": 2, "unanswered": 1},
    }
    return run_record(**{**values, **more})


@given(st.dates(), st.sampled_from(Role), st.booleans())
def test_an_asking_survives_its_name(day: Any, role: Role, again: bool) -> None:
    asked = Asking(day.isoformat(), role, again and role is Role.NIGHT)
    assert asking(asked.epoch) == asked


@pytest.mark.parametrize("epoch", ["0", "gate-abc", "night-", "night-2026-11-21-else", "xnight-2026-11-21"])
def test_other_runs_are_no_nightly_ones(epoch: str) -> None:
    assert night_run(record(epoch), ("length",)) is None


def test_scores_are_means_over_trials_and_up_is_better() -> None:
    found = night_run(record(), ("length", "waste", "absent"))
    assert found is not None
    assert found.values == {"length": {"a": pytest.approx(0.5)}, "waste": {"a": -3.0}}
    assert found.metric_versions == {"length": "1", "waste": "1"}
    assert (found.asked, found.lost, found.failed) == (3, 1, 1)


def test_a_share_of_the_examples_is_no_whole_night() -> None:
    some = config(epoch=f"night-{NIGHT}", suite=Suite(name="nightly", examples=30))
    whole, part = night_run(record(), ("length",)), night_run(record(manifest=manifest(config=some)), ("length",))
    assert whole is not None
    assert part is not None
    assert (whole.whole, part.whole) == (True, False)
    assert whole.setting == part.setting


def test_what_decides_the_answers_decides_the_setting() -> None:
    base = setting_parts(config(), "p" * 64, "g" * 64)
    other = ModelConfig(**{**dict(config().model), "id": "another"})
    changed = {
        "prompt": setting_parts(config(), "q" * 64, "g" * 64),
        "models": setting_parts(config(model=other), "p" * 64, "g" * 64),
        "golden set": setting_parts(config(), "p" * 64, "h" * 64),
    }
    for name, parts in changed.items():
        assert {key for key in base if base[key] != parts[key]} == {name}


def test_the_night_itself_is_no_part_of_the_setting() -> None:
    tonight, tomorrow = (night_run(record(f"night-2026-11-{day}"), ("length",)) for day in (21, 22))
    assert tonight is not None
    assert tomorrow is not None
    assert tonight.setting == tomorrow.setting
