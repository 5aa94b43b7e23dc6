"""The stage that caused a difference is named, and no stage on suspicion."""

from __future__ import annotations

import numpy as np
import pytest
from tests.worlds import run

from vitaeval.decisions.attribution import attributed
from vitaeval.decisions.compare import compare
from vitaeval.schema.comparison import Attribution, Comparing

STAGES = ("find", "write")


def split(first: float, second: float) -> Attribution:
    """Three runs whose stages have these true effects."""
    rng = np.random.default_rng(1)
    level = rng.uniform(0.3, 0.6, (60, 1))
    old, mixed, new = (
        run(name, level + gain + rng.normal(0, 0.02, (60, 1)))
        for name, gain in (("old", 0.0), ("mixed", second), ("new", first + second))
    )
    rules = Comparing()
    return attributed(compare(old, new, rules), compare(old, mixed, rules), compare(mixed, new, rules), STAGES)


def test_the_parts_add_up_and_the_cause_is_named() -> None:
    found = split(0.0, 0.1)
    assert found.causes == ("write",)
    assert found.whole is not None
    assert sum(part.delta for part in found.stages.values()) == pytest.approx(found.whole.delta)
    assert "the change comes from write" in found.reason


def test_stages_that_work_against_each_other_are_both_named() -> None:
    assert split(-0.1, 0.1).causes == STAGES


def test_no_stage_is_blamed_for_chance() -> None:
    found = split(0.0, 0.0)
    assert found.causes == ()
    assert "no stage is shown" in found.reason
