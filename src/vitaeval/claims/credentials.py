"""Degrees and their subjects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from vitaeval.claims import degrees, doctorates, honours, names
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unknown, unsupported, whole
from vitaeval.claims.times import is_running
from vitaeval.claims.vocabulary import abbreviations
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict
from vitaeval.schema.documents.profile import Education
from vitaeval.text import dates
from vitaeval.text.normalize import plain
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.worded import Worded

_SUBJECT = re.compile(
    r"^(?:['’]?s)?(?: [Dd]egree)? (?:in|of) (?P<named>(?:[\w&-]+ ){0,4}?[\w&-]+)"
    r"(?=$|[.,;:()|]| (?:from|at|with|and|who|by|earned|on|while|when|before|after|during|through|in|alongside)\b)"
)
_WORDED = re.compile(r"[a-z]{4}")
"""What a degree in words has, and its letters have not: a BA is no subject that begins so (Business Administration)."""
_DEGREE_WORDS = frozenset(
    token
    for word in (
        "bachelor master doctor doctorate degree associate diploma of in science arts art engineering applied laws law "
        "philosophy business administration commerce education fine social work nursing technology bsc msc ba ma bs ms "
        "beng meng btech mtech tech phd mphil mba bba llb llm jd md hons honours honors first second upper lower class "
        "distinction merit cum laude "
        "magna summa joint minor major with graduate undergraduate postgraduate certificate executive part time full "
        "online b m s a sc eng"
    ).split()
    for token in names.tokens(word)
)
_LETTERED = (
    (re.compile(r"\b(?:M\.?B\.?A|BBA|DBA)\b"), re.compile(r"busin|manage|administ")),
    (re.compile(r"\b(?:LL\.?[BM]|J\.?D)\b"), re.compile(r"\blaws?\b|legal|juri")),
    (re.compile(r"\b[BM]\.? ?Eng\b"), re.compile(r"engin")),
    (re.compile(r"\b(?:[BM]\.?Ed|Ed\.?D)\b"), re.compile(r"educat|teach|pedagog|curricul")),
    (re.compile(r"\b(?:[BM]SN|DNP)\b"), re.compile(r"nurs")),
    (re.compile(r"\bMP[HA]\b"), re.compile(r"public|health|administ")),
    (re.compile(r"\b[BM]SW\b"), re.compile(r"social")),
    (re.compile(r"\bM\.?Arch\b"), re.compile(r"architect")),
    (re.compile(r"\b(?:Pharm\.?D|MPharm)\b"), re.compile(r"pharm")),
    (re.compile(r"\bM\.?D\b"), re.compile(r"medic")),
)
"""Degrees whose letters name a subject, with what a study in it is called."""
_HAVING = frozenset(names.tokens("completed graduated obtained awarded"))
"""Words behind a degree that say no more than that somebody has it."""
_CLAUSE_END = re.compile(r"[.;!?](?=\s|$)")
_TELLING = ("highlights", "keywords")
"""What was done or is known is no subject of a study."""
_COURSE = re.compile(r"certificate|course|boot ?camp|training", re.IGNORECASE)
_WORD_END = re.compile(r"\w*")
_NEAR, _BESIDE = 160, 20
_STUDYING = re.compile(
    r"\b(?:pursu|stud(?:y|ies|ent|ying)|candidate|in progress|expect|working (?:on|towards?)|current|now|towards?"
    r"|(?:complet(?:e|ing)|finish(?:ing)?) (?:my|an?|the)|undergraduate|enrol|reading for|graduat(?:e|ing) in"
    r"|final[- ]year|(?:first|second|third|fourth)[- ]year|began|start|semester|left|without|part of)",
    re.IGNORECASE,
)
_MINOR = Worded(r"\b(?:[Mm](?:inor|ajor|inored|ajored)|[Dd]egree|[Gg]raduated?)(?P<after> in (?!\d)[\w &-]+)")


def degree(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The degree of an education entry: at most the level that the entry has, honours included."""
    yield whole(passage, ClaimType.DEGREE, _degree(passage, scene))
    yield from honours.awards(passage, scene)


def _degree(passage: Passage, scene: Scene) -> Ruling:
    if passage.entry is None:
        return _astray(passage.text, scene)
    line = scene.evidence.field(passage.entry, "studyType")
    if line is None:
        return unknown("the profile gives no degree here")
    said, held = degrees.level(passage.text), degrees.level(line.text)
    own = " ".join(x.text for x in _named_in(scene.evidence.of_entry(passage.entry)))
    if said is None or held is None:
        spelled = names.is_short(line.text) and not names.beyond(passage.text, line.text)
        extra = () if spelled else _another(passage.text, own, is_ranked=said is not None)
        reason = f"another degree: {names.written(extra, passage.text)}"
        return contradicted(reason, line) if extra else supported(line)
    if said > held:
        return contradicted("a higher degree than in the profile", line)
    if not _is_in_subject(passage.text, line, scene):
        return contradicted("a degree in another subject", line)
    roots = _roots(own)
    beyond = names.beyond(passage.text, own)
    foreign = [token for token in beyond if token not in _DEGREE_WORDS and token[:5] not in roots]
    reason = f"another subject: {names.written(foreign, passage.text)}"
    return contradicted(reason, line) if foreign else supported(line)


