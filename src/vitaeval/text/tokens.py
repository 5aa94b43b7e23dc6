"""Words and sentences of a text, each with the place where it stands."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: `text == source[start:end]`."""

    start: int
    end: int
    text: str


_TOKEN, _ASCII_TOKEN = (
    re.compile(
        rf"""
          \.(?<!{sign}.)[ ]?NET(?!{sign})         # .NET, and ". NET" as text extraction leaves it
        | \.(?<!{sign}.)[Nn]et(?!{sign})          # .Net
        | \.(?<=[A-Z]\.)NET(?!{sign})            # ASP.NET
        | {letter}(?:\+\+|\#)(?!{letter})        # C++, C#, F#, also before a version: C++17
        | (?:Security|Network)\+                 # certificates whose plus is part of the name
        | {sign}+                                # letters and digits
        | &                                      # stands for "and"
        """,
        re.VERBOSE,
    )
    for letter, sign in ((r"[^\W\d_]", r"[^\W_]"), ("[A-Za-z]", "[A-Za-z0-9]"))
)
"""What a token is, and the same for ASCII, which most texts are."""
_WORD = re.compile(r"[^\W_]+(?:['’\-.+#/][^\W_]+)*[+#]*")
_ABBREVIATIONS = (
    r"e\.g|i\.e|etc|incl|approx|no|ref|vs|dr|mr|mrs|ms|prof|st|mt|inc|ltd|co|corp|jr|sr|ph\.d|u\.s|b\.s|m\.s|b\.a|m\.a"
)
_BREAK = re.compile(r"[.!?\n](?:(?<=\n)\n*|(?<!\n)[\"')\]]*\s+(?=[\"'(\[]*[^\Wa-z_]))")
"""A line break, or the mark that ends a sentence with the white space behind it: both begin with one of few signs."""
_OPENING = re.compile(r"(?:I|My|We|She|He|They)\b(?!\.)")
"""A word that opens a sentence behind a letter ("level I. I speak"), and but for "I" behind an abbreviation too."""
_LETTER = re.compile(r"(?:^|[\s(])[A-Z]\.$")
_SHORT = re.compile(rf"(?:^|[\s(])(?:{_ABBREVIATIONS}|[A-Z])\.$", re.IGNORECASE)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$", re.IGNORECASE)
"""A month that is cut short, where a number follows."""


def tokens(text: str) -> tuple[Span, ...]:
    """What names are matched by: runs of letters and digits, `&`, and C++, C#, F#, .NET as one unit each."""
    found, end, laid_out = [], 0, tuple.__new__
    for token in token_texts(text):
        start = text.index(token, end)
        end = start + len(token)
        found.append(laid_out(Span, (start, end, token)))
    return tuple(found)


def token_texts(text: str) -> list[str]:
    """As `tokens`, for those who need no places."""
    return (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)


def words(text: str) -> tuple[Span, ...]:
    """What a person counts as words: `state-of-the-art`, `don't`, `Node.js`, `C++` and `3.5` are one each."""
    return tuple(Span(found.start(), found.end(), found.group()) for found in _WORD.finditer(text))


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[Span, ...]:
    """Sentences without the white space around them; a line break always ends one, an abbreviation never."""
    found: list[Span] = []
    start = 0
    for mark in _BREAK.finditer(text):
        end = mark.start() + (mark[0][0] != "\n")
        if "\n" not in mark[0] and _is_short(text, start, end, mark.end()):
            continue
        found.append(_trimmed(text, start, end))
        start = mark.end()
    found.append(_trimmed(text, start, len(text)))
    return tuple(span for span in found if span.text)


def _is_short(text: str, start: int, end: int, after: int) -> bool:
    """Whether a full stop belongs to an abbreviation; `after` is where the text goes on."""
    if _SHORT.search(text, start, end):
        opening = _OPENING.match(text, after)
        return opening is None or (opening.group() == "I" and _LETTER.search(text, start, end) is None)
    return text[after : after + 1].isdigit() and _MONTH.search(text, start, end) is not None


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    body = piece.strip()
    return Span(start + lead, start + lead + len(body), body)
