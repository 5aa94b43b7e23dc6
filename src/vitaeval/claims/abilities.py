"""Skills and spoken languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import names
from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.released import too_early
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unknown, unsupported, whole
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import skills
from vitaeval.text.normalize import plain, stem, stems
from vitaeval.text.polarity import negated_or_wishful

LEVELS: tuple[tuple[int, str], ...] = (
    (6, r"\b(?:native|mother tongue|bilingual|first language|c2)\b"),
    (5, r"\b(?:fluent|fluency|full professional|proficient|excellent|advanced|business|c1)\b"),
    (4, r"\b(?:professional working|professional|working proficiency|good|very good|upper.intermediate|b2)\b"),
    (3, r"\b(?:intermediate|conversational|moderate|b1)\b"),
    (2, r"\b(?:limited working|limited|elementary|pre.intermediate|a2)\b"),
    (1, r"\b(?:basic|beginner|basics|a1|some)\b"),
)
LANGUAGES = (
    "english spanish french german italian portuguese dutch danish swedish norwegian finnish icelandic polish "
    "czech slovak "
    "hungarian romanian bulgarian croatian serbian bosnian slovene slovenian albanian greek turkish russian "
    "ukrainian belarusian "
    "estonian latvian lithuanian arabic hebrew persian farsi dari pashto urdu hindi bengali punjabi gujarati "
    "marathi tamil telugu "
    "kannada malayalam nepali sinhala mandarin cantonese chinese japanese korean vietnamese thai tagalog filipino "
    "indonesian malay "
    "burmese khmer lao mongolian swahili amharic somali yoruba igbo hausa zulu xhosa afrikaans creole haitian "
    "catalan basque galician "
    "irish welsh latin armenian georgian kazakh uzbek asl"
).split()
_SPOKEN = re.compile(
    rf"(?:(?P<level>native|bilingual|fluent|proficient|conversational|professional|basic|working knowledge of"
    rf"|speaks?|speaking|spoken|written|business)"
    rf"(?: (?:in|with|both|and|written|spoken|level))* )?(?P<language>\b(?:{'|'.join(LANGUAGES)})\b)"
    rf"(?P<after> ?\(?(?:[abc][12]|native|fluent|language|speaker|speaking|bilingual)|-speaking|-language)?"
)
_AND = re.compile(r"^(?:,| and|, and| &) (?P<language>" + "|".join(LANGUAGES) + r")\b")


def listed(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """An item of the skill list: a claim whether or not the table of skills knows it."""
    graded = _GRADE.search(passage.text)
    bare = graded is not None and _grade(graded["level"]) is not None
    ruling = skill(_GRADE.sub("", passage.text) if bare else passage.text, scene)
    if _overgraded(passage.text, ruling.line):
        ruling = contradicted("a higher grade than in the profile", ruling.line)
    yield whole(passage, ClaimType.SKILL, ruling)


def mentioned(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Skills that prose names, unless it denies or only wishes for them."""
    for found in skills.find(passage.text):
        if not negated_or_wishful(passage.text, found.start, found.end):
            ruling = too_early(found.canonical, passage, scene) or skill(found.text, scene, found.canonical)
            yield claim(passage, ClaimType.SKILL, (found.start, found.end), ruling)


_ROOT = 5
_GRADE = re.compile(r"\((?P<level>[^()]+)\)\s*$")
_GRADES = (
    (3, r"\b(?:expert|advanced|proficient)\b"),
    (2, r"\b(?:intermediate|working|good)\b"),
    (1, r"\b(?:basic|beginner|novice|familiar)"),
)


def _overgraded(item: str, line: Line | None) -> bool:
    """Whether a listed skill gives itself a higher grade in brackets than the profile does."""
    said, held = _GRADE.search(item), _GRADE.search(line.text) if line else None
    if said is None or held is None:
        return False
    mine, yours = _grade(said["level"]), _grade(held["level"])
    return mine is not None and yours is not None and mine > yours


def _grade(text: str) -> int | None:
    return next((number for number, pattern in _GRADES if re.search(pattern, plain(text))), None)


def skill(name: str, scene: Scene, canonical: str | None = None) -> Ruling:
    """Whether the profile holds a skill anywhere: by canonical name, or all its words in one line."""
    evidence = scene.evidence
    key = canonical or skills.canonical(name)
    if key in evidence.skills:
        return Ruling(supported(None).verdict, "the profile says so", _line_at(evidence.skills[key], scene))
    wordwise = " ".join(map(skills.canonical, name.split()))
    for line in evidence.lines if names.tokens(name) else ():
        if not names.beyond(name, line.text) or not names.beyond(wordwise, line.text):
            return supported(line)
    for line in evidence.lines:
        if _same_roots(names.tokens(name), line):
            return supported(line, "the profile says so in another form of the words")
    return unsupported("no such skill in the profile", evidence.nearest(name, evidence.lines))


def _same_roots(tokens: tuple[str, ...], line: Line) -> bool:
    """Whether a line has every word of a name of two words or more by its root ("competitive analysis")."""
    roots = {stem[:_ROOT] for stem in line.stems if len(stem) >= _ROOT}
    long = [token for token in tokens if len(token) >= _ROOT]
    return len(tokens) > 1 and all(token[:_ROOT] in roots if token in long else token in line.stems for token in tokens)


def _line_at(path: str, scene: Scene) -> Line | None:
    return next((line for line in scene.evidence.lines if line.path == path), None)


def language(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A spoken language of the CV's list."""
    line = _language_line(passage.text, scene)
    yield whole(
        passage, ClaimType.LANGUAGE, supported(line) if line else unsupported("no such language in the profile")
    )


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
    for found in _SPOKEN.finditer(low):
        cue = found["level"] or found["after"]
        if not cue or negated_or_wishful(passage.text, found.start("language"), found.end()):
            continue
        yield _spoken(passage, scene, found.span(), found["language"], cue)
        following = _AND.match(low[found.end() :])
        if following:
            start = found.end() + following.start("language")
            yield _spoken(passage, scene, (start, found.end() + following.end()), following["language"], cue)


def _spoken(passage: Passage, scene: Scene, span: tuple[int, int], name: str, cue: str) -> Claim:
    line, held, said = _language_line(name, scene), _held_level(name, scene), level(cue)
    if line is None:
        return claim(passage, ClaimType.LANGUAGE, span, unsupported("no such language in the profile"))
    ruling = _levels(said, held) if held is not None and said is not None else supported(line)
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
            return _line_at(f"/languages/{number}/fluency", scene)
    return None
