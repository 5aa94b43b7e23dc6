"""Numbers written as digits or words, with their scale: "1,200", "1.2M", "forty-two", "a dozen"."""

from __future__ import annotations

import re

_ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_GROUPS = {"dozen": 12, "score": 20}
_SUFFIXES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip

_UNIT_WORD = "|".join(sorted([*_ONES, *_TENS], key=len, reverse=True))
_BIG_WORD = "|".join(_SCALES)
WORDS = (
    rf"(?:an?(?= decade\b)|an?(?= (?:hour|day|week|month|year) and a half\b)"
    rf"|(?=f)(?:(?<=its )|(?<=the )|(?<=my )|(?<=our )|(?<=their ))first(?= (?:week|month|quarter|year)\b)"
    rf"|(?=a)(?:(?<=from )|(?<=to )|(?<=than )|(?<=instead of )|(?<=within )|(?<=under ))an?(?= (?:minute|hour|day|week"
    rf"|month|year)\b)|half an?(?= (?:second|minute|hour|day|week|month|year)\b)|half a (?:{_BIG_WORD}|dozen)\b"
    r"|(?:a quarter|three[ -]quarters) of an(?= hour\b)"
    rf"|(?:a (?:{_BIG_WORD}|dozen)|(?:{_UNIT_WORD}|dozen))\b"
    rf"(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)|(?<=illion))[ -]and[ -])(?:{_UNIT_WORD}|{_BIG_WORD}|dozen)\b)*)"
)
"""Pattern of a number in words, over plain text."""
MARKS = frozenset(
    (*_ONES, *_TENS, *_SCALES, "dozen", "half", "first", *"decade second minute hour day week month year".split())
)
"""Words of which every match of WORDS has one in it or right behind it."""

DIGITS = r"(?:\d{1,3}(?:[,' ]\d{3})+(?!\d)(?:\.\d+)?|\d+,\d{1,2}(?![\d,])|\d+(?:\.\d+)?)"
"""Pattern of a number in digits, over plain text; a comma before one or two digits is a decimal comma."""

SUFFIX = r"(?:(?:[ -]?(?:thousand|million|billion|trillion|lakh|crore|mio|mn|bn)|k|mm?|b)(?![a-z0-9]))"
"""Pattern of a scale behind digits."""


def from_digits(text: str) -> float:
    """Value of a match of DIGITS: "1,200" -> 1200, "3,5" -> 3.5."""
    if re.fullmatch(r"\d+,\d{1,2}", text):
        return float(text.replace(",", "."))
    return float(re.sub(r"[,' ]", "", text))


def scale(suffix: str | None) -> float:
    """What a match of SUFFIX multiplies by; 1 when there is none."""
    return _SUFFIXES[suffix.strip(" -")] if suffix else 1.0


def from_words(text: str, half: str | None = None) -> float:
    """Value of a match of WORDS: "two hundred and five" -> 205, "half a" -> 0.5.

    `half` is what "and a half" adds behind it, with its scale: to "two" it makes 2.5 or ("and a half million") 2.5
    million, to "a billion" half of one.
    """
    if half:
        scale = _SCALES.get(half.split()[-1])
        return (from_words(text) + 0.5) * scale if scale else from_words(text) + 0.5 * _SCALES.get(text.split()[-1], 1)
    if text in ("a", "an", "first"):
        return 1.0
    if "quarter" in text:
        return 0.75 if text.startswith("three") else 0.25
    if text.startswith("half"):
        last = text.split()[-1]
        return 0.5 * (_SCALES.get(last) or _GROUPS.get(last) or 1)
    total, current = 0.0, 0.0
    for word in re.split(r"[ -]+", text):
        if word in _SCALES and word != "hundred":
            total, current = total + max(current, 1) * _SCALES[word], 0.0
        else:
            current = _grown(current, word)
    return total + current


def _grown(current: float, word: str) -> float:
    if word == "hundred":
        return max(current, 1) * 100
    if word in _GROUPS:
        return max(current, 1) * _GROUPS[word]
    return current + (_ONES.get(word) or _TENS.get(word) or 0)
