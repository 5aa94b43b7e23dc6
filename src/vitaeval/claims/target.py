"""Where a headline or summary names the company and role that it is written for: no claim about the person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from vitaeval.claims import cues
from vitaeval.claims.aiming import OBJECTIVE, PROPER, asides, tells, tells_of_writer
from vitaeval.claims.passages import Part, Passage
from vitaeval.schema.documents.job import JobPosting
from vitaeval.text import quantities, skills
from vitaeval.text.tokens import sentences
from vitaeval.text.worded import Worded

_GREETING = re.compile(
    r"^(?:Dear|To(?= (?:[Ww]hom|(?:[Tt]he |[Aa]ll )?[A-Z]))|Hello|Hi|Attn)\b"
    r"(?:(?!\b(?:I|[Mm]y|[Ww]e)\b)[^.!?\n]|\.(?=\w)){0,80}?(?:[,:!]|$)",
    re.MULTILINE,
)
_PROPER = re.compile(PROPER)
_APPLIES = Worded(
    r"\b(?:apply(?:ing)?|application|applied|vacancy|opening|position|role|post(?:ing)?|advert\w*|opportunity|join(?:ing)?|bring(?:ing)?|contribut\w+)\b[^.!?;]{0,80}?"
    rf"\b(?:at|with|to|join|joining|by) (?:the |your )?(?P<name>{_PROPER.pattern})"
    r"(?=[.,;!?]|$| [a-z])"
)
_HIRES = re.compile(
    rf"(?P<name>{_PROPER.pattern}) (?:(?:is|are) (?:\w+ly |now )?(?:hiring|recruiting|looking|seeking|searching|after)"
    r"|needs|seeks|wants)\b"
)
_SUBJECT = re.compile(
    r"^[^\w\n]*+(?:re|subject|regarding|ref(?:erence)?|betreff)\s*:[^\n]*", re.MULTILINE | re.IGNORECASE
)
_AIMS = (
    Worded(
        r"\b(?:for|in|as|of) (?:the |a |an |your )(?P<name>(?:[\w&/+-]+ ){1,7}?)"
        r"(?:position|role|post|vacancy|opening|job)\b"
    ),
    Worded(
        r"\b(?:position|role|post|vacancy|opening|job) (?:of|as|for) (?:an? |the )?(?P<name>[A-Z][^.,;:!?()\n]{2,60})"
    ),
)
_INTENT = Worded(
    r"\b(?:appl(?:y|ying|ication)|would|hop(?:e|ing)|keen|excited|interested|like to|writing|your|seeking|eager|fit"
    r"|prepar\w+ me|suits? me)\b"
)
_CAUGHT = Worded(r"\b(?:caught my|dr[ae]w me|drew me|attracts? me|appeals? to me|thrilled)\b")


_TAILORED = re.compile(
    r"\b(?:tailored|adapted|written|prepared|customi[sz]ed|optimi[sz]ed) (?:for|to) (?:the )?"
    r"(?P<name>(?:(?!,? (?:by|who|with|from|after|as)\b| [–—-] )[^\n).;:])+)",
    re.IGNORECASE,
)
"""What a text says that it was written for."""
_TEAM = Worded(r"\b[Yy]our (?:(?!and\b|my\b|with\b)[\w-]+ ){1,4}?of (?P<name>[\w-]+(?: [a-z]+)?)")
"""How many the reader's own people are."""
_ADDRESSING = Worded(r"\b[Yy]our |\b[Tt]he (?:role|post|position|job) (?:covers|is|has|looks|spans|serves)\b")
_SPEAKING = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|[Ss]?[Hh]e|[Hh]is|[Hh]er)\b")
"""Where a sentence comes to its writer."""
_HEADED = re.compile(r"(?P<name>[A-Z][^:.\n]{4,80}): (?=[^\n]*\byou(?:r|['’]re)?\b)")
"""The post and the firm that a letter puts in front of its first sentence."""

_GENERIC = frozenset("Hiring Team Recruiting Recruitment Committee Sir Madam Ms Mr Mrs Dr Human".split())
_OWN = re.compile(r"\bmy (?:current |present |last |previous )?(?:role|position|post|job|time)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_PAST = re.compile(
    r"\b(?:worked|working|joined|was|were|been|served|led|employed|spent|began|started|my (?:time|career))\b"
)


def addressees(text: str) -> frozenset[str]:
    """Names out of a letter's greeting, its subject line and where it applies: the reader's, no claim anywhere."""
    said = [found.group() for found in (*_GREETING.finditer(text), *_subjects(text))]
    told = (each.text for each in sentences(text) if _is_aiming(each.text) and not _OWN.search(each.text))
    said += [found["name"] for sentence in told for found in _APPLIES.finditer(sentence)]
    said += [found["name"] for found in _HIRES.finditer(text)]
    names = (found.group().removesuffix("'s") for each in said for found in _PROPER.finditer(each))
    bare = (" ".join(word for word in name.split()[_opens(name) :] if word not in _GENERIC) for name in names)
    return frozenset(name for name in bare if len(name) > 2 and not cues.is_title(name))


