from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitaeval.claims.report import WEIGHTS, report
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict, GateResult, Severity


def claim(verdict: ClaimVerdict, severity: Severity | None = None) -> Claim:
    return Claim(
        type=ClaimType.SKILL,
        value="x",
        text="x",
        start=0,
        end=1,
        where="/summary",
        verdict=verdict,
        severity=severity,
        evidence=None,
        nearest=None,
        reason="",
    )


FINE = claim(ClaimVerdict.SUPPORTED)
OPEN = claim(ClaimVerdict.NOT_CHECKABLE)
severities = st.sampled_from(list(Severity))


@pytest.mark.parametrize(
    ("severity", "gate"),
    [(Severity.MINOR, GateResult.PASS), (Severity.MAJOR, GateResult.FAIL), (Severity.CRITICAL, GateResult.FAIL)],
)
def test_one_claim_costs_its_weight(severity: Severity, gate: GateResult) -> None:
    found = report([FINE, claim(ClaimVerdict.UNSUPPORTED, severity)])
    assert found.score == pytest.approx(WEIGHTS[severity])
    assert (found.rate, found.gate) == (0.5, gate)


def test_what_cannot_be_checked_counts_nowhere() -> None:
    assert report([OPEN]).gate is GateResult.UNDETERMINED
    assert report([OPEN]).rate is None
    assert report([OPEN, FINE]).rate == 0.0


@given(st.lists(severities, max_size=30), severities)
def test_a_further_invention_never_lowers_the_score(found: list[Severity], further: Severity) -> None:
    claims = [claim(ClaimVerdict.UNSUPPORTED, level) for level in found]
    more = [*claims, claim(ClaimVerdict.CONTRADICTED, further)]
    assert 0.0 <= report(claims).score <= report(more).score <= 1.0
