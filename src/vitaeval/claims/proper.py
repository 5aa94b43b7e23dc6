"""Proper names in prose that nothing in the profile explains: tools, firms, products, places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from vitaeval.claims import leadins, names
from vitaeval.claims.abilities import on_shelf
from vitaeval.claims.clauses import opening
from vitaeval.claims.cues import is_qualifying
from vitaeval.claims.demonyms import describes
from vitaeval.claims.evidence import Evidence
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.initials import is_chance, stands_for
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted, overlaps, unknown, unsupported
from vitaeval.claims.vocabulary import abbreviations, general, listed
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import skills, umbrellas
from vitaeval.text.normalize import STOPWORDS, initials, plain, stem, stems
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.worded import Worded

Span = tuple[int, int]
_TOKEN = re.compile(r"[^\W_]+(?:['’.&+#][^\W_]+)*[+#]*")
_SHORT_DEED = 3
"""Up to so many words, a verb of the past and capitals are no headline but a deed done to something named."""
_PREPOSITIONS = frozenset("at for with to from by of in".split())
_BELONGING = Worded(r"(?: [A-Z][\w&'’-]*)* (?:alumn(?:a|us|i)|veteran|graduate)\b")
_WHERE = re.compile(
    r"\W*(?i:now|previously|formerly|earlier|currently|once|later|then|background|experience)"
    r" (?:with|at|for|from|includes?) (?=[A-Z])|\W*(?:Ex-|Left )(?=[A-Z])"
)
"""How a line opens that says where somebody is or was."""
_ADDRESS = frozenset("mr mrs ms mx dr prof professor sir madam yours".split())
"""Words before the name of another person."""
_WHOLE = 8
_PAIR = 2
"""Letters from which on a word that opens another one is its root ("Parliament", "Parliamentary")."""
_I = re.compile(r"I['’]\w+$")
_SENTENCE_START = re.compile(r"(?:^\W*|[.!?:;•*|(\"“\n]|- |– |— )\s*[\"'“‘(]*$")
_STUDIED = re.compile(
    r"\b(?:graduated? (?:from|of)|studied at|educated at|alumn\w+ of|degree from)(?: the)? $", re.IGNORECASE
)
_TOP = re.compile(r"-(?:level|suite)\b", re.IGNORECASE)
_CHIEFS = re.compile(r"\bc[a-z]{1,2}o\b|\bchief [a-z]+ officers?\b|\bc-(?:level|suite)\b|\bmanaging directors?\b")
_AT = re.compile(r"\b(?:at|joined|employed by|hired by|clients? such as|clients? like|clients? including)(?: the)? $")


def unexplained(passage: Passage, scene: Scene, taken: Sequence[Span]) -> Iterator[Claim]:
    """Names that no other rule has read (`taken`) and whose words occur nowhere in the profile."""
    label = leadins.end_of(passage)
    for start, end in _spans(passage, scene):
        is_label = end <= label and leadins.is_plain(passage.text[start:end])
        if (
            is_label
            or on_shelf(passage.text, start)
            or overlaps((start, end), taken)
            or negated_or_wishful(passage.text, start, end)
        ):
            continue
        if set(passage.text[start:end].split()) <= listed("countries"):
            yield _somewhere(passage, (start, end), scene)
            continue
        kind = _kind(passage.text[max(0, start - 40) : start])
        if passage.part is Part.HEADLINE and kind is ClaimType.SKILL and leadins.is_plain(passage.text[start:end]):
            kind = ClaimType.CONTENT
        nearest = scene.evidence.nearest(passage.text, scene.evidence.of_entry(passage.entry))
        yield claim(passage, kind, (start, end), unsupported("a name that the profile does not hold", nearest))


def _kind(before: str) -> ClaimType:
    """What a name is the name of, by the words that lead to it."""
    if _STUDIED.search(before):
        return ClaimType.INSTITUTION
    return ClaimType.EMPLOYER if _AT.search(before) else ClaimType.SKILL


def _somewhere(passage: Passage, span: Span, scene: Scene) -> Claim:
    """A country: in the place of the source's, else news in a bullet; elsewhere it may follow from places named."""
    line = next(iter(near_lines(passage, scene, span[0])), None)
    named = set(re.findall(r"\w+", line.text)) & listed("countries") if line else set()
    if passage.entry is not None and named:
        return claim(passage, ClaimType.PLACE, span, contradicted("the profile names other countries", line))
    if passage.part is Part.BULLET:
        return claim(passage, ClaimType.CONTENT, span, unsupported("a country that the profile does not name"))
    return claim(passage, ClaimType.PLACE, span, unknown("the profile names no country"))


def _spans(passage: Passage, scene: Scene) -> Iterator[Span]:
    """Runs of unexplained names, neighbours joined."""
    open_span: Span | None = None
    for found in _names(passage.text, scene.evidence.organisations):
        is_of_country = describes(passage.text, *found.span(), scene.evidence)
        if is_of_country or _is_explained(found.group(), passage, scene):
            continue
        if _is_of_chiefs(found, passage.text, scene.evidence):
            continue
        if open_span and passage.text[open_span[1] : found.start()] in (" ", "-", "/"):
            open_span = (open_span[0], found.end())
            continue
        if open_span:
            yield open_span
        open_span = found.span()
    if open_span:
        yield open_span