def _named_in(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of studies that may name a degree: a course that was taken is none."""
    return (line for line in lines if line.field != "courses")


def _another(said: str, own: str, *, is_ranked: bool) -> tuple[str, ...]:
    """Tokens of a degree that its entry lacks; initials of a subject make no degree ("B.A." of business admin)."""
    if not is_ranked:
        return tuple(token for token in names.beyond(said, own) if token not in _HAVING)
    held = {*names.tokens(own), *names.tokens("degree")}
    return tuple(token for token in names.tokens(said) if token not in held)


def _roots(text: str) -> frozenset[str]:
    """First five letters of the words of `text`: "computing" and "computer" share them."""
    return frozenset(token[:5] for token in names.tokens(text))


def _astray(said: str, scene: Scene) -> Ruling:
    """A degree or subject of a study that resembles none of the profile: at best some line has its words."""
    line = next((line for line in scene.evidence.lines if not names.beyond(said, line.text)), None)
    return unknown("elsewhere in the profile") if line else unsupported("no such education in the profile")


def area(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The subject of an education entry: its tokens inside the entry."""
    if passage.entry is None:
        yield whole(passage, ClaimType.DEGREE, _astray(passage.text, scene))
        return
    if scene.evidence.field(passage.entry, "area") is None:
        line = scene.evidence.field(passage.entry, "studyType")
        extra = names.beyond(passage.text, line.text) if line else ()
        ruling = supported(line) if line and not extra else unknown("the profile gives no subject here")
    else:
        line = scene.evidence.field(passage.entry, "area")
        own = " ".join(x.text for x in _named_in(scene.evidence.of_entry(passage.entry)))
        extra = names.beyond(passage.text, own)
        reason = f"another subject: {names.written(extra, passage.text)}"
        ruling = contradicted(reason, line) if extra else supported(line)
    yield whole(passage, ClaimType.DEGREE, ruling)


def told(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Degrees and subjects that prose names: at most the highest of the profile, in a subject of its education."""
    for _, pattern in degrees.LEVELS[:4] if degrees.DEGREE.search(passage.text) else ():
        for found in pattern.finditer(passage.text):
            if not negated_or_wishful(passage.text, *found.span()) and not _is_short(found.group(), scene):
                before = _since_last(_CLAUSE_END.split(passage.text[: found.start()])[-1])
                there = _there(_behind(passage.text, found), scene) or _there(before, scene)
                ruling = _taught(found.group(), there) if there else _named_degree(found.group(), scene)
                ruling = _finished(ruling, passage.text, scene)
                end = _WORD_END.match(passage.text, found.end())
                yield claim(passage, ClaimType.DEGREE, (found.start(), end.end() if end else found.end()), ruling)
                yield from _subject(passage, found.end(), scene)
    for at in _known(passage.text, scene):
        yield from _subject(passage, at, scene)
    for found in _MINOR.finditer(passage.text):
        is_read = degrees.DEGREE.search(passage.text[max(0, found.start() - _BESIDE) : found.end()]) is not None
        if is_read or negated_or_wishful(passage.text, *found.span()):
            continue
        yield from _subject(passage, found.start("after"), scene)


def _known(text: str, scene: Scene) -> Iterator[int]:
    """Where a degree of the profile ends that a text gives in full, and that is told by no word for a degree there."""
    low = plain(text)
    for degree in _degrees(scene.evidence):
        at = low.find(degree)
        end = at + len(degree)
        read = (found.end() == end for _, pattern in degrees.LEVELS[:4] for found in pattern.finditer(text[:end]))
        if at >= 0 and low[end : end + 4] == " in " and not any(read):
            yield end


@lru_cache(maxsize=256)
def _degrees(evidence: Evidence) -> tuple[str, ...]:
    """The degrees of a profile, each once, in plain form."""
    return tuple(dict.fromkeys(line.plain for line in evidence.lines if line.field == "studyType"))


def _since_last(before: str) -> str:
    """What stands before a degree, from the one before it on."""
    return before[
        max((found.end() for _, pattern in degrees.LEVELS for found in pattern.finditer(before)), default=0) :
    ]


def _behind(text: str, found: re.Match[str]) -> str:
    """What follows a degree; of one in brackets, what follows it there: the school stands before ("Rice (B.A.)")."""
    before, after = text[: found.start()], text[found.end() :]
    return after.split(")", 1)[0] if before.rfind("(") > before.rfind(")") else after


def _is_short(said: str, scene: Scene) -> bool:
    """Whether letters that could be a degree stand for another thing in the profile (multi-factor authentication)."""
    others = (names.tokens(full) for full in abbreviations().get(said, ()))
    held = [set(names.tokens(line.text)) for line in scene.evidence.lines] if said in abbreviations() else []
    return any(set(full) <= own for full in others if not set(full) & _DEGREE_WORDS for own in held)


def _there(after: str, scene: Scene) -> tuple[Line, ...]:
    """The degrees of the profile at the school that is named behind a degree; in its subject, where that is named."""
    ends = [found.start() for _, pattern in degrees.LEVELS for found in pattern.finditer(after)]
    clause = _CLAUSE_END.split(after[: min(ends, default=_NEAR)][:_NEAR], maxsplit=1)[0]
    said = set(names.tokens(clause))
    found: dict[bool, list[Line]] = {True: [], False: []}
    for entry in (each for each in scene.evidence.entries if each[0] == "e"):
        school, area, line = (scene.evidence.field(entry, name) for name in ("institution", "area", "studyType"))
        ranked = line and (degrees.level(line.text) or _COURSE.search(line.text))
        if school and line and ranked and said.issuperset(names.tokens(school.text)):
            found[area is not None and said.issuperset(names.tokens(area.text))].append(line)
    return tuple(found[True] or found[False])


def _taught(said: str, there: Sequence[Line]) -> Ruling:
    """A degree at a school of the profile: at most the level of one there."""
    wanted = degrees.level(said) or 0
    line = next((line for line in there if (degrees.level(line.text) or 0) >= wanted), None)
    return supported(line) if line else contradicted("a higher degree than the profile gives there", there[0])


def _finished(ruling: Ruling, text: str, scene: Scene) -> Ruling:
    """`ruling`, unless the degree is one that the profile says is still being studied for, and the text does not."""
    entry = ruling.line.entry if ruling.line and ruling.verdict is ClaimVerdict.SUPPORTED else None
    running = is_running(entry, scene) if entry and entry[0] == "e" else None
    ahead = any(mention.date and mention.date.year >= scene.today.year for mention in dates.find(text))
    if running is None or ahead or _STUDYING.search(text):
        return ruling
    return contradicted("the profile says that this study goes on", running)


def _subject(passage: Passage, at: int, scene: Scene) -> Iterator[Claim]:
    """The subject behind a degree: its words in the education, titles or certificates of the profile."""
    found = _SUBJECT.match(passage.text[at:])
    education = list(_named_in(line for line in scene.evidence.lines if line.entry and line.entry[0] == "e"))
    if found is None or not education:
        return
    extra = names.beyond(found["named"], " ".join(line.text for line in education if _is_worded(line)))
    others = _named_in(line for line in scene.evidence.lines if line.field not in _TELLING)
    elsewhere = [x for x in others if extra and _is_worded(x) and not names.beyond(found["named"], x.text)]
    span = (at + found.start("named"), at + found.end("named"))
    good = not extra or elsewhere
    nearest = (elsewhere or education)[0]
    reason = f"the education has no such subject: {names.written(extra, found['named'])}"
    yield claim(passage, ClaimType.DEGREE, span, supported(nearest) if good else unsupported(reason, nearest))


def _is_worded(line: Line) -> bool:
    return line.field != "studyType" or _WORDED.search(line.text) is not None


def _named_degree(said: str, scene: Scene) -> Ruling:
    wanted = degrees.level(said) or 0
    texts = [line for line in scene.evidence.lines if (degrees.level(line.text) or 0) >= wanted]
    alike = [line for line in texts if _is_in_subject(said, line, scene)]
    if alike:
        return supported(alike[0])
    if texts:
        return contradicted("the profile has a degree in another subject", texts[0])
    schools = [item for item in scene.evidence.entries.values() if isinstance(item, Education)]
    if schools and all(not school.studyType for school in schools):
        return unknown("the profile gives no degrees")
    best = scene.evidence.nearest("degree " + said, tuple(x for x in scene.evidence.lines if x.field == "studyType"))
    return contradicted("a higher degree than any in the profile", best)


def _is_in_subject(said: str, line: Line, scene: Scene) -> bool:
    """Whether a line is of the subject that the letters of a degree name ("MBA") and of its kind of doctorate."""
    lines = _named_in(scene.evidence.of_entry(line.entry)) if line.entry and line.entry[0] == "e" else (line,)
    own = " ".join(each.text for each in lines)
    return not doctorates.is_another(said, own) and all(
        letters.search(own) or subject.search(plain(own)) for letters, subject in _LETTERED if letters.search(said)
    )
