"""In which role a sentence tells of an employer with several: by the title that it gives, by the dates set beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from vitaeval.claims import cues, names
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.text import dates
from vitaeval.text.normalize import plain

Group = tuple[str, ...]
Place = tuple[int, int]
Named = tuple[Place, Group]
"""Where a sentence names an employer, and the entries of the profile there."""

_WORD = r"[\w&/+'’-]+(?: \((?![^()]*\d{4})[^()]{1,30}\))?"
_WORDS = (
    r"(?:(?!(?:as|an?|the|is|was|am|been|has|had|have|s?he|they|my|to|I|who|at|in|with)\b)"
    rf"{_WORD}(?:,? (?:(?:and|of|for|the|to the) )?|, )){{0,7}}?{_WORD}"
)
_BEFORE = re.compile(
    r"(?:^|[:;,(] |\b(?:as|an?|the|of|is|was|am|been|became|their|its|to)\s)"
    rf"(?P<title>{_WORDS}),? (?:at|with|for|of|@|in) (?:the )?$"
)
_BEHIND = re.compile(
    r"^(?: \([^()]{0,40}\))?,? (?:(?:where|in which|with which|there|and) )?"
    r"(?:(?:my|the|his|her|their) (?:job |official |formal )?(?:title|role|position|post|job) (?:was|is|has been)"
    r"(?: that of)?|I (?:was|am|['’]m|have been|had been|worked as|work as|served as|acted as)"
    r"|(?:hired|employed|engaged|appointed|promoted|took) me(?: on)? (?:as|to)"
    r"|(?:[^.;:()]{0,60},|in [^,.;:()]{4,30}?) as|as)"
    rf" (?:an? |the )?(?P<title>{_WORDS})(?=\s?[(.;:]|$|,? (?:from|since|until|between|where|who|I|in|on|with|for)\b|,)"
)
_TIME = re.compile(
    r"^(?:(?:previous(?:ly)?|former(?:ly)?|earlier|later|then|current(?:ly)?|now|today|most|recent(?:ly)?|once|before"
    r"|since|after|initially|first|and|ex|as(?: an?| the)?"
    r"|(?:h[eo]ld(?:ing)?|filled|took(?: up)?|accepted|given) (?:the|a) (?:post|position|role|job|title)(?: of)?"
    r")[ ,-]+)+",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r",? (?:and|who) (?:have|has|am|is|was|been|now|currently|previously|used to|\w+ed)\b")
"""Where a new clause begins: what stands before it says what the person is, not as what they were somewhere."""
_ASIDE = re.compile(r"\s*[,(|/]")
_LONGEST = 8


class Titled(NamedTuple):
    """Where a text gives the title of a role in full, and the role's entry."""

    start: int
    end: int
    entry: str


def named(text: str, evidence: Evidence) -> list[Named]:
    """Employers of the profile that a sentence names, with their entries; a role without one by its title."""
    found = []
    for pattern, group in evidence.employers:
        hit = pattern.search(text)
        if hit and hit.group()[:1].isupper():
            line = evidence.field(group[0], "name" if group[0][0] == "w" else "organization")
            whole = hit.start() + len(line.text) if line and text.startswith(line.text, hit.start()) else hit.end()
            found.append(((hit.start(), names.end_of(text, whole)), group))
    if found or not evidence.nameless:
        return found
    return [((each.start, each.end), (each.entry,)) for each in titled(text, evidence.nameless, evidence)]


def titled(text: str, group: Group, evidence: Evidence) -> tuple[Titled, ...]:
    """The titles of the roles that a text gives in full; of two at one place the longer one."""
    low = plain(text)
    found = [Titled(*span, entry) for entry in group for span in _places(entry, low, evidence)]
    return tuple(
        one
        for one in found
        if not any(each.start <= one.start and one.end <= each.end and _size(each) > _size(one) for each in found)
    )


def _size(found: Titled) -> int:
    return found.end - found.start