def _names(text: str, known: frozenset[str]) -> Iterator[re.Match[str]]:
    """Words written as names: in capitals, with an inner capital, or capitalised inside a sentence."""
    found = [
        word
        for word in _TOKEN.finditer(text)
        if (said := word[0])[0].isalpha() and not (said[0] == "I" and _I.match(said))
    ]
    cased = [word for word in found if not word[0].islower()]
    if sum([word[0].isupper() for word in cased]) > 0.6 * len(found):
        return
    is_title_case = _is_title_case(text, found, known)
    for word in cased:
        inner = word[0][1:]
        shouted = word[0].isupper() and is_title_case and len(inner) > 6
        coded = not (shouted or inner.islower()) and any(char.isupper() for char in inner)
        plainly = word[0][0].isupper() and not is_title_case
        if coded or (plainly and (not _opens_sentence(text, word) or _BELONGING.match(text, word.end()))):
            yield word


def _opens_sentence(text: str, word: re.Match[str]) -> bool:
    return _SENTENCE_START.search(text[max(0, word.start() - 8) : word.start()]) is not None


def _is_title_case(text: str, found: Sequence[re.Match[str]], known: frozenset[str]) -> bool:
    """Whether a line is written like a heading: most words begin with a capital, known names aside.

    Few words behind a verb of the past, or a preposition somewhere behind it, tell of a deed; others tell whose
    somebody is. A sentence with its full stop has words of its own in small letters.
    """
    if _BELONGING.search(text) or _WHERE.match(text) or (text.endswith(".") and any(map(_is_said, found))):
        return False
    deed = opening(plain(text))
    is_past = deed is not None and deed.endswith("ed") and not is_qualifying(deed)
    if is_past and (len(found) <= _SHORT_DEED or any(word[0] in _PREPOSITIONS for word in found)):
        return False
    told = [word[0] for word in found if word[0].islower() or plain(word[0]) not in known]
    return sum(word[0].isupper() for word in told) > 0.6 * len(told)


def _is_said(word: re.Match[str]) -> bool:
    """Whether a word in small letters is none of grammar."""
    return word[0].islower() and word[0] not in STOPWORDS


def _is_explained(word: str, passage: Passage, scene: Scene) -> bool:
    low = plain(word).removesuffix("'s")
    root = low[:-1] if re.fullmatch(r"[A-Z][A-Z\d]+s", word) else stem(low)
    known = scene.evidence.stems
    if (
        low in _ADDRESS
        or word in listed("feasts")
        or {root, stem(low)} & known
        or root in general()
        or low in general()
        or low in re.split(r"[._+-]", plain(scene.evidence.profile.basics.email or "").partition("@")[0])
        or skills.canonical(word) in scene.evidence.skills
        or umbrellas.covered(skills.canonical(word), scene.evidence.skills)
        or (len(low) >= _WHOLE and scene.evidence.begins(low))
    ):
        return True
    parts = names.tokens(low)
    if all(part in known or part in general() for part in parts) or _is_target(low, passage, scene):
        return True
    if any(stems(full) <= known for full in abbreviations().get(word.removesuffix("s"), ())):
        return True
    if names.is_short(word) and any(stands_for(word, line) for line in scene.evidence.lines):
        return True
    return (
        _is_short_for(low.rstrip("s"), scene.evidence)
        or any(names.is_acronym(word, line.text) for line in scene.evidence.lines if line.field == "institution")
        or _spells_out(word, passage.text, scene.evidence)
        or _is_of_school(low, passage.text, scene.evidence)
    )


def _is_of_chiefs(word: re.Match[str], text: str, evidence: Evidence) -> bool:
    """Whether a letter speaks of those at the top of a firm ("C-level"), whom the profile names."""
    return word[0] == "C" and _TOP.match(text, word.end()) is not None and _CHIEFS.search(evidence.plain) is not None


def _is_of_school(low: str, text: str, evidence: Evidence) -> bool:
    """Whether a word opens one of a school's name, another word of which stands right before it ("Georgia Tech")."""
    before = re.search(rf"(?P<word>[\w'-]+) {re.escape(low)}\b", plain(text))
    if before is None:
        return False
    schools = (line.text for line in evidence.lines if line.field == "institution")
    return any(names.shortens(f"{before['word']} {low}", school) for school in schools)


def _is_target(low: str, passage: Passage, scene: Scene) -> bool:
    """Whether a summary or letter names the company or role that it is written for."""
    if scene.job is None or passage.part is Part.BULLET:
        return False
    return stem(low) in names.tokens(f"{scene.job.company or ''} {scene.job.title or ''} {scene.job.location or ''}")


def _is_short_for(short: str, evidence: Evidence) -> bool:
    """Whether an abbreviation stands for consecutive words of one line of the profile."""
    letters = "".join(char for char in short if char.isalnum())
    return 2 <= len(letters) <= 6 and any(
        letters in initials(line.text) for line in evidence.lines if not is_chance(letters, line)
    )


def _spells_out(word: str, text: str, evidence: Evidence) -> bool:
    """Whether the word is part of a run of capitalised words whose initials the profile has ("KPI"); those of a whole
    run also in the order of another language ("ISO")."""
    known = evidence.stems
    for run in re.finditer(r"(?:[A-Z][\w-]*(?: (?:and|of|for|the|&))? ?){2,6}", text):
        if word in run.group():
            letters = [piece[0].casefold() for piece in re.findall(r"[A-Z][\w]*", run.group())]
            if any("".join(letters[a:b]) in known for a in range(len(letters)) for b in range(a + 2, len(letters) + 1)):
                return True
            if len(letters) > _PAIR and "".join(sorted(letters)) in _abbreviated(evidence):
                return True
    return False


@lru_cache(maxsize=128)
def _abbreviated(evidence: Evidence) -> frozenset[str]:
    """The letters, in order, of each word in capitals of a profile."""
    found = (word for line in evidence.lines for word in re.findall(r"\b[A-Z]{3,6}\b", line.text))
    return frozenset("".join(sorted(word.casefold())) for word in found)
