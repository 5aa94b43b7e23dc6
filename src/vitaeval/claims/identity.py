"""Fields that say who employed, taught or certified a person, where and as what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims import cues, names, places
from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, contradicted, supported, unknown, unsupported, whole
from vitaeval.claims.vocabulary import rows
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import fold, initials, stem

_FIELDS = {
    "w": {"name": "name", "title": "position", "place": "location"},
    "v": {"name": "organization", "title": "position"},
    "p": {"name": "name", "title": "roles"},
    "e": {"name": "institution"},
    "c": {"name": "name", "issuer": "issuer"},
    "a": {"name": "title", "issuer": "awarder"},
    "b": {"name": "name"},
}
DIMINISHING = frozenset(
    stem(word)
    for word in (
        "junior assistant associate intern internship trainee apprentice deputy acting interim vice co student aide "
        "helper temporary graduate entry aspiring volunteer"
    ).split()
)
"""Words that make a title smaller: leaving one out makes it bigger."""

_SHORT_TITLE = 3
_LEARNING = frozenset(names.tokens("student intern internship placement trainee apprentice apprenticeship co op"))
"""Words for somebody who is there to learn: one of them says as much as another."""
_WORDS_FOR_A_POST = "rank of title role position post"
"""What a title may call itself."""

_OWN_FIRM = frozenset(names.tokens("freelance freelancer self employed independent"))
"""What stands for an employer's name where there is none."""

_NOWHERE = frozenset(stem(word) for word in "remote hybrid various home office online site".split())
_STATE = re.compile(r"\b[Ss]tate of (?=[A-Z])")
_US = re.compile(r"\bU\.?S\.?(?:A\b\.?)?(?=\s)")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_OPEN = re.compile(r"\s*\(")
_DESCRIBING = ("position", "summary", "description")
_SEVERAL = re.compile(r",\s+|\s+(?:and|&)\s+|\s*/\s*")
_GENERIC = frozenset(
    stem(word)
    for word in (
        "certificate certification certified license licence licensed exam credential program registration"
    ).split()
)


def held(passage: Passage, scene: Scene, what: str) -> Line | None:
    """The profile's own value for a field of the passage's entry."""
    if passage.entry is None:
        return None
    name = _FIELDS[passage.entry[0]].get(what)
    return scene.evidence.field(passage.entry, name) if name else None


