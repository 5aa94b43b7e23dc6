"""Roles and studies told in running text: who employed or taught, as what, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vitaeval.claims import content, credentials, cues, names, tenure
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.identity import DIMINISHING
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted, overlaps, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates
from vitaeval.text.dates import PartialDate
from vitaeval.text.normalize import plain
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.tokens import Span, sentences

Group = tuple[str, ...]
Named = tuple[tuple[int, int], Group]
_TURN = re.compile(
    r";|\b(?:then|before|after|previously|earlier|prior|and (?:a|an|as|was|previously|before|later|self)\b)"
)
_NAME = r"(?P<name>[A-Z0-9][\w&'’.-]*(?:,? (?:(?:and|of|the|for|&|de|der|und) )*[A-Z0-9][\w&'’-]*)*)"
_WORKED = re.compile(
    r"\b(?:work(?:ed|ing|s)?|employed|employment|serv(?:ed|es|ing)|interned|tenure|time|years|months|career|shifts"
    r"|experience|role|position|post|job|joined|am|was|been|currently|previously|formerly|started|began)\b"
    rf"[^.;:!?]{{0,90}}?\b(?:at|for|with|by|joined) (?:the )?{_NAME}"
)
_FROM = re.compile(rf"\b(?:from|at) (?:the )?{_NAME}")
_STUDIED = re.compile(r"\b(?:graduat|studied|studies|alumn|degree|diploma|doctorate)", re.IGNORECASE)
_AIMED = re.compile(
    r"\b(?:appl(?:y|ying|ication|ied)|vacan|opening|opportunit|would|hope|look(?:ing)? forward|keen|excited|interest"
    r"|advertis|posted|contribute to|join your|your (?:team|company|organi[sz]ation)|bring to|dear)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:^|[:;,(] |\b(?:as|an?|the|former|formerly|current|currently|of|was|am|my|their|its|to)\s)"
    r"(?P<title>(?:(?!(?:as|an?|the|was|am|my|to|I|and|who)\b)[\w&/+-]+[ ,]{1,2}){0,6}?[\w&/+-]+)"
    r",? (?:at|with|for|of|@|in) (?:the )?$"
)
_SINCE = re.compile(r"\bsince (?:[a-z]+\.? )?$")
_ALIKE = (
    {"engineer", "developer", "programmer"},
    {"lawyer", "attorney", "solicitor", "counsel"},
    {"manager", "head", "lead"},
)


def told(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """What sentences say of employers and schools, each held against the entries of the one that it names."""
    current: Group = ()
    for sentence in sentences(passage.text):
        found = _named(sentence.text, scene.evidence)
        spans = [span for span, _ in found]
        yield from _strangers(passage, sentence, spans, scene)
        if found:
            current = found[0][1] if len({group for _, group in found}) == 1 else ()
        for span, group in found:
            yield from _title(passage, sentence, span, group, scene)
        if found and current:
            yield from _dated(passage, sentence, found[0], scene)
        entry = passage.entry or (current[0] if len(current) == 1 else None)
        if entry and passage.part is not Part.BULLET:
            yield from _moved(passage, sentence, entry, scene)


def _named(text: str, evidence: Evidence) -> list[Named]:
    """Employers of the profile that a sentence names, with their entries."""
    found = []
    for pattern, group in evidence.employers:
        hit = pattern.search(text)
        if hit and hit.group()[:1].isupper():
            found.append((hit.span(), group))
    return found


def _strangers(passage: Passage, sentence: Span, known: Sequence[tuple[int, int]], scene: Scene) -> Iterator[Claim]:
    """Employers and schools that the profile does not have."""
    if _AIMED.search(sentence.text):
        return
    taken = list(known)
    taught = credentials.degree_level(sentence.text) or _STUDIED.search(sentence.text)
    patterns = ((ClaimType.INSTITUTION, _FROM),) if taught else ()
    for kind, pattern in (*patterns, (ClaimType.EMPLOYER, _WORKED)):
        for found in pattern.finditer(sentence.text):
            span = found.span("name")
            if overlaps(span, taken) or negated_or_wishful(sentence.text, *span) or _is_known(found["name"], scene):
                continue
            taken.append(span)
            noun = "employer" if kind is ClaimType.EMPLOYER else "institution"
            ruling = unsupported(
                f"no such {noun} in the profile", scene.evidence.nearest(found["name"], scene.evidence.lines)
            )
            yield claim(passage, kind, (sentence.start + span[0], sentence.start + span[1]), ruling)


def _is_known(name: str, scene: Scene) -> bool:
    """Whether a name stands in one line of the profile, or is no name but a month, a language or the target's."""
    wanted = names.tokens(name)
    if not wanted or dates.find(name) or len(name) < 3:
        return True
    target = f"{scene.job.company or ''} {scene.job.title or ''} {scene.job.location or ''}" if scene.job else ""
    return any(not names.beyond(name, text) for text in (target, *(line.text for line in scene.evidence.lines)))


