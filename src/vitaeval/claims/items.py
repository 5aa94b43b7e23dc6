"""Prizes, grants and publications: each is one of the profile's, with its year and who gave or printed it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import cues, names
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted, overlaps, supported, unsupported
from vitaeval.claims.times import years
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates
from vitaeval.text.normalize import words

KINDS = {"awards": "a", "publications": "b"}
"""The kind of entry that a section of items lists."""

_NAMED, _HELD, _FEWEST = 0.6, 0.5, 2
_FIELDS = {"a": ("title", "date", "awarder"), "b": ("name", "releaseDate", "publisher")}
_BY = {"a": "another prize-giver", "b": "another publisher"}
_QUOTED = re.compile(r"[\"“‘'«][^\"”’»]{8,}[\"”’»]")
_INITIALS = r"(?:\b[A-Z]\.?[- ]?){1,3}"
_FORMAL = frozenset(names.tokens("volume issue number page pp doi edition article paper chapter talk poster preprint"))


def items(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A line of a list of prizes or publications against the entry of the profile that it names."""
    kind = KINDS[passage.label or "awards"]
    entry = _entry(passage.text, kind, scene.evidence) or _entry(passage.text, "ab".replace(kind, ""), scene.evidence)
    if entry is None:
        yield from years(passage, scene)
        yield from _invented(passage, kind, scene)
        return
    yield from _dated(passage, entry, scene.evidence)
    yield from _given(passage, entry, scene)


def is_named(text: str) -> bool:
    """Whether a line names an item: dated, or with its title in quotes."""
    return bool(dates.find(text)) or _QUOTED.search(text) is not None


def authors(passage: Passage, scene: Scene) -> tuple[tuple[int, int], ...]:
    """Where an item names the person with initials ("Okafor W.-T.", "W. Okafor")."""
    owner = (scene.evidence.profile.basics.name or "").split()
    if passage.part is not Part.ITEM or not owner:
        return ()
    last = re.escape(owner[-1])
    found = re.finditer(rf"(?:{_INITIALS}\s?)?\b{last}\b(?:,?\s{_INITIALS})?", passage.text)
    return tuple(hit.span() for hit in found)


def _entry(text: str, kind: str, evidence: Evidence) -> str | None:
    """The entry of a kind that a line names most of."""
    lines = ((evidence.field(entry, _FIELDS[kind][0]), entry) for entry in evidence.entries if entry[0] == kind)
    shares = [(names.coverage(line.text, text), entry) for line, entry in lines if line]
    best = max(shares, key=lambda each: each[0], default=(0.0, ""))
    return best[1] if best[0] >= _NAMED else None


def _dated(passage: Passage, entry: str, evidence: Evidence) -> Iterator[Claim]:
    """The dates beside an entry's name: one of them is that of the entry, when it has one."""
    line = evidence.field(entry, _FIELDS[entry[0]][1])
    given = dates.parse(line.text) if line else None
    told = {mention.date for own in evidence.of_entry(entry) if own is not line for mention in dates.find(own.text)}
    said = [mention for mention in dates.find(passage.text) if mention.date and mention.date not in told]
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
    if line is None:
        return
    if names.coverage(line.text, passage.text) >= _HELD:
        yield from _shortened(passage, line, entry)
        return
    named = authors(passage, scene)
    told = [word for word in words(passage.text) if not overlaps((word.start, word.end), named)]
    spans = [word for word in told if word.stem in extra and passage.text[word.start].isupper()]
    if spans:
        place = (spans[0].start, spans[-1].end)
        yield claim(passage, ClaimType.AWARD, place, contradicted(_BY[entry[0]], line))


def _shortened(passage: Passage, line: Line, entry: str) -> Iterator[Claim]:
    """A name that lacks a word from its middle is another's ("Journal of Port History", "Journal of History")."""
    wanted = names.tokens(line.text)
    told = [word for word in words(passage.text) if word.stem in wanted]
    found = [token in {word.stem for word in told} for token in wanted]
    if told and names.coverage(line.text, passage.text) < 1 and not all(found[found.index(True) : _last(found)]):
        place = (told[0].start, told[-1].end)
        yield claim(passage, ClaimType.AWARD, place, contradicted(_BY[entry[0]], line))


def _last(found: list[bool]) -> int:
    return len(found) - found[::-1].index(True)


def _invented(passage: Passage, kind: str, scene: Scene) -> Iterator[Claim]:
    """A named item that no place of the profile holds more than half of."""
    said = names.tokens(_bare(passage.text))
    if (
        not is_named(passage.text)
        or cues.is_narrated(passage.text)
        or len(set(said)) < _FEWEST
        or _held(passage.text, scene) > _HELD
    ):
        return
    noun = "publication" if kind == "b" else "award"
    lines: tuple[Line, ...] = scene.evidence.lines
    reason = f"no such {noun} in the profile"
    yield claim(
        passage,
        ClaimType.AWARD,
        _trimmed(passage.text),
        unsupported(reason, scene.evidence.nearest(passage.text, lines)),
    )


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