def _subjects(text: str) -> Iterator[re.Match[str]]:
    """The subject lines of a letter that tell nothing of its writer."""
    return (found for found in _SUBJECT.finditer(text) if not tells_of_writer(found.group()))


def _is_aiming(sentence: str) -> bool:
    """Whether a sentence speaks of a post that somebody wants."""
    return _INTENT.search(sentence.lower()) is not None or _CAUGHT.search(sentence) is not None


def _opens(name: str) -> int:
    """How many words of greeting a name opens with."""
    return 1 if re.match(r"(?:Dear|To|Hello|Hi|Attn|Re|Subject|Regarding|Ref)\b", name) else 0


def targets(
    passage: Passage, job: JobPosting | None, names: Iterable[str] = (), *, in_letter: bool = False
) -> tuple[tuple[int, int], ...]:
    """Offsets of what a headline, summary or letter says of the reader and of the post aimed at; none in a bullet.

    `names` are the reader's (see `addressees`): they count, also in part, where a sentence tells of nothing past.
    """
    if passage.part not in (Part.HEADLINE, Part.SUMMARY):
        return ()
    named = tuple(_posted(passage, job)) if job else ()
    is_aim = passage.label == OBJECTIVE
    free = passage.entry is None or in_letter
    aside = asides(passage.text, in_letter=in_letter, is_aim=is_aim) if free else ()
    counted = tuple(_counted(passage.text, job)) if job else ()
    return tuple(dict.fromkeys((*named, *counted, *_reader(passage.text), *_called(passage.text, names), *aside)))


def _posted(passage: Passage, job: JobPosting) -> Iterator[tuple[int, int]]:
    """Where the post and the firm of the posting are named as what is aimed at, not as what somebody is or was."""
    low = passage.text.casefold()
    named = tuple(name for name in _named(job.title, job.company) if name.casefold() in low)
    if not named or not (wanted := _apart(named)).search(passage.text):
        return
    for sentence in sentences(passage.text):
        if passage.part is Part.HEADLINE or not tells(sentence.text):
            for found in wanted.finditer(sentence.text):
                yield sentence.start + found.start(), sentence.start + found.end()


def _counted(text: str, job: JobPosting) -> Iterator[tuple[int, int]]:
    """Figures of the posting where a sentence speaks of the reader or the post ("your 1,200 people")."""
    for sentence in sentences(text) if _ADDRESSING.search(text) else ():
        told = _SPEAKING.split(sentence.text, maxsplit=1)[0]
        if not _ADDRESSING.search(told):
            continue
        held = {(each.value, each.unit, each.bound) for each in quantities.find(job.text)}
        for each in quantities.find(told):
            if (each.value, each.unit, each.bound) in held:
                yield sentence.start + each.start, sentence.start + each.end


def _called(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the reader's names stand, whole or by their first words, with an ending of possession.

    A firm that is called like a tool is the tool where the writer tells of it ("I use Snowflake").
    """
    known = [name.split() for name in names]
    for sentence in sentences(text) if known else ():
        for found in _PROPER.finditer(sentence.text):
            told = [_POSSESSIVE.sub("", word) for word in found.group().split()]
            is_used = bool(skills.find(found.group())) and tells(sentence.text)
            if any(name[: len(told)] == told for name in known) and not is_used and not _PAST.search(sentence.text):
                yield sentence.start + found.start(), sentence.start + found.end()


def _reader(text: str) -> Iterator[tuple[int, int]]:
    """The greeting of a letter, its subject, and whom it is written for."""
    yield from (found.span() for found in (*_GREETING.finditer(text), *_subjects(text)))
    for sentence in sentences(text):
        for pattern in (_TAILORED, _TEAM):
            for found in pattern.finditer(sentence.text):
                yield sentence.start + found.start("name"), sentence.start + found.end("name")
        headed = _HEADED.match(sentence.text)
        if headed and cues.is_title(headed["name"]) and not tells(headed["name"]):
            yield sentence.start, sentence.start + headed.end("name")
        for found in _aims(sentence.text):
            yield sentence.start + found.start("name"), sentence.start + found.end("name")


def _aims(sentence: str) -> Iterator[re.Match[str]]:
    """Posts and companies that a sentence says are applied for."""
    if _INTENT.search(sentence.lower()):
        for pattern in (_APPLIES, *_AIMS):
            yield from pattern.finditer(sentence)


@lru_cache(maxsize=256)
def _named(title: str | None, company: str | None) -> tuple[str, ...]:
    """The full names, and the title without what follows a comma, dash or bracket; the longest first."""
    short = re.split(r"\s[-–—|(]|[,(/]", title or "")[0].strip()
    found = {name for name in (title, company, short) if name and len(name) > 2}
    return tuple(sorted(found, key=len, reverse=True))


@lru_cache(maxsize=256)
def _apart(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(name)}(?!\w)" for name in names), re.IGNORECASE)
