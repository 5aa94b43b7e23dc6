"""Certificates, licences and clearances that prose claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from itertools import chain, takewhile

from vitaeval.claims import cues, names, posts
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.matching import may_be_people
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, claim, overlaps, supported, unknown, unsupported
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text import dates, skills
from vitaeval.text.normalize import plain, stem
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.worded import Worded

Span = tuple[int, int]
_CUE = re.compile(
    r"\b(?:[Cc]ertif(?:ied|ications?|icates?(?! (?:renewals?|rotation|management|pinning|expiry)\b))"
    r"|[Ll]icen[sc](?:e[ds]?|ure)(?! (?:costs?|fees?|spend\w*|agreements?|plates?|keys?|management|renewals?|servers?"
    r"|pools?))|[Cc]learances?|[Cc]redentials?"
    r"|[Cc]redentialed|[Cc]hartered|[Rr]egistered(?= as)|[Aa]ccredited)\b"
)
_HINT = re.compile(r"Belt|ertifi|icen[sc]|lear|redential|harter|egister|ccredit|ualifi")
"""What every credential that is told in words holds."""
_EVIDENCE = re.compile(r"certif|licen|clearance|credential|accredit|charter|regist")
_NAME = r"[A-Z0-9][\w&+/-]*(?:\.[\w]+)*(?: ?\([A-Z][\w&+-]*\))?"
_LINK = r"(?: (?:(?:of|for|in) )?| [–-] )"
_PAPER = r"(?: (?:card|endorsement|ticket|permit|pass|registration)\b)?"
_BEFORE = re.compile(rf"((?:{_NAME}{_LINK})*{_NAME}{_PAPER}(?: \([^()]*\))?) $")
_AFTER = re.compile(rf"^(?::? (?:as |in |for |by )?(?:an? )?)({_NAME}(?:{_LINK}{_NAME})*)")
_BRACKETED = re.compile(r" \(([A-Z][^()]{1,40})\)")
_HOLDING = re.compile(r"\b(?:certified|qualified|licen[sc]ed|accredited|registered)\b")
_PART = re.compile(r"part[- ](?:qualif|certif|charter)")
_EXAMINED = re.compile(r"\bpart[- ]qualif|\b(?:exams?|papers?|modules?)\b|\bpassed\b")
"""What makes somebody part-qualified: exams on the way to a credential."""
_FURTHER = re.compile(rf"(?:,|,? and| &) (?:as )?(?:an? )?({_NAME}(?:{_LINK}{_NAME})*)")
_JOINED = re.compile(
    r"\b(?!(?:Twice|Double|Triple|Dual|Multi|Fully|Newly)-)"
    r"[A-Z][\w+#&/]*(?: [A-Z0-9][\w+#&/]*){0,4}(?:-(?:[Cc]ertified|[Ll]icen[sc]ed|[Aa]ccredited|[Cc]hartered"
    r"|[Rr]egistered|[Qq]ualified)|[ -](?:security[ -])?(?:[Cc]leared|[Cc]learance)"
    r"|(?<=Sigma) (?:White|Yellow|Green|Black|Master Black) Belt)\b"
)
_CALLED = re.compile(
    r"\b(?:board-)?(?:[Cc]ertified|[Ll]icen[sc]ed|[Cc]hartered|[Aa]ccredited|[Rr]egistered|[Qq]ualified(?! leads?\b))"
    r" (?P<named>(?!(?:in|at|by|on|from|for|with|after|under|through|since)\b)[A-Za-z][\w-]*(?: [A-Za-z][\w-]*){0,4})"
)
_PRACTISING = re.compile(r"(?P<root>[Rr]egist|[Ll]icen|[Cc]ertif)\w+ (?P<post>.+)")
_MASTERS = frozenset("master practitioner expert examiner responder professional hygienist".split())
_ROOT = 5
_INCLUDED = re.compile(
    r"\b(?:[Cc]redentials|[Cc]ertifications|[Cc]ertificates|[Ll]icen[cs]es)(?: held)?"
    rf"(?: include[sd]?| including| such as| are|:) (?:an? |the )?(?P<named>{_NAME}(?:{_LINK}{_NAME})*)"
)
_IN_SUBJECT = re.compile(
    rf"\b(?:[Pp]ostgraduate |[Aa]dvanced )?[Cc]ertificates? in (?:{_NAME}(?:{_LINK}{_NAME})*"
    r"|[a-z]{4,}(?: (?!at\b|from\b|with\b|and\b|who\b|since\b)[a-z]{3,}){0,2})"
)
_CLEARED = re.compile(r"\b[Cc]leared (?:to|at) (?:the )?(?P<named>[A-Z][\w/]*(?: [A-Z][\w/]*){0,3}) level\b")
_LISTED = re.compile(
    r"\b(?:(?:[Mm]y|[Hh]er|[Hh]is|[Tt]he) )?(?:[Cc]redentials|[Cc]ertifications|[Cc]ertificates|[Ll]icen[cs]es)"
    r"(?: held)?(?: are)?: (?P<names>(?:[^;.\n]|\.(?! [A-Z]))+(?:; (?:[^;.\n]|\.(?! [A-Z]))+)+)"
)
"""Certificates one after the other, each apart from the next by a mark that none has in it."""
_ITEM = re.compile(r"[^\s;.](?:[^;]*[^\s;.])?")
_APART = re.compile(r"[\s-]+")
_STANDS_FOR = {
    "ceng": "chartered engineer", "ieng": "incorporated engineer", "aca": "chartered accountant",
    "fca": "chartered accountant", "acca": "chartered certified accountant", "mrics": "chartered surveyor",
    "frics": "chartered surveyor", "mcipd": "chartered member cipd", "qts": "qualified teacher",
}  # fmt: skip
_OPENERS = re.compile(
    r"^(?:Holds?|Holding|Earned|Earns?|Obtained|Completed|Maintains?|Maintained|Has|Have|An?|The|Current"
    r"|Currently|Active|With|Also|Valid"
    r"|Passed|[A-Z][a-z]+ly|Gained|Received|Recently|Self-[Ee]mployed|Freelance|Independent|Practi[sc]ing)\b ?"
)


def certificates(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Every credential of the passage, by abbreviation or by a cue word ("certified", "licence") and a name."""
    taken: list[Span] = []
    told = (
        (*_listed(passage.text), *sorted(_cued(passage.text)), *_worded(passage.text))
        if _HINT.search(passage.text)
        else ()
    )
    for start, end in (*told, *abbreviated(passage.text)):
        if not overlaps((start, end), taken) and not negated_or_wishful(passage.text, start, end):
            taken.append((start, end))
            named = _beside(passage.text, (start, end), scene.evidence)
            ruling = supported(named) if named else _judge(passage.text[start:end], scene)
            yield claim(passage, ClaimType.CERTIFICATE, (start, end), ruling)


