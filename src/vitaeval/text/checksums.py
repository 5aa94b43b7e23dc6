"""Check digits of numbers that people must not give away: payment cards and bank accounts."""

from __future__ import annotations

CARD_DIGITS = range(13, 20)
IBAN_LENGTH = range(15, 35)


def is_card(number: str) -> bool:
    """Whether the digits of `number` form a payment card: 13 to 19 of them, an issuer's first digit, Luhn.

    Source: ISO/IEC 7812-1, annex B.
    """
    digits = [int(sign) for sign in number if sign.isdecimal()]
    if len(digits) not in CARD_DIGITS or not 2 <= digits[0] <= 6:
        return False
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def is_iban(account: str) -> bool:
    """Whether `account`, spaces aside, is an IBAN: 15 to 34 signs that leave 1 modulo 97.

    Source: ISO 13616-1.
    """
    compact = account.replace(" ", "").upper()
    if len(compact) not in IBAN_LENGTH or not (compact.isascii() and compact.isalnum()):
        return False
    return int("".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])) % 97 == 1
