"""Small steps down must not add up: a PASS stands only if it also holds against where the line began."""

from __future__ import annotations

import pytest
from tests.verdicts import held, stop, verdict

from vitaeval.decisions.anchor import with_anchor
from vitaeval.schema.verdict import Verdict


def test_both_passes_are_a_pass_that_shows_both() -> None:
    found = with_anchor(verdict(), verdict(reason="no worse", goal=held(gain=0.001)))
    assert found.verdict is Verdict.PASS
    assert found.anchor is not None
    assert found.anchor.held[0].gain == 0.001


@pytest.mark.parametrize("said", [Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.INVALID])
def test_what_does_not_hold_against_the_beginning_is_no_pass(said: Verdict) -> None:
    found = with_anchor(verdict(), verdict(said, reason="lost 0.05 in all", stops=(stop(),)))
    assert found.verdict is said
    assert "only no worse began: lost 0.05 in all" in found.reason
    assert found.stops == (stop(),)
    assert "gate=release" in str(found.next_step)
