"""Acts that ordinary work does not amount to: prescribing medicine, arguing a case, auditing the accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from vitaeval.claims.evidence import Evidence
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, unsupported
from vitaeval.claims.vocabulary import rows
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import letters, plain
from vitaeval.text.polarity import negated_or_wishful

_VERB = re.compile(
    r"(?:(?P<opens>(?:^\W*|(?<=[.!?;:] ))(?:an? )?|\bi (?:have |had )?)|, (?:and |then )?"
    r"|\b(?:and|then|but|where|which|who|also) )"
    r"(?:(?:also|then|now|have|has|had|regularly|\w+ly) )*(?P<verb>[a-z]+)\b(?=(?P<behind>[^.;:()]{0,60}))"
)
_OBJECT = re.compile(r" (?:an?|the|all|our|its|their|my|his|her|\d+|two|three|four|five|six|several|both|of|to|\w+s)\b")


def acts(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Verbs of such acts of which no line of the profile has a word."""
    low = plain(passage.text)
    if passage.part is Part.HEADLINE or letters(low).isdisjoint(_acts()):
        return
    for found in _VERB.finditer(low):
        act = _act(found)
        if act is None or _is_told(act, scene.evidence) or negated_or_wishful(passage.text, *found.span("verb")):
            continue
        near = near_lines(passage, scene, found.start("verb"))
        ruling = unsupported("the profile tells of no such deed", near[0] if near else None)
        yield claim(passage, ClaimType.OWNERSHIP, found.span("verb"), ruling)


def _act(found: re.Match[str]) -> re.Pattern[str] | None:
    """What a profile must hold for the act that a verb names; None where it names none, or one that was suffered."""
    verb = found["verb"]
    if found["behind"].startswith(" by "):
        return None
    is_past = verb not in _bases()
    if not is_past and (found["opens"] is None or not _OBJECT.match(found["behind"])):
        return None
    for object_, carried in _acts().get(verb, ()):
        if not object_ or re.search(rf"\b{object_}\b", found["behind"]):
            return carried
    return None


@lru_cache(maxsize=4096)
def _is_told(carried: re.Pattern[str], evidence: Evidence) -> bool:
    """Whether a line tells of an act, or a whole section does by its name ("publications")."""
    sections = " ".join({line.path.split("/")[1] for line in evidence.lines})
    return carried.search(evidence.plain) is not None or carried.search(sections) is not None


@cache
def _acts() -> Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]:
    """For each form of a verb the words that must follow, with the beginnings of the words that carry it."""
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for claimed, carried in _rows():
        pattern = re.compile(rf"\b(?:{'|'.join(carried)})")
        for form in claimed:
            verb, _, object_ = form.partition("_")
            table.setdefault(verb, []).append((object_, pattern))
    return table


@cache
def _bases() -> frozenset[str]:
    """The forms that nouns have too."""
    forms = [form.partition("_")[0] for claimed, _ in _rows() for form in claimed]
    return frozenset(form for form in forms if not form.endswith("ed") and form not in _IRREGULAR)


_IRREGULAR = frozenset({"won", "held", "flew", "flown", "wrote"})


def _rows() -> Iterator[tuple[list[str], list[str]]]:
    for row in rows("acts"):
        claimed, _, carried = row.partition(" : ")
        yield claimed.split(), carried.split()
