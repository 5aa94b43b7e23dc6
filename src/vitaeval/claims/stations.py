"""What a sentence says of an employer of the profile: as what the person was there, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vitaeval.claims import capacity, cues, names, tenure, times
from vitaeval.claims.capacity import Group, Named, Place
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.identity import DIMINISHING
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates
from vitaeval.text.dates import DateMention, DateRange, PartialDate
from vitaeval.text.normalize import plain
from vitaeval.text.tokens import Span

_TURN = re.compile(
    r";|, (?:and )?(?:joined|moved|became|started|came|went)\b"
    r"|\b(?:then|before|after|previously|earlier|prior|and (?:a|an|as|was|previously|before|later|self|since|from)\b)"
)
_NOW = re.compile(
    r"\b(?P<now>[Nn]ow|[Cc]urrently|[Pp]resently|[Mm]y (?:current|present) (?:role|position|post|job))"
    r"(?=,? (?:I (?:am|work|serve)\b|work|serv|an? |the |[A-Z]|as |employed|with|at))[^.;]*$"
)
_RIGHT_SINCE = re.compile(r"(?:,? (?:in|at) [\w ]{2,25})?,? (?:where i (?:have worked|work|have been) )?since ")
_SINCE = re.compile(r"\bsince (?:[a-z]+\.? )?$")
_STUDIED = re.compile(r"\b(?:graduat|qualif|studi|degree|complet|earn|obtain|certif|licen)\w*[^,.;:]*$", re.IGNORECASE)
"""What a clause has before a date that is no time of work."""
_IN = re.compile(r"(?:^|\b(?:in|since|from|until|till|by|during|between|and|to|or|of|through|early|late|mid|the)[ -])$")
_COUNTED = re.compile(r" [A-Za-z]+s\b")
_NEAR = 100


def titles(passage: Passage, sentence: Span, at: Named, scene: Scene) -> Iterator[Claim]:
    """The title that a sentence puts beside an employer, against those held there at the time that it gives."""
    _, group = at
    held = [
        line
        for entry in _at_the_time(sentence.text, group, scene.evidence)
        if (line := scene.evidence.field(entry, "position"))
    ]
    for start, end, is_clause in capacity.beside(sentence.text, at, scene.evidence) if held else ():
        title = sentence.text[start:end]
        told = held if cues.is_written_as_name(title) else [x for x in scene.evidence.lines if _tells(x, group)]
        known = " ".join(line.text for line in (scene.evidence.lines if is_clause else told))
        known += " volunteer" if any(entry[0] == "v" for entry in group) else ""
        place = (sentence.start + start, sentence.start + end)
        yield claim(passage, ClaimType.TITLE, place, _judged(title, held, known))


def _at_the_time(text: str, group: Group, evidence: Evidence) -> Group:
    """The roles that a range of a sentence dates, where it gives no more than one of their titles."""
    several = len({each.entry for each in capacity.titled(text, group, evidence)}) > 1
    return (() if several else capacity.dated(text, group, evidence)) or group


def _tells(line: Line, group: Group) -> bool:
    """Whether a line is of the roles at an employer, or of what the person is called in general."""
    return line.entry in group or line.path in ("/basics/label", "/basics/summary")


def _judged(title: str, held: Sequence[Line], known: str) -> Ruling:
    """At most what the titles held there say; words in small letters describe more than they claim."""
    said = names.tokens(title)
    extra = [token for token in names.beyond(title, known) if _weighs(token, title)]
    extra = [
        token for token in extra if not any(token in same and same & set(names.tokens(known)) for same in cues.ALIKE)
    ]
    if extra:
        return contradicted(f"title goes beyond: {names.written(extra, title)}", held[0])
    alike = [line for line in held if any(token in names.tokens(line.text) for token in said)]
    lost = [set(names.tokens(line.text)) & DIMINISHING - set(said) for line in alike]
    exact = cues.is_written_as_name(title) or sum(token in names.tokens(held[0].text) for token in said) > 1
    if alike and all(lost) and exact:
        return contradicted(f"title leaves out: {names.written(lost[0], alike[0].text)}", alike[0])
    return supported(held[0])


def _weighs(token: str, title: str) -> bool:
    """Whether a token of a title is a word for a post, or written as part of its name; "Experienced" is not."""
    if cues.is_title(token) or token in ("senior", "junior"):
        return True
    written = re.search(rf"\b{re.escape(token[:1].upper() + token[1:])}\w*", title)
    return written is not None and not (written.start() == 0 and written.group().endswith("ed"))


def dated(passage: Passage, sentence: Span, found: Sequence[Named], scene: Scene) -> Iterator[Claim]:
    """Dates beside an employer: a range set off is that of a role there, others lie inside the time spent there."""
    spans = [span for span, _ in found]
    strict: list[Place] = []
    for each in dates.ranges(sentence.text):
        place = (each.first.start, each.last.end)
        near = min(found, key=lambda at: abs(place[0] - at[0][1]))
        if _belongs(sentence.text, place, near[0], spans) and _is_set_off(sentence.text, place):
            strict.append(place)
            yield from _ranged(passage, sentence, each, near, scene)
    for at in found:
        yield from _present(passage, sentence, at, scene)
        yield from _begun(passage, sentence, at, scene)
    if len(found) == 1:
        loose = (x for x in dates.find(sentence.text) if not any(start <= x.start < end for start, end in strict))
        yield from _inside(passage, sentence, found[0], tuple(loose), scene)


def _present(passage: Passage, sentence: Span, at: Named, scene: Scene) -> Iterator[Claim]:
    """Work that is told as going on, at an employer where every role has an end."""
    (start, _), group = at
    ends = [line for entry in group if (line := scene.evidence.field(entry, "endDate"))]
    found = _NOW.search(sentence.text[max(0, start - _NEAR) : start])
    if found is None or len(ends) < len(group) or any(dates.is_open(line.text) for line in ends):
        return
    first = sentence.start + max(0, start - _NEAR)
    span = (first + found.start("now"), first + found.end("now"))
    yield claim(passage, ClaimType.DATE, span, contradicted("the profile gives an end", ends[0]))


def _begun(passage: Passage, sentence: Span, at: Named, scene: Scene) -> Iterator[Claim]:
    """Since when somebody is at an employer: since a role there began, or what the entries themselves tell of."""
    (_, end), group = at
    starts = [line for entry in group if (line := scene.evidence.field(entry, "startDate"))]
    first = next((mention for mention in dates.find(sentence.text) if mention.start >= end), None)
    behind = sentence.text[end : first.start] if first else ""
    if first is None or first.date is None or not starts or not _RIGHT_SINCE.fullmatch(plain(behind)):
        return
    held = (date for line in starts if (date := dates.parse(line.text)))
    if not any(dates.same(date, first.date) for date in held) and not is_told(first.date, group, scene.evidence):
        span = (sentence.start + first.start, sentence.start + first.end)
        yield claim(passage, ClaimType.DATE, span, contradicted("no role there began then", starts[0]))


def _is_set_off(text: str, place: Place) -> bool:
    """Whether a range stands in brackets, or between commas behind the name."""
    before, after = text[: place[0]].rstrip(), text[place[1] :].lstrip()
    return (before.endswith("(") and after.startswith(")")) or (before.endswith(",") and after[:1] in ",.;:")


def _belongs(text: str, date: Place, name: Place, others: Sequence[Place]) -> bool:
    """Whether a date is said of the name: near it, with no turn to something else between them."""
    first, last = (name[1], date[0]) if name[1] <= date[0] else (date[1], name[0])
    turned = _TURN.search(text[first:last]) or any(first < other[0] < last for other in others)
    return last - first <= _NEAR and not turned


def _ranged(passage: Passage, sentence: Span, each: DateRange, at: Named, scene: Scene) -> Iterator[Claim]:
    """Both ends of a range against the role whose title stands beside the employer, else against any role there or
    all of them together."""
    _, group = at
    roles = capacity.posts(sentence.text, at, scene.evidence)
    whole = () if roles else ((group[0], "all roles"),)
    tried = []
    for entry, label in (*((entry, None) for entry in roles or group), *whole):
        part = replace(passage, entry=entry, label=label)
        first, last = (_cut(part, sentence, mention) for mention in (each.first, each.last))
        tried.append((*times.start(first, scene), *times.end(last, scene)))
    yield from min(tried, key=lambda claims: sum(claim.severity is not None for claim in claims))


def _cut(passage: Passage, sentence: Span, mention: DateMention) -> Passage:
    at = passage.offset + sentence.start + mention.start
    return replace(passage, offset=at, text=sentence.text[mention.start : mention.end])


def _inside(
    passage: Passage, sentence: Span, at: Named, mentions: Sequence[DateMention], scene: Scene
) -> Iterator[Claim]:
    """Single dates: none outside the time spent there, unless the profile itself tells of it there."""
    near, group = at
    spans = [span for entry, span in tenure.intervals(scene.evidence, "wv") if entry in group]
    if not spans:
        return
    first = min(begin for begin, _ in spans)
    last = None if any(stop is None for _, stop in spans) else max(stop for _, stop in spans if stop)
    line = scene.evidence.field(group[0], "startDate")
    for mention in mentions:
        place = (mention.start, mention.end)
        is_studied = _STUDIED.search(sentence.text[: mention.start]) is not None
        apart = is_studied or _is_count(sentence.text, mention) or not _belongs(sentence.text, place, near, ())
        if mention.date is None or apart or is_told(mention.date, group, scene.evidence):
            continue
        since = _SINCE.search(plain(sentence.text[: mention.start])) is not None
        if is_outside(mention.date, first, last) or (since and last is not None and _goes_on(sentence.text)):
            span = (sentence.start + mention.start, sentence.start + mention.end)
            yield claim(passage, ClaimType.DATE, span, contradicted("outside the time in this role", line))


def _is_count(text: str, mention: DateMention) -> bool:
    """Whether what could be a year counts what is named behind it ("for 1900 parts")."""
    return _COUNTED.match(text, mention.end) is not None and _IN.search(plain(text[: mention.start])) is None


def is_outside(said: PartialDate, first: PartialDate, last: PartialDate | None) -> bool:
    """Whether a date is surely before the first or after the last day, at the coarser precision."""
    return _before(said, first) or (last is not None and _before(last, said))


def _before(one: PartialDate, other: PartialDate) -> bool:
    if one.year != other.year:
        return one.year < other.year
    return one.month is not None and other.month is not None and one.month < other.month


def _goes_on(text: str) -> bool:
    return re.search(r"\b(?:have|has|['’]ve|am|is|been)\b", text) is not None


def is_told(said: PartialDate, group: Group, evidence: Evidence) -> bool:
    """Whether the entries themselves name a date in their prose."""
    lines = (line for entry in group for line in evidence.of_entry(entry) if line.field not in ("startDate", "endDate"))
    return any(held.date and dates.same(held.date, said) for line in lines for held in dates.find(line.text))
