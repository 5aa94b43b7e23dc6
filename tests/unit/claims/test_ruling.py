from __future__ import annotations

import pytest

from vitaeval.claims import ruling
from vitaeval.claims.passages import Part, Passage
from vitaeval.schema.claim import ClaimType, Severity


def test_every_type_of_claim_has_a_severity() -> None:
    assert set(ruling.SEVERITY) == set(ClaimType)


def test_offsets_count_from_the_start_of_the_field() -> None:
    passage = Passage("/summary", 100, "knows Rust", Part.SUMMARY)
    found = ruling.claim(passage, ClaimType.SKILL, (6, 10), ruling.unsupported("not there"))
    assert (found.start, found.end, found.text, found.severity) == (106, 110, "Rust", Severity.MAJOR)


@pytest.mark.parametrize(
    ("span", "inside", "touching"), [((2, 4), True, True), ((4, 8), False, True), ((6, 8), False, False)]
)
def test_spans(span: tuple[int, int], inside: bool, touching: bool) -> None:
    assert ruling.within(span, [(1, 5)]) is inside
    assert ruling.overlaps(span, [(1, 5)]) is touching
