"""Prizes, grants and publications: each is one of the profile's, with its year and who gave or printed it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import names
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, contradicted, supported, unsupported
from vitaeval.claims.times import years
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates
from vitaeval.text.dates import DateMention
from vitaeval.text.normalize import words

KINDS = {"awards": "a", "publications": "b"}
"""The kind of entry that a section of items lists."""

_NAMED, _HELD, _FEWEST, _NEAR = 0.6, 0.5, 2, 40
_FIELDS = {"a": ("title", "date", "awarder"), "b": ("name", "releaseDate", "publisher")}
_BY = {"a": "another prize-giver", "b": "another publisher"}
_QUOTED = re.compile(r"[\"“‘'«][^\"”’»]{8,}[\"”’»]")
_FORMAL = frozenset(names.tokens("volume issue number page pp doi edition article paper chapter talk poster preprint"))


def items(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A line of a list of prizes or publications against the entry of the profile that it names."""
    kind = KINDS[passage.label or "awards"]
    entry = _entry(passage.text, kind, scene.evidence) or _entry(passage.text, "ab".replace(kind, ""), scene.evidence)
    if entry is None:
        yield from years(passage, scene)
        yield from _invented(passage, kind, scene)
        return
    yield from _dated(passage, entry, scene.evidence, dates.find(passage.text))
    yield from _given(passage, entry, scene)


def dated(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The year right behind a prize or publication that running text names."""
    for entry in (entry for entry in scene.evidence.entries if entry[0] in _FIELDS):
        line = scene.evidence.field(entry, _FIELDS[entry[0]][0])
        end = _end(line.text, passage.text) if line else None
        if end is not None:
            behind = [mention for mention in dates.find(passage.text) if 0 <= mention.start - end <= _NEAR]
            yield from _dated(passage, entry, scene.evidence, tuple(behind[:1]))


def _end(name: str, text: str) -> int | None:
    """Where a text has named all words of a name, or None."""
    wanted = set(names.tokens(name))
    if len(wanted) < _FEWEST or not wanted <= set(names.tokens(text)):
        return None
    return max(word.end for word in words(text) if set(names.tokens(word.text)) & wanted)


def _entry(text: str, kind: str, evidence: Evidence) -> str | None:
    """The entry of a kind that a line names most of."""
    lines = ((evidence.field(entry, _FIELDS[kind][0]), entry) for entry in evidence.entries if entry[0] == kind)
    shares = [(names.coverage(line.text, text), entry) for line, entry in lines if line]
    best = max(shares, key=lambda each: each[0], default=(0.0, ""))
    return best[1] if best[0] >= _NAMED else None


def _dated(passage: Passage, entry: str, evidence: Evidence, found: tuple[DateMention, ...]) -> Iterator[Claim]:
    """The dates beside an entry's name: one of them is that of the entry, when it has one."""
    line = evidence.field(entry, _FIELDS[entry[0]][1])
    given = dates.parse(line.text) if line else None
    told = {mention.date for own in evidence.of_entry(entry) if own is not line for mention in dates.find(own.text)}
    said = [mention for mention in found if mention.date and mention.date not in told]
    if line is None or given is None or not said:
        return
    right = any(mention.date and dates.same(mention.date, given) for mention in said)
    ruling = supported(line) if right else contradicted("another date", line)
    yield claim(passage, ClaimType.DATE, (said[-1].start, said[-1].end), ruling)


def _given(passage: Passage, entry: str, scene: Scene) -> Iterator[Claim]:
    """Names that an item has beyond its entry, where it leaves out who gave or printed it."""
    line = scene.evidence.field(entry, _FIELDS[entry[0]][2])
    own = " ".join(each.text for each in scene.evidence.of_entry(entry))
    extra = _beyond(passage.text, own, scene)
    if line is None or names.coverage(line.text, passage.text) >= _HELD:
        return
    spans = [word for word in words(passage.text) if word.stem in extra and passage.text[word.start].isupper()]
    if spans:
        place = (spans[0].start, spans[-1].end)
        yield claim(passage, ClaimType.AWARD, place, contradicted(_BY[entry[0]], line))


def _invented(passage: Passage, kind: str, scene: Scene) -> Iterator[Claim]:
    """A named item that no place of the profile holds half of."""
    said = names.tokens(_bare(passage.text))
    is_item = dates.find(passage.text) or _QUOTED.search(passage.text)
    if not is_item or len(set(said)) < _FEWEST or _held(passage.text, scene) >= _HELD:
        return
    noun = "publication" if kind == "b" else "award"
    lines: tuple[Line, ...] = scene.evidence.lines
    reason = f"no such {noun} in the profile"
    yield claim(passage, ClaimType.AWARD, _trimmed(passage.text), unsupported(reason, scene.evidence.nearest(passage.text, lines)))


def _held(text: str, scene: Scene) -> float:
    """The largest share of an item's words that one place of the profile has."""
    return max((names.coverage(_bare(text), place.text) for place in scene.evidence.places), default=0.0)


def _trimmed(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _bare(text: str) -> str:
    """An item without its dates."""
    for mention in reversed(dates.find(text)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def _beyond(text: str, own: str, scene: Scene) -> frozenset[str]:
    """Stems of an item that neither its entry nor the person's name has."""
    held = f"{own} {scene.evidence.profile.basics.name or ''}"
    return frozenset(names.beyond(_bare(text), held)) - _FORMAL
