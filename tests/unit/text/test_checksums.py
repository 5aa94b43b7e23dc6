"""Check digits catch every single wrong digit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitaeval.text.checksums import is_card, is_iban

CARDS = ("4111111111111111", "5555-5555-5555-4444", "3782 822463 10005", "6011111111111117", "4222222222222")
ACCOUNTS = (
    "GB82 WEST 1234 5698 7654 32",
    "DE89370400440532013000",
    "NO9386011117947",
    "mt84malt011000012345mtlcast001s",
)


@pytest.mark.parametrize("number", CARDS)
def test_cards(number: str) -> None:
    assert is_card(number)


@pytest.mark.parametrize("number", ["", "0000000000000000", "411111111111", "41111111111111111111", "9111111111111111"])
def test_no_cards(number: str) -> None:
    assert not is_card(number)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_accounts(account: str) -> None:
    assert is_iban(account)


@pytest.mark.parametrize("account", ["", "GB82", "GB82 WEST 1234 5698 7654 3é", "GB82-WEST-1234-5698-7654-32"])
def test_no_accounts(account: str) -> None:
    assert not is_iban(account)


@settings(deadline=None)
@given(st.sampled_from(CARDS), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(card: str, place: int, by: int) -> None:
    digits = [sign for sign in card if sign.isdigit()]
    digits[place] = str((int(digits[place]) + by) % 10)
    assert not is_card("".join(digits))
