"""Spoken languages and their levels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unknown, unsupported, whole
from vitaeval.claims.vocabulary import rows
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import letters, plain, stem, stems
from vitaeval.text.polarity import negated_or_wishful

LEVELS: tuple[tuple[int, str], ...] = (
    (6, r"\b(?:native|mother tongue|bilingual|first language|c2)\b"),
    (5, r"\b(?:fluent|fluency|full professional|proficient|excellent|advanced|business|c1)\b"),
    (4, r"\b(?:professional|(?<!limited )(?<!elementary )working proficiency|good|upper.intermediate|b2)\b"),
    (3, r"\b(?:intermediate|conversational|moderate|b1)\b"),
    (2, r"\b(?:limited working|limited|elementary|pre.intermediate|a2)\b"),
    (1, r"\b(?:basic|beginner|basics|a1|some)\b"),
)
_BOTH = 3
"""The level that somebody who is bilingual has at least in either language."""
LANGUAGES = tuple(word for row in rows("languages") for word in row.split())
_KNOWN = frozenset(LANGUAGES)
_VARIETY = r"(?:[a-z]{3,}(?:an|ish|ese|ss) |te reo )?"
"""Whose variety of a language it is ("Brazilian Portuguese")."""
_SPOKEN = re.compile(
    rf"(?:(?P<level>native|bilingual|fluent|proficient|conversational|professional|basic|working knowledge of"
    rf"|speaks?|speaking|spoken|written|business|trilingual|multilingual|languages?(?= ?:)|translat\w+|interpret\w+"
    r"|(?:advanced|intermediate|excellent|good|strong|near-native|work(?:s|ed|ing)? in)"
    rf"(?= {_VARIETY}(?:{'|'.join(LANGUAGES)})(?:[.,;()]|$| (?:and|or|skills)\b)))"
    rf"(?:[ -](?:in|with|both|and|written|spoken|level|from|into|between"
    rf"|(?:speaker|user|command|reader|grasp) of))*:? {_VARIETY})?"
    rf"(?P<language>\b(?:{'|'.join(LANGUAGES)})\b)"
    rf"(?P<after> ?\(?(?:[abc][12]|native|fluent|language|speaker|speaking|bilingual)|-speaking|-language"
    rf"|(?:,| \w+,)? (?:is|at) (?:at |an? |about )?"
    r"(?:(?:level )?[abc][12]|native|fluent|good(?! enough\b)|basic|near-native))?"
)
_SILENT = re.compile(r"(?:read(?:s|ing)?|passive|written)(?: (?:only|knowledge|ability|skills?|comprehension|level))*")
_ALOUD = re.compile(r"speak|spoken|fluent|conversation|interpret|lingual|native|business")
"""A language that is read alone, and words for one that is spoken."""
_GRADE_BEHIND = re.compile(r" \((?P<level>[a-z][\w -]*(?:\([\w -]*\))?)\)")
_SCALE_BEHIND = re.compile(r" (?:(?:at|to) )?(?:level )?(?P<level>[abc][12])\b")
_LEVELLED = re.compile(rf"^(?P<level>[a-z -]+?):? (?P<language>{'|'.join(LANGUAGES)})$")
_AND = re.compile(
    rf"(?:,| and|, and| &|,? as well as)(?: (?P<grade>some|a little))?"
    rf" (?:(?P<language>{'|'.join(LANGUAGES)})\b|(?!i\b|my\b)[a-z]+(?=,| and|\.|$))"
)


def language(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A spoken language of the CV's list; "intermediate French" says a level too."""
    found = _LEVELLED.search(plain(passage.text))
    name = found["language"] if found else passage.text
    line = _language_line(name, scene)
    ruling = supported(line) if line else unsupported("no such language in the profile")
    held = _held_level(name, scene)
    if found and line and held:
        ruling = _levels(level(found["level"]), held)
    yield whole(passage, ClaimType.LANGUAGE, ruling)


def fluency(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The level of a spoken language: at most the profile's."""
    held = _held_level(passage.label or "", scene)
    said = level(passage.text)
    if held is None or held.text == passage.text:
        yield whole(passage, ClaimType.LANGUAGE, supported(held) if held else unknown("the profile gives no level"))
        return
    yield whole(passage, ClaimType.LANGUAGE, _levels(said, held))


def _levels(said: int | None, held: Line) -> Ruling:
    known = level(held.text)
    if said is None or known is None:
        return unknown("the levels cannot be compared")
    return contradicted("a higher level than in the profile", held) if said > known else supported(held)


def level(text: str) -> int | None:
    """Spoken level from 1 (basic, A1) to 6 (native, C2), or None (Council of Europe scale and its everyday words)."""
    low = plain(text)
    return next((number for number, pattern in LEVELS if re.search(pattern, low)), None)


def spoken(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Languages that prose says the person speaks."""
    low = plain(passage.text)
    for found in _SPOKEN.finditer(low) if not _KNOWN.isdisjoint(letters(low)) else ():
        graded = _graded_behind(low, found.end("language"))
        cue = graded["level"] if graded else found["level"] or found["after"]
        if not cue or negated_or_wishful(passage.text, found.start("language"), found.end()):
            continue
        end = graded.end() if graded else found.end()
        yield _spoken(passage, scene, (found.start(), end), found["language"], cue)
        following = None if graded else _AND.match(low, found.end())
        while following and not _graded_behind(low, following.end()):
            if following["language"]:
                told = following["grade"] or cue
                yield _spoken(passage, scene, following.span("language"), following["language"], told)
            following = _AND.match(low, following.end())


def _graded_behind(low: str, at: int) -> re.Match[str] | None:
    """The level in brackets or in the letters of the scale behind a language; it stands for that one alone."""
    found = _GRADE_BEHIND.match(low, at) or _SCALE_BEHIND.match(low, at)
    return found if found and level(found["level"]) else None


def _spoken(passage: Passage, scene: Scene, span: tuple[int, int], name: str, cue: str) -> Claim:
    line, held = _language_line(name, scene), _held_level(name, scene)
    said = _BOTH if "lingual" in cue else level(cue)
    if line is None:
        return claim(passage, ClaimType.LANGUAGE, span, unsupported("no such language in the profile"))
    ruling = _levels(said, held) if held is not None and said is not None else supported(line)
    if held is not None and _SILENT.fullmatch(held.plain) and _ALOUD.search(cue):
        ruling = contradicted("the profile tells of reading alone", held)
    return claim(passage, ClaimType.LANGUAGE, span, ruling)


def _language_line(name: str, scene: Scene) -> Line | None:
    wanted = stem(plain(name).split("(")[0].strip())
    own = (line for line in scene.evidence.lines if line.path.startswith("/languages"))
    return next(
        (line for line in (*own, *scene.evidence.lines) if wanted in line.stems or stems(name) <= line.stems), None
    )


def _held_level(name: str, scene: Scene) -> Line | None:
    for number, item in enumerate(scene.evidence.profile.languages):
        if item.language and item.fluency and plain(name).split("(")[0].strip() in plain(item.language):
            return scene.evidence.at(f"/languages/{number}/fluency")
    return None
