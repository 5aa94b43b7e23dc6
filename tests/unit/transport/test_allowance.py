"""What is known of a provider's limits."""

from __future__ import annotations

import math

from vitaeval.schema.chat import RateHint
from vitaeval.schema.config import Limits
from vitaeval.transport.allowance import Allowance


def test_nothing_known_counts_requests_and_bounds_nothing() -> None:
    allowance = Allowance(Limits())
    assert [(ask.bucket, ask.limit, ask.amount) for ask in allowance.asks(100.0)] == [("rpm", math.inf, 1.0)]
    assert not allowance.knows_rates


def test_every_known_limit_is_asked() -> None:
    asks = Allowance(Limits(rpm=1, tpm=2, rpd=3, tpd=4)).asks(7.0)
    assert [(ask.bucket, ask.limit, ask.amount) for ask in asks] == [
        ("rpm", 1, 1.0),
        ("tpm", 2, 7.0),
        ("rpd", 3, 1.0),
        ("tpd", 4, 7.0),
    ]


def test_silent_headers_change_nothing() -> None:
    allowance = Allowance(Limits(rpm=100))
    allowance.told(RateHint())
    assert (allowance.rpm, allowance.tpm, allowance.rpd) == (100, None, None)