def _beside(text: str, span: Span, evidence: Evidence) -> Line | None:
    """The credential named in brackets behind a word for who holds it ("a certified trainer (AEVO)"), or in front of
    "certified" or "qualified" ("AAT Level 3 qualified accounts assistant")."""
    said = text[slice(*span)]
    behind = _BRACKETED.match(text, span[1]) if len(said.split()) == 2 else None
    cue = _HOLDING.search(said)
    ahead = plain(text[: span[0] + cue.start()].rstrip(" -")) if cue else ""
    for line in evidence.lines:
        is_held = line.path.startswith("/certificates") or line.field == "studyType"
        if is_held and ahead and ahead.endswith(line.plain):
            return line
        if is_held and behind and not names.beyond(behind[1], line.text):
            return line
    return None


def abbreviated(text: str) -> Iterator[Span]:
    """Where `text` names a credential by its letters ("PMP", "CPA")."""
    yield from (found.span() for found in _abbreviations().finditer(text))


@cache
def _abbreviations() -> Worded:
    text = resources.files("vitaeval.claims").joinpath("data/credentials.txt").read_text("utf-8")
    known = [row for row in text.splitlines() if row and not row.startswith("#")]
    known.sort(key=lambda row: (-len(row), row))
    return Worded(rf"(?<![\w-])(?:{'|'.join(map(re.escape, known))})(?![\w+])")


