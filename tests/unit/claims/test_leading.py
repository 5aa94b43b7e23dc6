from __future__ import annotations

import pytest

from vitaeval.claims.leading import HOLDING, OWNING


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("led the move to a new plant", True),
        ("was responsible for the budget", True),
        ("introduced the rota single-handedly", True),
        ("leadership of the move", True),
        ("Office moves, plus ownership of the rota", True),
        ("an association that I chair.", True),
        ("time management of a beginner", False),
        ("led to fewer complaints", False),
        ("rebuilt the plant independently", True),
        ("worked independently and with others", False),
        ("helped with the move", False),
    ],
)
def test_words_that_claim_the_lead(text: str, claims: bool) -> None:
    assert (OWNING.search(text.casefold()) is not None) is claims


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("head of the laboratory", True),
        ("ran the bakery", True),
        ("lead times", False),
        ("took part in the move", False),
    ],
)
def test_words_of_a_profile_that_hold_it(text: str, holds: bool) -> None:
    assert (HOLDING.search(text) is not None) is holds
