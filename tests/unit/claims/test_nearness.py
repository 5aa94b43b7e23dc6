"""Evidence is shown where it tells something."""

from __future__ import annotations

import pytest

from vitaeval.claims.nearness import is_telling, without_noise
from vitaeval.claims.report import report
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict, Severity

TEXT = "Raised parcel throughput at the Leipzig depot by 40 %"


def claim(text: str, nearest: str | None, evidence: str | None = "/work/0/highlights/0", **more: object) -> Claim:
    start = TEXT.find(text)
    values = {
        "type": ClaimType.METRIC,
        "value": text,
        "text": text,
        "start": max(start, 0),
        "end": max(start, 0) + len(text),
        "where": None,
        "verdict": ClaimVerdict.UNSUPPORTED,
        "severity": Severity.MAJOR,
        "evidence": evidence,
        "nearest": nearest,
        "reason": "no such figure",
    }
    return Claim.model_validate({**values, **more})


@pytest.mark.parametrize(
    ("text", "nearest", "told"),
    [
        ("40 %", "Increased parcel throughput at the depot in Leipzig by 14 %", True),
        ("40 %", "Answer delivery questions from technicians by phone", False),
        ("40 %", "Depot work", False),
        ("Leipzig", "Worked in Leipzig and Halle on the night shift", True),
    ],
)
def test_evidence_must_share_words_with_what_it_is_shown_for(text: str, nearest: str, told: bool) -> None:
    assert is_telling(claim(text, nearest), TEXT) is told


def test_the_same_field_and_what_contradicts_are_always_told() -> None:
    assert is_telling(claim("40 %", "2019-03", "/work/1/startDate", type=ClaimType.DATE), TEXT)
    assert is_telling(claim("40 %", "Nothing alike", verdict=ClaimVerdict.CONTRADICTED), TEXT)


def test_one_date_says_nothing_about_a_number_of_years() -> None:
    assert not is_telling(claim("40 %", "2019-03", "/work/1/startDate", type=ClaimType.TENURE), TEXT)


def test_noise_is_left_out_and_nothing_else_changes() -> None:
    noisy = report([claim("40 %", "Answer delivery questions"), claim("Leipzig", "Worked in Leipzig")])
    quiet = without_noise(noisy, TEXT)
    assert [item.nearest for item in quiet.claims] == [None, "Worked in Leipzig"]
    assert [item.evidence for item in quiet.claims] == [None, "/work/0/highlights/0"]
    assert (quiet.score, quiet.rate, quiet.gate) == (noisy.score, noisy.rate, noisy.gate)