def _title(passage: Passage, sentence: Span, span: tuple[int, int], group: Group, scene: Scene) -> Iterator[Claim]:
    """The title in front of an employer ("as a Senior Nurse at ..."), against the titles held there."""
    found = _TITLE.search(sentence.text[: span[0]])
    held = [line for entry in group if (line := scene.evidence.field(entry, "position"))]
    if found is None or not held or not cues.is_title(found["title"]) or len(found["title"].split()) > 7:
        return
    at = (sentence.start + found.start("title"), sentence.start + found.end("title"))
    known = " ".join(line.text for line in scene.evidence.lines if line.entry in group)
    extra = [token for token in names.beyond(found["title"], known) if _weighs(token, found["title"])]
    said = names.tokens(found["title"])
    extra = [token for token in extra if not any(token in same and same & set(names.tokens(known)) for same in _ALIKE)]
    lost = [set(names.tokens(line.text)) & DIMINISHING - set(said) for line in held]
    if extra:
        yield claim(passage, ClaimType.TITLE, at, contradicted(f"title goes beyond: {' '.join(extra)}", held[0]))
    elif all(lost) and sum(token in names.tokens(held[0].text) for token in said) > 1:
        yield claim(
            passage, ClaimType.TITLE, at, contradicted(f"title leaves out: {' '.join(sorted(lost[0]))}", held[0])
        )
    else:
        yield claim(passage, ClaimType.TITLE, at, supported(held[0]))


def _weighs(token: str, title: str) -> bool:
    """Whether a token of a title is a word for a post, or written as part of its name."""
    return (
        cues.is_title(token)
        or token in ("senior", "junior")
        or re.search(rf"\b{re.escape(token[:1].upper() + token[1:])}", title) is not None
    )


def _belongs(text: str, date: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether a date is said of the name: near it, with no turn to something else between them."""
    between = text[name[1] : date[0]] if name[1] <= date[0] else text[date[1] : name[0]]
    return len(between) <= 100 and _TURN.search(between) is None


def _dated(passage: Passage, sentence: Span, named: Named, scene: Scene) -> Iterator[Claim]:
    """Dates in a sentence on one employer: none outside the time spent there."""
    span, group = named
    spans = [span for entry, span in tenure.intervals(scene.evidence, "wv") if entry in group]
    line = scene.evidence.field(group[0], "startDate")
    if not spans:
        return
    first = min(begin for begin, _ in spans)
    last = None if any(stop is None for _, stop in spans) else max(stop for _, stop in spans if stop)
    for mention in dates.find(sentence.text):
        at = (sentence.start + mention.start, sentence.start + mention.end)
        apart = not _belongs(sentence.text, (mention.start, mention.end), span)
        if mention.date is None or apart or _is_told(mention.date, group, scene.evidence):
            continue
        since = _SINCE.search(plain(sentence.text[: mention.start])) is not None
        if _is_outside(mention.date, first, last) or (since and last is not None and _goes_on(sentence.text)):
            yield claim(passage, ClaimType.DATE, at, contradicted("outside the time in this role", line))


def _is_outside(said: PartialDate, first: PartialDate, last: PartialDate | None) -> bool:
    return _before(said, first) or (last is not None and _before(last, said))


def _before(one: PartialDate, other: PartialDate) -> bool:
    """Whether one date is surely before the other, at the coarser precision."""
    if one.year != other.year:
        return one.year < other.year
    return one.month is not None and other.month is not None and one.month < other.month


def _goes_on(text: str) -> bool:
    return re.search(r"\b(?:have|has|['’]ve|am|is|been)\b", text) is not None


def _is_told(said: PartialDate, group: Group, evidence: Evidence) -> bool:
    """Whether the entries themselves name a date in their prose."""
    lines = (line for entry in group for line in evidence.of_entry(entry) if line.field not in ("startDate", "endDate"))
    return any(held.date and dates.same(held.date, said) for line in lines for held in dates.find(line.text))


def _moved(passage: Passage, sentence: Span, entry: str, scene: Scene) -> Iterator[Claim]:
    """A deed told of one employer that the profile tells of another."""
    part = replace(passage, offset=passage.offset + sentence.start, text=sentence.text, part=Part.BULLET, entry=entry)
    yield from (found for found in content.told(part, scene) if found.type is ClaimType.EMPLOYER)


def within_entry(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Years in the bullets of a role: none outside its time, unless the profile itself names them there."""
    spans = [span for entry, span in tenure.intervals(scene.evidence, "wv") if entry == passage.entry]
    if not spans or passage.entry is None:
        return
    first, last = spans[0]
    for mention in dates.find(passage.text):
        cue = re.search(
            r"\b(?:since|from|until|till|between|in|by|during|through) (?:[a-z]+\.? )?$",
            plain(passage.text[: mention.start]),
        )
        if mention.date is None or cue is None or _is_told(mention.date, (passage.entry,), scene.evidence):
            continue
        if _is_outside(mention.date, first, last):
            line: Line | None = scene.evidence.field(passage.entry, "startDate")
            span = (mention.start, mention.end)
            yield claim(passage, ClaimType.DATE, span, contradicted("outside the time of this role", line))