def employer(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The organisation of a role: all its tokens inside the aligned entry's."""
    yield whole(passage, ClaimType.EMPLOYER, _named(passage, scene, "employer"))


def project(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The name of a project; a descriptive name made from the entry's own words is fine."""
    if passage.entry is None:
        yield whole(passage, ClaimType.CONTENT, unsupported("no such project in the profile"))
        return
    lines = " ".join(line.text for line in scene.evidence.of_entry(passage.entry))
    extra = names.beyond(passage.text, lines)
    line = held(passage, scene, "name")
    good = len(extra) <= len(names.tokens(passage.text)) / 2
    yield whole(passage, ClaimType.CONTENT, supported(line) if good else unsupported("another project name", line))


def institution(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The school of an education entry."""
    yield whole(passage, ClaimType.INSTITUTION, _named(passage, scene, "institution"))


def _named(passage: Passage, scene: Scene, noun: str) -> Ruling:
    line = held(passage, scene, "name")
    if _POINTING.fullmatch(passage.text.strip(" .")):
        return unknown("it points to another entry")
    if line is not None:
        extra = (
            () if _is_short_form(passage.text, line.text, noun) else names.beyond(_full(passage.text), _full(line.text))
        )
        if not extra and noun == "institution" and _is_another(passage.text, line.text):
            return contradicted("the name of another institution", line)
        if extra and noun == "employer":
            return _other_than(line, extra, passage, scene)
        reason = f"{noun} differs: {names.written(extra, passage.text)}"
        return contradicted(reason, line) if extra else supported(line)
    if passage.entry is not None:
        extra = names.beyond(passage.text, " ".join(x.text for x in scene.evidence.of_entry(passage.entry)))
        return supported(None) if not extra else unknown(f"the profile names no {noun} here")
    return unsupported(f"no such {noun} in the profile", scene.evidence.nearest(passage.text, scene.evidence.lines))


def _other_than(line: Line, extra: tuple[str, ...], passage: Passage, scene: Scene) -> Ruling:
    """What stands for an employer without its name: the person's own trade or town, else another firm."""
    if _is_own_trade(passage, scene) or _is_described(extra, line, passage, scene):
        return supported(line)
    if places.is_in(passage.text, places.home(scene.evidence)):
        return unknown("it names a place of the person's, and no employer")
    return contradicted(f"employer differs: {names.written(extra, passage.text)}", line)


def _own_firm(passage: Passage, scene: Scene) -> str:
    """The name of an employer that only says that there was none."""
    line = held(passage, scene, "name")
    return " ".join(_OWN_FIRM) if line and set(names.tokens(line.text)) <= _OWN_FIRM else ""


def _is_own_trade(passage: Passage, scene: Scene) -> bool:
    """Whether a header says in one that somebody worked for himself, and as what ("Freelance translator")."""
    firm, line = _own_firm(passage, scene), held(passage, scene, "title")
    return bool(firm) and line is not None and not names.beyond(passage.text, f"{firm} {line.text}")


def _is_described(extra: tuple[str, ...], line: Line, passage: Passage, scene: Scene) -> bool:
    """Whether the words beside an employer's whole name are those of the entry's own title or summary."""
    said, name = set(names.tokens(passage.text)), _ASIDE.sub("", line.text)
    own = (each for each in scene.evidence.of_entry(passage.entry) if each.field in _DESCRIBING)
    return said.issuperset(names.tokens(name)) and not set(extra).difference(*(names.tokens(each.text) for each in own))


def _full(name: str) -> str:
    """A name with its country in full ("US Army")."""
    return _US.sub("United States", name)


def _is_short_form(said: str, held: str, noun: str) -> bool:
    return names.is_acronym(said, held) or (noun == "institution" and bool(names.shortens(said, held)))


def _is_another(said: str, held: str) -> bool:
    """Whether a school's name made of some words of another's is no short form of it.

    A short form leaves off a place or a faculty ("University of Texas" of "University of Texas at Austin") or a word
    like "university"; "University of Leeds" is no short form of "Leeds Trinity University".
    """
    mine, yours = names.tokens(said), names.tokens(held)
    runs = (yours[n : n + len(mine)] for n in range(len(yours)))
    first, *further = [part for part in _PARTS.split(held) if names.tokens(part)]
    naming = (first, *filter(cues.is_school, further))
    whole = any(all(token in _SCHOOLS for token in names.beyond(part, said)) for part in naming)
    return len(mine) > 1 and mine not in runs and not whole


_POINTING = re.compile(
    r"(?:at )?(?:the )?same(?: (?:university|college|school|institution|place|company|employer|firm))?|idem|ditto|ibid",
    re.IGNORECASE,
)
"""What stands for the name of the entry before it ("same university")."""
_PARTS = re.compile(r"[,()/–—-]|\bat\b")
_SCHOOLS = frozenset(names.tokens("university college school institute academy faculty campus"))


_CALLED = re.compile(r"certif|licen[cs]|accredit", re.IGNORECASE)
_CREDENTIAL = re.compile(r"^/certificates|certif|licen[cs]|accredit|regist|clearance|award|qualif")


def certificate(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A certificate or licence: all its tokens inside the aligned entry, or in one line of the profile."""
    line = held(passage, scene, "name") or scene.evidence.nearest(passage.text, scene.evidence.lines)
    said = " ".join(word for word in _STATE.sub("", passage.text).split() if stem(fold(word)) not in _GENERIC)
    lines = scene.evidence.of_entry(passage.entry) if passage.entry else (line,) if line else ()
    if passage.entry is None and line and names.beyond(passage.text, line.text):
        kin = tuple(each for each in scene.evidence.lines if _is_kin(each, passage.text))
        alike = scene.evidence.nearest(said, kin)
        line, lines = alike or line, (alike,) if alike else ()
    extra = names.beyond(said, " ".join(x.text for x in lines))
    several = _SEVERAL.split(said)
    held_all = extra and len(several) > 1 and all(_is_certificate(each, scene) for each in several)
    held_all = held_all or (line is not None and _spells_out(passage.text, line.text))
    reason = f"not in the profile: {names.written(extra, said)}"
    ruling = unsupported(reason, line) if extra and not held_all else supported(line)
    yield whole(passage, ClaimType.CERTIFICATE, ruling)


def _spells_out(said: str, held: str) -> bool:
    """Whether a name, its letters in brackets aside, is what the letters of the profile stand for."""
    return names.is_short(held) and initials(_OPEN.split(said, maxsplit=1)[0]) == held.casefold()


def _is_kin(line: Line, said: str) -> bool:
    """Whether a line speaks of a credential; a prize is none for what calls itself a certificate."""
    is_prize = line.path.startswith("/awards") and _CALLED.search(said) is not None
    return _CREDENTIAL.search(f"{line.path} {line.plain}") is not None and not is_prize


def _is_certificate(said: str, scene: Scene) -> bool:
    """Whether some one certificate of the profile has a name."""
    lines = (line.text for line in scene.evidence.lines if line.path.startswith("/certificates"))
    return bool(names.tokens(said)) and any(not names.beyond(said, text) for text in lines)


def issuer(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Who issued a certificate."""
    line = held(passage, scene, "issuer")
    if line is None:
        is_another = _is_credential(passage.text, scene)
        ruling = (
            unsupported("no such certificate in the profile") if is_another else unknown("the profile names no issuer")
        )
        yield whole(passage, ClaimType.CERTIFICATE, ruling)
        return
    extra = names.beyond(passage.text, " ".join(x.text for x in scene.evidence.of_entry(passage.entry)))
    reason = f"issuer differs: {names.written(extra, passage.text)}"
    ruling = contradicted(reason, line) if extra else supported(line)
    yield whole(passage, ClaimType.CERTIFICATE, ruling)


def _is_credential(text: str, scene: Scene) -> bool:
    """Whether what stands where an issuer may is a certificate: one that the table knows or the posting asks for, or
    called by a post ("Chartered Auditor"); the letters of one of the profile's are none."""
    held = (line for line in scene.evidence.lines if line.path.startswith("/certificates"))
    if any(names.abbreviates(text, line.text) for line in held):
        return False
    is_asked = scene.job is not None and names.is_short(text) and re.search(rf"\b{text}\b", scene.job.text) is not None
    return text in rows("credentials") or is_asked or (cues.is_title(text) and not cues.is_organisation(text))


def place(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Where a role was: compared with the entry's place when the profile gives one, which may leave out the region."""
    line = held(passage, scene, "place")
    if line is None or not passage.text.strip():
        yield _unplaced(passage, scene)
        return
    said, given = places.spelled(passage.text), places.spelled(line.text)
    free = places.wider(said, given)
    own = " ".join(x.text for x in scene.evidence.of_entry(passage.entry))
    known = f"{own} {places.home(scene.evidence)}"
    extra = [t for t in names.beyond(said, given) if t not in free and len(t) > 2 and names.beyond(t, known)]
    shared = set(names.tokens(said)) & set(names.tokens(given))
    good = not extra and (shared or not names.beyond(said, known))
    yield whole(passage, ClaimType.PLACE, supported(line) if good else contradicted("another place", line))


def _unplaced(passage: Passage, scene: Scene) -> Claim:
    """A place where the entry has none: known from elsewhere in the profile, "remote", or from nowhere (minor)."""
    town = names.tokens(re.split(r"[,(/|]", passage.text)[0])
    extra = [token for token in town if token not in scene.evidence.stems and token not in _NOWHERE]
    if not extra or (passage.entry or "")[:1] == "e":
        return whole(passage, ClaimType.PLACE, unknown("the profile gives no place here"))
    reason = f"the profile names no such place: {names.written(extra, passage.text)}"
    return whole(passage, ClaimType.CONTENT, unsupported(reason))


def title(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The title of a role: no token beyond the aligned entry's, and no diminishing word left out.

    Words that name no post and are no name of several words tell what was done, or where: no title, unless they are
    the entry's own without the diminishing one, or a few none of which the profile has.
    """
    is_named = cues.is_written_as_name(passage.text) and len(passage.text.split()) > 1
    line = held(passage, scene, "title")
    is_cut = line is not None and bool(_lost(passage.text, line)) and not names.beyond(passage.text, line.text)
    is_post = is_named or is_cut or cues.is_title(passage.text) or (line is not None and _is_strange(passage, scene))
    kind = ClaimType.TITLE if is_post else ClaimType.CONTENT
    yield whole(passage, kind, _title(passage, scene))


def _is_strange(passage: Passage, scene: Scene) -> bool:
    """Whether no word of a short piece of a header stands in the profile ("Corporal", "Shelf stacker")."""
    told = names.tokens(passage.text)
    is_short = len(told) == 1 or (len(told) <= _SHORT_TITLE and not cues.is_place(passage.text))
    return bool(told) and is_short and scene.evidence.stems.isdisjoint(map(stem, told))


def _title(passage: Passage, scene: Scene) -> Ruling:
    line = held(passage, scene, "title")
    if line is None:
        return unknown("the profile gives no title") if passage.entry else unsupported("no such role in the profile")
    unpaid = "volunteer" if passage.entry and passage.entry[0] == "v" else ""
    extra = names.beyond(passage.text, f"{line.text} {_own_firm(passage, scene)} {unpaid} {_WORDS_FOR_A_POST}")
    if extra:
        return contradicted(f"title goes beyond: {names.written(extra, passage.text)}", line)
    lost = _lost(passage.text, line)
    return contradicted(f"title leaves out: {names.written(lost, line.text)}", line) if lost else supported(line)


def _lost(said: str, line: Line) -> tuple[str, ...]:
    """The diminishing words of a title that are left out."""
    told, outside = set(names.tokens(said)), re.sub(r"\([^)]*\)", " ", line.text)
    told |= _LEARNING if told & _LEARNING else set()
    return tuple(token for token in names.tokens(outside) if token in DIMINISHING and token not in told)
