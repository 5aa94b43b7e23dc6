"""What holds digits and counts nothing: dates, links, addresses, phone numbers, versions, ages, periods of notice."""

from __future__ import annotations

import re

_ADDRESS = r"(?<!\S)\S+@\S+|https?://\S+|www\.\S+|\b\w[\w-]{0,62}+\.(?:com|org|net|io|dev|edu)\b\S*"
_SIGN = re.compile(r"@|://|www\.|\.(?:com|org|net|io|dev|edu)\b")
"""What each address holds."""
_MASK = (
    r"(?=[+(\d])(?:\+?\(?\d[\d() ]{0,12}[- )]\d{3}[-.]\d{4}(?!\d)|\+\d[\d ()-]{7,18}\d"
    r"|\b\d{4}-\d{2}(?:-\d{2})?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b(?:0?\d|1[0-2])/(?:19|20)\d{2}\b"
    r"|(?<![\d.,$€£])(?:0[1-9]|1[0-2])\.(?:19|20)\d{2}\b(?![\d.,]*[%\w])"
    r"|(?<![\d.,])(?:0\d{3,4}[ -]\d{3}[ -]?\d{3,4}|\d{3}-\d{4})(?![\d.,]*\d)"
    r"|\b\d+(?:\.\d+){2,}\b|\b1:\d{1,3}(?:,?\d{3})+\b|\b\d{1,2}:\d{2}\b|\b24/7\b|\b50/50\b|\b\d{3}\([a-z]\)(?:\(\d\))?"
    r"|\b\d+(?:st|nd|rd|th)\b)"
    r"|'(?<=[a-z] ')\d{2}\b"
    r"|\b(?:\w++-year-olds?\b|one day\b(?=\s*(?:[.,;!]|$))"
    r"|[\w-]{1,40}+ (?:day|week|month)s?['’]? notice\b|notice(?: period)? (?:of|is) [\w-]+ (?:day|week|month)s?\b"
    r"|ref(?:erence)?\b[.:]? ?(?:no\.? ?|# ?)?\d+"
    r"|(?:people|persons|adults|women|men|children|patients|residents|clients|pupils|those|anyone)"
    r" (?:over|under|above|below) \d{1,2}\b(?! ?%))"
    r"|\b(?:\d+ (?:and|to|-) )?\d+ years? (?:old|of age)\b"
    r"|\byears? (?:one|two|three|four|five|six)\b"
)
_MASKS = {False: re.compile(_MASK), True: re.compile(f"{_ADDRESS}|{_MASK}")}
"""What counts nothing in a text without addresses, and in one with them."""


def masked(low: str) -> str:
    """`low`, a plain text, with all of that blanked out at equal length."""
    return _MASKS[_SIGN.search(low) is not None].sub(lambda found: "_" * len(found.group()), low)
