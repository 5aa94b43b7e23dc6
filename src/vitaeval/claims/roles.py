"""Titles that a headline or summary gives to the person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vitaeval.claims import cues, names, posts
from vitaeval.claims.aiming import OBJECTIVE, opens_with_aim
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.identity import DIMINISHING
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain, stem, stems, words
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.verbs import opening
from vitaeval.text.worded import Worded

_GRADED = frozenset(
    stem(word) for word in "professor director manager president head headteacher captain partner".split()
)
"""Ranks that another word makes smaller ("associate professor", "deputy head")."""
_EXECUTIVES = frozenset(map(stem, ("director", "president")))
_PROFESSIONS = frozenset(
    stem(word)
    for word in (
        "engineer scientist nurse analyst architect lawyer attorney counsel physician pharmacist accountant "
        "auditor pilot teacher "
        "professor therapist psychologist consultant developer designer statistician economist microbiologist "
        "chemist physicist "
        "surveyor technologist paramedic dentist veterinarian librarian journalist translator recruiter actuary "
        "mechanic "
        "electrician machinist inspector investigator chef firefighter counselor "
        "solicitor barrister surgeon vet midwife radiographer physiotherapist optician plumber welder"
    ).split()
)
_NEUTRAL = frozenset("member volunteer worker employee contractor freelancer helper liaison".split())
_PIECE = re.compile(r"[^,|;·•–—()/]+")
_FURTHER = re.compile(r" (?:with|who|focus(?:ed|ing)|speciali[sz](?:ed|ing)|experienced|skilled)\b")
"""Where a headline goes on behind its title."""
_OPENING = re.compile(
    r"(?:^|(?<=[.!?] ))(?P<title>(?:(?!with\b|who\b|and\b|in\b|at\b|for\b"
    r"|of\b)[\w&+./-]+ ){0,6}?[\w&+/-]+?)(?= (?:with|who|in|at|for|of|and|experienced)\b|[,.;:]|$)"
)
WORDS = r"(?:[\w&+/-]+,? ){0,5}?[\w&+/-]+"
STOP = (
    r"(?=[.;:()]| \(|$|,|,? (?:at|for|of|in|with|and|who|by|from|on|within|after|before|since|until|where|while|to"
    r"|I|s?he|they|we|(?:[A-Z]\w+ )?(?:became|joined|moved))\b)"
)
_HELD = Worded(
    r"\b(?:(?P<sure>(?:[Ss]erved|[Ww]orked|[Ee]mployed|[Aa]cted) as|[Ff]ormer)"
    r"|(?P<named>(?:[Hh]eld|[Ff]illed) the (?:position|post|role|job|title) of)"
    r"|(?:[Ss]erv(?:es|ing)|[Ww]ork(?:s|ing)?|[Aa]ct(?:ing)?|[Ee]xperienced?|[Bb]ackground|[Cc]areer|[Tt]ime"
    r"|[Yy]ears|[Pp]ost|[Rr]ole|[Pp]osition|[Jj]ob|[Aa]ppointed|[Nn]amed|[Mm]ade) as|[Pp]romoted to|[Aa]cting (?:as|to)"
    r"|\w+ of (?:them|these|those|which) as"
    r"|(?:[Pp]osts|[Rr]oles|[Pp]ositions)(?: held)? (?:include|included|including|such as)"
    r"|[Ff]ormerly|[Pp]revious(?:ly)?|[Ee]arlier|[Oo]nce|[Ee]x|was|been|[Cc]urrently|now)[ -]"
    rf"(?:an? |the )?(?P<title>{WORDS}){STOP}"
)
"""Words behind which a title stands: whatever is written as a name behind "served as" is one, whatever has a capital
behind "held the position of"."""
_AS = re.compile(
    rf"(?<!\bsuch )(?<!\bwell )(?<!\bsame )\b[Aa]s (?:an? )?(?P<title>(?!(?:an?|the|my|its)\b){WORDS}){STOP}"
)
_BUSY = re.compile(r"(?:not|never)\b|\w+ing (?:about|of|to|for|with|on|at|up)\b")
"""What somebody has been doing: no title."""
_AM = re.compile(rf"\b(?:I am|I['’]m|[Ss]he is|[Hh]e is) (?:an? |the )?(?P<title>{WORDS}){STOP}")
_NAMING = re.compile(r"\b(?:with|at|for|from|by)\b|^(?:Previous|Former|Current|Later|Earlier|Then|Once|Now|As)")
_BARE = re.compile(
    rf"^(?!.*\b(?i:certified|licen[sc]ed|registered|accredited|chartered)\b)"
    rf"(?:[A-Z][a-z]+(?:ed|ing|ful|ive) )?(?P<title>{WORDS})\.?$"
)
"""A sentence that may be a title alone; what somebody is certified as is a certificate."""
_VERBS = re.compile(
    r"^(?:\w+ed|led|built|ran|wrote|holds?|has|have|works?|now|currently|earlier|also|before|after|since|leads?"
    r"|manages?)\b"
)


_DOING = re.compile(r"\w+ (?:\w+ly|the|an?|to|on|all|every|each|our|my|your)\b")
"""A word and what no title has behind its first: "Report monthly to the director"."""
_DEED = re.compile(r"\b[a-z]+ing (?:(?:\w+ )?\w+s\b|(?=\w))|\bto [a-z]+\b")
"""A verb, with those that it is done to ("leading consultants", "to lead"): no rank, and no profession of one's own."""
_POST = re.compile(r"\b(?:position|role|post|job|opportunity|opening)$")
"""What is looked for, and not what somebody is."""
_OF_MANY = re.compile(
    r" of (?:the |up to |over |about |more than )?"
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
"""Behind a word for a post, how many: it tells what was done ("Supervisor of eight dissertations")."""
_OF_WORK = re.compile(r" of (?:(?!the\b|an?\b)[a-z]|an? \d)")
_ENGINEER = stem("engineer")
_SELF = re.compile(r"\b(?:I|[Ss]?[Hh]e|[Mm]y|[Aa]s|[Ii]n|[Aa]t|[Ff]rom|[Ss]ince)\b")


def headlines(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Each title of a headline that has a rank or a profession in it."""
    for piece in _PIECE.finditer(passage.text):
        further = _FURTHER.search(passage.text, *piece.span())
        yield from _titled(passage, (piece.start(), further.start() if further else piece.end()), scene, target=True)


def openings(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """The title that opens a summary, and titles that it says were held.

    Of the posting's title only an objective may say that it is aimed at; a summary says what somebody is.
    """
    opening = _OPENING.match(passage.text)
    told = opening and (
        _POST.search(opening["title"])
        or opens_with_aim(opening["title"])
        or _is_deed(opening["title"])
        or _OF_MANY.match(passage.text, opening.end("title"))
        or _is_maker(opening["title"], passage.text[opening.end("title") :], scene)
    )
    is_denied = opening and _is_denied(passage.text, opening)
    if opening and not told and not is_denied and not _SELF.search(opening["title"]):
        aims = passage.label == OBJECTIVE and not cues.is_qualifying(opening["title"].split()[0])
        yield from _titled(passage, opening.span("title"), scene, target=aims)
    bare = _BARE.match(passage.text)
    if bare and _is_bare(bare["title"]) and not _is_aimed(bare["title"], scene):
        yield from _told(passage, bare.span("title"), scene)
    yield from dict.fromkeys((*held(passage, scene), *_served(passage, scene)))
    for found in _AM.finditer(passage.text):
        if not negated_or_wishful(passage.text, *found.span("title")):
            yield from _titled(passage, found.span("title"), scene, target=False)


def _is_denied(text: str, opening: re.Match[str]) -> bool:
    """Whether what stands behind a title, or before its last word ("The one gap is Head Chef"), denies it."""
    end = opening.end("title")
    return negated_or_wishful(text, end, end) or negated_or_wishful(text, text.rfind(" ", 0, end) + 1, end)


def held(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Titles that a text says were held ("worked as", "former"), where it speaks of no single role or to a reader."""
    for found in _HELD.finditer(passage.text) if passage.entry is None or scene.in_letter else ():
        if negated_or_wishful(passage.text, *found.span("title")) or _BUSY.match(found["title"]):
            continue
        if _is_post(found, scene.evidence):
            yield claim(passage, ClaimType.TITLE, found.span("title"), named(found["title"], scene.evidence.lines))
        else:
            yield from _told(passage, found.span("title"), scene)


def _served(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Posts that a summary says somebody filled while something was done ("two tours as monitor engineer")."""
    for found in _AS.finditer(passage.text) if passage.entry is None and not scene.in_letter else ():
        is_one = cues.is_title(last := found["title"].split()[-1]) and not posts.is_several(last)
        if is_one and not negated_or_wishful(passage.text, *found.span("title")):
            yield from _told(passage, found.span("title"), scene)


def _is_post(found: re.Match[str], evidence: Evidence) -> bool:
    """Whether what a text says was held is the name of a post by these words alone."""
    title = found["title"]
    is_name = cues.is_written_as_name(title) and not title.isupper()
    is_strange = title[0].isupper() and evidence.stems.isdisjoint(stem(token) for token in names.tokens(title))
    return bool((found["sure"] and (is_name or is_strange)) or (found["named"] and title[0].isupper()))


def _is_deed(title: str) -> bool:
    """Whether what opens a summary is a verb, and not a word for what somebody is like."""
    told = _VERBS.match(plain(title)) or (_DOING.match(title) and opening(title))
    return bool(told) and not cues.is_qualifying(title.split()[0])


def _is_maker(title: str, behind: str, scene: Scene) -> bool:
    """Whether a summary opens with a deed of the profile as a noun, with what it was done to ("Designer of tools")."""
    word = plain(title)
    return word.endswith("er") and _OF_WORK.match(behind) is not None and word[:-2] in scene.evidence.stems


def _is_bare(title: str) -> bool:
    """Whether a sentence is nothing but a title: written as a name, with the post as its last word."""
    plainly = "," not in title and not _NAMING.search(title)
    return plainly and cues.is_written_as_name(title) and cues.is_title(title.split()[-1])


def _is_aimed(title: str, scene: Scene) -> bool:
    """Whether the posting has the title."""
    return scene.job is not None and not names.beyond(title, scene.job.title or "")


def _told(passage: Passage, span: tuple[int, int], scene: Scene) -> Iterator[Claim]:
    """A title that a text says was held: written as a name, all of it stands in one line; else its posts do."""
    title = passage.text[span[0] : span[1]]
    if not cues.is_title(title):
        return
    if not cues.is_written_as_name(title):
        several = (word for word in words(title) if cues.is_title(word.text) and not posts.is_several(word.text))
        told = {word.stem for word in several if word.text not in _NEUTRAL}
        yield from (
            _titled(passage, span, scene, target=False)
            if told & (posts.RANKS | _PROFESSIONS)
            else _posts(passage, span, told, scene)
        )
        return
    yield claim(passage, ClaimType.TITLE, span, named(title, scene.evidence.lines))


def named(title: str, lines: Sequence[Line]) -> Ruling:
    """Whether one of the lines has every word of a title, and gives its posts to the person."""
    named = {word.stem for word in words(title) if cues.is_title(word.text)}
    alike = named.union(*(same for same in cues.ALIKE if named & same))
    told = set(names.tokens(title))
    kin = (line for line in lines if line.field in posts.TITLES or told.intersection(names.tokens(line.text)))
    saying = (line for line in kin if _says(title, line.text))
    held = next((line for line in saying if posts.is_whole(title, line) or alike & line.stems <= posts.own(line)), None)
    return supported(held) if held else unsupported("the profile names no such post")


def _posts(passage: Passage, span: tuple[int, int], told: set[str], scene: Scene) -> Iterator[Claim]:
    """Words for posts in small letters: each, or its root, stands in the profile."""
    strange = sorted(post for post in told if not posts.is_held(post, scene.evidence))
    reason = f"the profile knows no {names.written(strange, passage.text[slice(*span)])}"
    yield claim(passage, ClaimType.TITLE, span, unsupported(reason) if strange else supported(None))


def _says(title: str, line: str) -> bool:
    """Whether a line has every token of a title; names of one profession stand for each other."""
    held = set(names.tokens(line))
    return all(any(token in same and same & held for same in cues.ALIKE) for token in names.beyond(title, line))


def _titled(passage: Passage, span: tuple[int, int], scene: Scene, *, target: bool) -> Iterator[Claim]:
    text = passage.text[span[0] : span[1]]
    start = span[0] + len(text) - len(text.lstrip())
    own = " ".join(word for word in _DEED.sub(" ", text).split() if not posts.is_several(word))
    found = {token for token in names.tokens(own) if token in posts.RANKS or token in _PROFESSIONS}
    if found and len(words(text)) <= 8 and not _is_field(text, found, scene):
        whole = next((line for line in scene.evidence.lines if _is_whole(text, line, found)), None)
        ruling = supported(whole) if whole else _judge(found, text, scene, target=target)
        yield claim(passage, ClaimType.TITLE, (start, start + len(text.strip())), ruling)


def _is_field(text: str, found: set[str], scene: Scene) -> bool:
    """Whether a piece names a kind of engineering all of whose words the profile has, and no post."""
    told = stems(text) - found
    is_named = found == {_ENGINEER} and plain(text).rstrip(" .").endswith(" engineering")
    return is_named and bool(told) and told <= scene.evidence.stems


def _is_whole(text: str, line: Line, found: set[str]) -> bool:
    """Whether a line has a title of several words, and no word that makes its rank smaller."""
    lesser = found & _GRADED and DIMINISHING.intersection(names.tokens(line.text)).difference(names.tokens(text))
    return len(text.split()) > 1 and not lesser and _says(text, line.text) and not _is_of_others(found, line)


def _is_of_others(found: set[str], line: Line) -> bool:
    """Whether a line that is no title names a post only as somebody else's ("Supported the ward manager")."""
    if line.field in posts.TITLES or line.path == "/basics/summary":
        return False
    return bool(found & line.stems) and found.isdisjoint(posts.own(line))


def _judge(found: set[str], text: str, scene: Scene, *, target: bool) -> Ruling:
    """Ranks must stand in a title of the profile (or, for the title aimed at, of the posting); professions anywhere."""
    titles = [line for line in scene.evidence.lines if line.field in posts.TITLES or line.path == "/basics/summary"]
    aimed = names.tokens(scene.job.title or "") if scene.job and target else ()
    held = {token for line in titles for token in {*names.tokens(line.text)} - _lesser_in(line)} | set(aimed)
    held |= {stem("executive")} if _is_executive(text, held) else set()
    extra = sorted(
        token
        for token in found
        if token not in held and (token in posts.RANKS or not posts.is_held(token, scene.evidence))
    )
    if extra:
        return unsupported(f"no title of the profile says: {names.written(extra, text)}", titles[0] if titles else None)
    lesser = next((line for token in found & _GRADED for line in _lesser(token, text, titles, aimed)), None)
    if lesser:
        return contradicted("the title of the profile is a lesser one", lesser)
    return supported(titles[0] if titles else None)


def _is_executive(text: str, held: set[str]) -> bool:
    """Whether "executive" is as much as the titles say: of a chief; as the noun of a title, of a director too."""
    return "chief" in held or (plain(text).rstrip(" .").endswith(" executive") and bool(_EXECUTIVES & held))


def _lesser(token: str, text: str, titles: Sequence[Line], aimed: Sequence[str]) -> tuple[Line, ...]:
    """The titles with a rank, when each of them is made smaller by a word that `text` leaves out."""
    held = [line for line in titles if line.field in ("position", "label") and token in names.tokens(line.text)]
    said = {*names.tokens(text), *aimed}
    small = [line for line in held if (set(names.tokens(line.text)) & DIMINISHING) - said]
    return tuple(small) if len(small) == len(held) and token not in aimed else ()


def _lesser_in(line: Line) -> frozenset[str]:
    """The professions that a title only names as what the post is in."""
    return (line.stems & _PROFESSIONS) - posts.own(line)
