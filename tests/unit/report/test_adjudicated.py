"""People's words in reports."""

from __future__ import annotations

import pytest

from vitaeval.report.adjudicated import MOST, counts, lines
from vitaeval.schema.run import Adjudicated, SettledClaim
from vitaeval.schema.score import Finding

FINDING = Finding(
    kind="false_alarm_skill", text="Kubernetes", note="no such skill; called a false alarm by Jo: seen it"
)


def adjudicated(claims: int, false_alarms: int = 0, confirmed: int = 0) -> Adjudicated:
    found = tuple(SettledClaim(example=f"e{number}", trial=0, finding=FINDING) for number in range(claims))
    return Adjudicated(digest="abcdef" * 10, false_alarms=false_alarms, confirmed=confirmed, claims=found)


@pytest.mark.parametrize(
    ("false_alarms", "confirmed", "said"),
    [
        (0, 0, "none set aside (adjudications abcdefabcdef)"),
        (2, 0, "2 set aside as false alarms (adjudications abcdefabcdef)"),
        (2, 1, "2 set aside as false alarms, 1 confirmed as invented (adjudications abcdefabcdef)"),
    ],
)
def test_words_are_counted_and_named(false_alarms: int, confirmed: int, said: str) -> None:
    assert counts(adjudicated(0, false_alarms, confirmed)) == said


def test_each_claim_is_quoted_with_its_example_and_who_spoke() -> None:
    (line,) = lines(adjudicated(1))
    assert line.startswith("e0: ")
    assert "“Kubernetes”" in line
    assert "called a false alarm by Jo: seen it" in line


def test_many_claims_are_cut_and_said_to_be() -> None:
    assert list(lines(adjudicated(MOST + 3)))[MOST:] == ["… and 3 more in record.json"]
