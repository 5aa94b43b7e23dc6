"""What a parser can make of a CV: its sections, contact data, dates, layout and length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vitaeval.schema.documents.profile import Basics
from vitaeval.text.dates import DateRange, ranges, whole_months
from vitaeval.text.sections import section_name, sections
from vitaeval.text.tokens import words

PAGE_WORDS = 600
LONG_CAREER_MONTHS = 7 * 12
WANTED = ("contact", "summary", "experience", "education", "skills")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.-])\+?\(?\d(?:[\s().-]{0,2}\d){6,14}(?![\w/-])")
_ROLE = re.compile(r"^###\s+(.+)$", re.MULTILINE)
_UNDATED = frozenset({"projects", "education", "certificates", "languages", "awards", "publications"})
_TABLE = re.compile(r"^\s*\|.*\|\s*$|\|\s*:?-{3,}|<t(?:able|r|d)\b", re.MULTILINE | re.IGNORECASE)
_PICTURE = re.compile(r"!\[[^\]]*\]\(|<(?:img|svg|object|div|span)\b", re.IGNORECASE)
_COLUMNS = re.compile(r"\S(?:[ \t]*\t[ \t]*| {4,})\S")
_BULLET = re.compile(r"^\s*([-*+•▪●◦‣–])\s", re.MULTILINE)
_HIDDEN = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]|color:\s*(?:white|#fff)|display:\s*none", re.IGNORECASE)
_SYMBOLS = frozenset({"So", "Sk", "Co", "Cs", "Cn", "Cc"})
_FORMS = (
    ("iso", re.compile(r"\d{4}-\d{1,2}")),
    ("numeric", re.compile(r"\d{1,2}[/.]\d{4}")),
    ("named", re.compile(r"[^\W\d_]{3,}\.? \d{4}")),
)


@dataclass(frozen=True, slots=True)
class Form:
    """Shares in [0, 1]: the five sections, and the four groups of format."""

    sections: float
    contact: float
    dates: float
    layout: float
    length: float

    @property
    def format(self) -> float:
        """0.30 contact + 0.30 dates + 0.20 layout + 0.20 length."""
        return 0.30 * self.contact + 0.30 * self.dates + 0.20 * self.layout + 0.20 * self.length


def form(text: str, own: str, basics: Basics, as_of: date) -> Form:
    """The form of a CV.

    `own` is `text` without what it copies from the posting: no gain comes from that. Contact data count
    only as `basics` gives them: none comes from an invented telephone number either.
    """
    if not words(own):
        return Form(0.0, 0.0, 0.0, 0.0, 0.0)
    roles = tuple(_roles(own))
    limit = PAGE_WORDS * (2 if _months(roles, as_of) > LONG_CAREER_MONTHS else 1)
    return Form(_sections(own, basics), _contact(own, basics), _dates(roles), _layout(text), _length(text, limit))


def has_hidden_text(text: str) -> bool:
    """Whether the text holds zero-width characters or markup that hides words."""
    return _HIDDEN.search(text) is not None


def _sections(text: str, basics: Basics) -> float:
    """Share of the five wanted parts; contact is there under its heading or as data above the first one."""
    parts = sections(text)
    filled = {part.name for part in parts if any(map(str.isalnum, text[part.start : part.end]))}
    if _has_email(_head(text), basics) or _has_phone(_head(text), basics):
        filled.add("contact")
    return sum(name in filled for name in WANTED) / len(WANTED)


def _contact(text: str, basics: Basics) -> float:
    """A third each: a name on the first line, an e-mail address, a telephone number."""
    first = next((line for line in text.splitlines() if line.strip()), "").strip(" #*")
    return (_is_name(first) + _has_email(text, basics) + _has_phone(text, basics)) / 3


def _has_email(text: str, basics: Basics) -> bool:
    return any(found.casefold() == (basics.email or "").strip().casefold() for found in _EMAIL.findall(text))


def _has_phone(text: str, basics: Basics) -> bool:
    own = _digits(basics.phone or "")
    return any(_digits(found) == own for found in _PHONE.findall(text))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_name(line: str) -> bool:
    is_short = 1 <= len(line.split()) <= 6 and section_name(line) is None
    return is_short and not re.search(r"[\d@|:/]", line) and line[0].isalpha()


def _head(text: str) -> str:
    """Everything above the first heading that names a section."""
    first = next((part for part in sections(text) if part.name), None)
    return text if first is None else text[: first.start]


def _roles(text: str) -> Iterator[str]:
    """Title lines of roles; without any, the lines of the education section."""
    parts = sections(text)
    roles = [line for part in parts if part.name not in _UNDATED for line in _ROLE.findall(text[part.start : part.end])]
    if roles:
        yield from roles
        return
    for part in parts:
        if part.name in {"experience", "education"}:
            yield from (line for line in text[part.start : part.end].splitlines() if ranges(line))


def _dates(roles: Sequence[str]) -> float:
    """Share of roles whose range can be read, x 0.9 where their dates come in more than one form.

    A bare year is no form of its own: who knows no month must not make one up.
    """
    found = [ranges(role) for role in roles]
    if not found:
        return 0.0
    forms = {
        _date_form(role[mention.start : mention.end])
        for role, spans in zip(roles, found, strict=True)
        for span in spans
        for mention in (span.first, span.last)
        if mention.date is not None and mention.date.month is not None
    }
    return sum(map(bool, found)) / len(found) * (0.9 if len(forms) > 1 else 1.0)


def _date_form(text: str) -> str:
    return next((name for name, pattern in _FORMS if pattern.search(text)), "other")


def _months(roles: Sequence[str], as_of: date) -> int:
    spans: list[DateRange] = [span for role in roles for span in ranges(role)]
    return whole_months(((span.first.date, span.last.date) for span in spans if span.first.date), as_of)


def _layout(text: str) -> float:
    """A quarter each: no table, no picture or box, no columns, no odd glyph or second bullet mark."""
    marks = {mark.group(1) for mark in _BULLET.finditer(text)}
    odd = any(unicodedata.category(char) in _SYMBOLS for char in text if char not in "\n\t°^`©®™")
    faults = (_TABLE.search(text), _PICTURE.search(text), _COLUMNS.search(text), odd or len(marks) > 1)
    return sum(not fault for fault in faults) / len(faults)


def _length(text: str, limit: int) -> float:
    """1 up to `limit` words, from there in a straight line to 0 at twice as many."""
    return min(1.0, max(0.0, 2.0 - len(words(text)) / limit))