def _cued(text: str) -> Iterator[Span]:
    """Each cue word with the name before it ("PE license") or behind it ("certified as ...")."""
    for cue in _CUE.finditer(text):
        window = max(0, cue.start() - 100)
        before = _BEFORE.search(text[window : cue.start()])
        after = _AFTER.match(text[cue.end() : cue.end() + 100]) if cue.group().endswith("d") else None
        if after:
            yield from _others(text, cue.end() + after.end(1))
        if text[cue.start() - 1 : cue.start()] == "-":
            continue
        start = _without_opener(text, window + before.start(1), cue.start()) if before else cue.start()
        end = cue.end() + after.end(1) if after else cue.end()
        if start < cue.start() or after:
            yield start, end


def _listed(text: str) -> Iterator[Span]:
    """Each of a list of certificates."""
    found = _LISTED.search(text)
    for each in _ITEM.finditer(text, *found.span("names")) if found else ():
        yield each.span()


def _worded(text: str) -> Iterator[Span]:
    """Credentials in ordinary words: "PMP-certified", "SC cleared", "chartered engineer", "licensed private pilot"."""
    for found in (*_JOINED.finditer(text), *_IN_SUBJECT.finditer(text)):
        yield found.span()
    for found in (*_INCLUDED.finditer(text), *_CLEARED.finditer(text)):
        yield found.span("named")
    for found in _callings(text):
        told = list(re.finditer(r"\S+", found["named"]))
        first = next((n for n, word in enumerate(told) if _is_holder(word[0])), len(told))
        holders = list(takewhile(lambda word: _is_holder(word[0]), told[first:]))
        if holders:
            yield found.start(), found.start("named") + holders[-1].end()


def _callings(text: str) -> Iterator[re.Match[str]]:
    """Each "certified ..." of a text, also those among the words behind another."""
    found = _CALLED.search(text)
    while found:
        yield found
        found = _CALLED.search(text, found.start("named"))


def _is_holder(word: str) -> bool:
    """Whether a word says what somebody is by a credential: a post or another word for people, or a mastery."""
    low = word.casefold()
    return cues.is_title(word) or low in _MASTERS or may_be_people(stem(low))


def _others(text: str, at: int) -> Iterator[Span]:
    """Further names in the list that a first one opens ("certified as A and B")."""
    following = _FURTHER.match(text, at)
    while following and not dates.find(following[1]):
        yield following.span(1)
        following = _FURTHER.match(text, following.end())


def _without_opener(text: str, start: int, cue: int) -> int:
    opener = _OPENERS.match(text[start:cue])
    return start + opener.end() if opener else start


def _judge(said: str, scene: Scene) -> Ruling:
    """All words of the name in one line that speaks of a credential (in any line, for an abbreviation alone)."""
    bare = " ".join(_STANDS_FOR.get(plain(word), word) for word in _CUE.sub(" ", said).split())
    certified = _credentials(scene.evidence)
    examined = (line for line in certified if _EXAMINED.search(line.plain) and _PART.match(plain(said)))
    named = (line for line in certified if _is_named(said, bare, line, scene.evidence))
    trade = certified[:1] if _is_own_trade(bare, said, scene) else ()
    spelled = (line for line in scene.evidence.lines if bare == said and _spells(said, line))
    practised = (line for line in certified if _is_practised(said, line, scene.evidence))
    held = next(chain(examined, named, trade, spelled, practised), None)
    if held is not None:
        return supported(held)
    if certified and plain(said).startswith("qualified ") and _is_own_post(said.split(maxsplit=1)[1], scene):
        return unknown("qualified for the person's own trade, with a certificate of some kind")
    nearest = scene.evidence.nearest(said, certified or scene.evidence.lines)
    return unsupported("no such certificate in the profile", nearest)


