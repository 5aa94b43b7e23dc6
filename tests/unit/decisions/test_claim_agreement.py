import pytest

from vitaeval.decisions.claim_agreement import ReadClaim, cleared, precision


def test_what_most_people_say_decides_and_a_draw_decides_nothing() -> None:
    claims = [
        ReadClaim(supported=0, not_supported=2, is_doubted=True),
        ReadClaim(supported=2, not_supported=1, is_doubted=True),
        ReadClaim(supported=1, not_supported=1, is_doubted=True),
        ReadClaim(supported=2, not_supported=0, is_doubted=False),
        ReadClaim(supported=0, not_supported=1, is_doubted=False),
    ]
    assert precision(claims).n == cleared(claims).n == 2
    for found in (precision(claims), cleared(claims)):
        assert found.share is not None
        assert found.share.mean == 0.5


def test_few_claims_prove_little() -> None:
    found = precision([ReadClaim(0, 1, is_doubted=True)] * 20).share
    assert found is not None
    assert found.mean == found.high == 1.0
    assert found.low == pytest.approx(0.025 ** (1 / 20))


def test_nothing_read_is_no_share() -> None:
    assert precision([]).share is None
    assert cleared([ReadClaim(1, 0, is_doubted=True)]).share is None