def _places(entry: str, low: str, evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Where the title of an entry stands; where it nowhere does, what stands before its comma or bracket."""
    line = evidence.field(entry, "position")
    whole = line.plain.strip() if line else ""
    for title in filter(None, (whole, _ASIDE.split(whole)[0])):
        found = [each.span() for each in _finder(title).finditer(low)] if title in low else []
        if found:
            yield from found
            return


@lru_cache(maxsize=1024)
def _finder(title: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(title)}(?![\w-])")


def dated(text: str, group: Group, evidence: Evidence) -> Group:
    """The roles whose first and last day a range of a text gives."""
    told = dates.ranges(text)
    return tuple(entry for entry in group if told and any(_lasted(entry, each, evidence) for each in told))


def _lasted(entry: str, told: dates.DateRange, evidence: Evidence) -> bool:
    first, last = (evidence.field(entry, name) for name in ("startDate", "endDate"))
    begin, end = (dates.parse(line.text) if line else None for line in (first, last))
    if begin is None or told.first.date is None or not dates.same(begin, told.first.date):
        return False
    if end is None or told.last.date is None:
        return end is None and told.last.date is None
    return dates.same(end, told.last.date)


def began(mention: dates.DateMention, text: str, evidence: Evidence) -> Line | None:
    """The first day of the role at an employer named in a text whose dates the range of a year there gives."""
    around = next((each for each in dates.ranges(text) if mention in (each.first, each.last)), None)
    groups = named(text, evidence) if around else ()
    range_ = text[around.first.start : around.last.end] if around else ""
    held = (entry for _, group in groups for entry in dated(range_, group, evidence))
    return next((line for entry in held if (line := evidence.field(entry, "startDate"))), None)


def beside(text: str, at: Named, evidence: Evidence) -> Iterator[tuple[int, int, bool]]:
    """Where titles stand beside an employer, and whether a clause behind it was cut off; the whole of a known one."""
    (start, end), group = at
    for found, offset in ((_BEFORE.search(text[:start]), 0), (_BEHIND.match(text[end:]), end)):
        if found is None:
            continue
        lead = _TIME.match(found["title"])
        first = offset + found.start("title") + (lead.end() if lead else 0)
        clause = _CLAUSE.search(text, first, offset + found.end("title"))
        last = clause.start() if clause else offset + found.end("title")
        for each in titled(text, group, evidence):
            if (each.start <= first and each.end == last) or (each.start == first and each.end >= last):
                first, last = each.start, each.end
        explicit = found.re is _BEHIND or _opens_as(text[:first])
        if _is_title(text[first:last], explicit=explicit):
            yield first, last, clause is not None


def _opens_as(before: str) -> bool:
    return re.search(r"\b[Aa]s (?:an? |the )?$", before) is not None


def _is_title(text: str, *, explicit: bool) -> bool:
    """Whether words are a title: one of them names a post, or all are written as a name where a title is due."""
    if not text or len(text.split()) > _LONGEST:
        return False
    return cues.is_title(text) or (explicit and cues.is_written_as_name(text))


def posts(text: str, at: Named, evidence: Evidence) -> Group:
    """The roles whose title stands in full beside an employer."""
    places = {(start, end) for start, end, _ in beside(text, at, evidence)}
    return tuple(each.entry for each in titled(text, at[1], evidence) if (each.start, each.end) in places)


def spoken_of(text: str, group: Group, evidence: Evidence) -> Group:
    """The roles at an employer that a text means: those that both title and dates name, or else either of them; none
    where it may mean any."""
    if len(group) < 2:
        return group
    told = {text[each.start : each.end].casefold() for each in titled(text, group, evidence)}
    at = next((each for each in named(text, evidence) if each[1] == group), None)
    if len(told) > 1:
        return ()
    called = set(posts(text, at, evidence)) if at else set()
    timed = set(dated(text, group, evidence))
    meant = called & timed or called | timed
    return tuple(entry for entry in group if entry in meant)
