from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vitaeval.claims.content import told


def test_an_achievement_of_another_employer_is_found(judged: Callable[..., Any]) -> None:
    found = judged(told, "Scheduled outbound trucks and kept the carrier scorecard", entry="w1")
    assert [(kind, verdict) for kind, _, verdict in found] == [("employer", "contradicted")]


def test_a_bullet_from_nowhere_is_a_minor_finding(judged: Callable[..., Any]) -> None:
    found = judged(told, "Choreographed seasonal parades beside municipal catering concessions", entry="w1")
    assert [kind for kind, _, _ in found] == ["content"]


@pytest.mark.parametrize("text", ["Rewrote Python jobs to lower warehouse spend", "Worked with care and good humour"])
def test_own_deeds_and_tone_are_fine(judged: Callable[..., Any], text: str) -> None:
    assert judged(told, text, entry="w1") == []