def _is_named(said: str, bare: str, line: Line, evidence: Evidence) -> bool:
    """Whether a credential of the profile is the one told, by its words or their first letters."""
    own = line.text if line.entry is None or line.entry[0] != "c" else _whole(line.entry, evidence)
    return (
        any(names.abbreviates(short, said) for short in _APART.split(own))
        or _has(bare, own)
        or names.abbreviates(bare, own)
        or not names.beyond(_one_name(bare), _one_name(own))
    )


def _spells(said: str, line: Line) -> bool:
    return not set(names.tokens(said)) - set(names.tokens(line.text))


def _is_practised(said: str, line: Line, evidence: Evidence) -> bool:
    """Whether a post that is told as licensed or registered is one of the person's, and a licence or registration of
    the profile speaks of it ("registered social worker": a social worker with a registration in social care)."""
    told = _PRACTISING.match(said)
    if told is None or told["root"][1:] not in line.plain or line.entry is None or line.entry[0] != "c":
        return False
    post, held = set(names.tokens(told["post"])), set(names.tokens(line.text))
    if told["root"][1:] == "ertif" and not held.issuperset(names.tokens(told["post"])[-1:]):
        return False
    titles = (other for other in evidence.lines if other.field == "position")
    return bool(post & held) and any(post <= held | set(names.tokens(title.text)) for title in titles)


def _is_own_post(post: str, scene: Scene) -> bool:
    """Whether a post is one of the person's titles, of which it leaves out nothing that makes it smaller."""
    titles = (line for line in scene.evidence.lines if posts.is_whole(post, line))
    return bool(names.tokens(post)) and any(not names.beyond(post, line.text) for line in titles)


def _is_own_trade(bare: str, said: str, scene: Scene) -> bool:
    """Whether somebody who is chartered calls himself so with his own trade ("Chartered HR professional")."""
    trade = set(names.tokens(bare)[-1:])
    chartered = any(
        "charter" in line.plain or any(trade <= set(names.tokens(full)) for full in _full(line.text))
        for line in _credentials(scene.evidence)
    )
    titles = " ".join(line.text for line in scene.evidence.lines if line.field in ("position", "label"))
    return "harter" in said and chartered and bool(names.tokens(bare)) and not names.beyond(bare, titles)


def _whole(entry: str, evidence: Evidence) -> str:
    """The name of a certificate with who issued it."""
    return " ".join(line.text for line in evidence.of_entry(entry) if line.field in ("name", "issuer"))


def _full(held: str) -> list[str]:
    """What the letters in a line stand for."""
    return [_STANDS_FOR[word] for word in re.findall(r"\w+", plain(held)) if word in _STANDS_FOR]


def _has(bare: str, held: str) -> bool:
    """Whether a line has all words of a credential: spelled out, abbreviated, in one word, or as who holds it."""
    spelled = " ".join((held, *_full(held)))
    joined, roots = "".join(names.tokens(bare)), {token[:_ROOT] for token in names.tokens(spelled)}
    told = (len(joined) >= 8 and joined in "".join(names.tokens(held))) or not names.beyond(bare, spelled)
    return told or all(len(token) > _ROOT and token[:_ROOT] in roots for token in names.beyond(bare, spelled))


@lru_cache(maxsize=8192)
def _one_name(text: str) -> str:
    """`text` with each known skill under its one name ("K8s" -> "Kubernetes")."""
    return " ".join(skills.canonical(word) for word in text.split())


@lru_cache(maxsize=128)
def _credentials(evidence: Evidence) -> tuple[Line, ...]:
    """The lines that speak of a credential."""
    return tuple(line for line in evidence.lines if _is_credential(line))


def _is_credential(line: Line) -> bool:
    if set(names.tokens(line.text)) & _STANDS_FOR.keys():
        return True
    return line.path.startswith("/certificates") or _EVIDENCE.search(line.text.lower()) is not None
