"""Who did it: "led", "owned", "single-handedly" against "assisted", "supported"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from vitaeval.claims import names
from vitaeval.claims.clauses import clauses, renames
from vitaeval.claims.evidence import Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.homes import at_home
from vitaeval.claims.leading import HOLDING, LEADERSHIP, OWNING, UNSHARED
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.presiding import is_verbless, presides
from vitaeval.claims.ruling import Ruling, Scene, claim, contradicted, supported, unsupported
from vitaeval.claims.smaller import serves, smaller
from vitaeval.claims.vocabulary import general, listed
from vitaeval.schema.claim import Claim, ClaimType, ClaimVerdict
from vitaeval.text.normalize import plain, stem, stems
from vitaeval.text.polarity import unclaimed

_WEAK = re.compile(
    r"\b(?:assist(?:ed|s|ing)?|help(?:ed|s|ing)?|contribut(?:ed?|es|ing)|support(?:ed|ing)|(?:^\W*)supports?|participat\w+"
    r"|involved|work(?:ed|s|ing)? (?:with|alongside|under)|part of|member of|took part|shadow(?:ed|ing)?"
    r"|under (?:the )?(?:supervision|direction|guidance|lead))\b"
)
_MAKING = re.compile(
    r"\b(?:architect|design|pioneer|invent|creat|buil[dt]|develop|introduc|first|establish|found|wrote|author)\w*"
)
_ALONE = re.compile(rf"\b(?:{UNSHARED}|single-?handed\w*|solo|sole(?:ly)?|alone|independently)\b")
_RUNNING = re.compile(
    rf"{HOLDING.pattern}|\b(?:look(?:s|ed|ing)? after|handl|coordinat|administ|organi[sz]|plan(?:s|ned|ning)?\b"
    rf"|process|ke[ep]pt?"
    r"|carr(?:y|ies|ied)\b|order(?:s|ed|ing)?\b|purchas|b(?:uy|ought)"
    r"|with an? (?:[\w-]+ )?budget\b|schedul|control|maintain|operat|monitor|track|car(?:e|ed|ing) (?:for|of)"
    r"|oversee|deliver|cover|arrang"
    r"|took care|tak(?:e|ing) care)"
)
_PEOPLE = re.compile(
    r"\b(?:teams?|staff|people|crew|squad|department|employees|reports|reporting"
    rf"|(?!(?:{'|'.join(sorted(listed('things')))})s\b)\w+(?:ers|ors|ists|ants|ees))\b"
)
_OBJECT = r"(?: (?!(?:with|from|for|of|to|in|at|by|across)\b)\S+)"
_COORDINATING = re.compile(
    rf"{HOLDING.pattern}|\b(?:coordinat|organi[sz])\w* (?!with\b)(?:[\w,.-]+ ){{0,3}}{_PEOPLE.pattern}"
)
_LOAD = re.compile(
    r"(?:manag|handl|own)\w*+ (?:of )?(?:an? )?(?:[\w-]+ ){0,2}(?:volume|caseload|workload|queue|list) of\b"
)
"""Work by the piece: to manage it is to do it."""
_TEACHING = re.compile(
    r"\b(?:mentor|precept|coach|train|taught|teach|guid|supervis|onboard|advis|tutor|instruct|show|pair|junior|introduc"
    r"|lead|led|manag)\w*"
)
_TEACHER = re.compile(r"\b(?:mentor|coach|tutor|trainer|teacher|instructor|lecturer)\b")
"""Posts that consist in mentoring."""
_CHARGES = re.compile(
    r" (?:[\w-]+ ){0,3}?(?:interns?|trainees?|apprentices?|students?|pupils?|learners?|cadets?|children|toddlers"
    r"|infants|babies|residents|juniors?|graduates?|newcomers?|starters|volunteers?)\b"
)
_MINDING = re.compile(
    rf"{HOLDING.pattern}|{_TEACHING.pattern}|\b(?:car(?:e|ed|ing) for|look(?:s|ed|ing)? after|mind(?:ed|s|ing)?"
    r"|watch(?:ed|es|ing)?|responsible)\b"
)
_STARTING = re.compile(rf"{_MAKING.pattern}|\b(?:start|set up|launch|open|beg[au]n|initiat|form)\w*")
_GATHERING = re.compile(
    r" (?:[\w-]+ ){0,4}?(?:groups?|meetings?|workshops?|sessions?|class(?:es)?|courses?|discussions?|trainings?"
    r"|seminars?|tours?"
    r"|rehearsals?|lessons?)\b"
    r"(?! (?:department|team|unit|division|function|office|staff|cent(?:re|er)|academy)\b)"
)
_CONVENING = re.compile(
    rf"{HOLDING.pattern}|\b(?:co-)?(?:facilitat|moderat|conduct|host|teach|taught|gave|giv|deliver|h[eo]ld|present|organi[sz]"
    r"|train)\w*"
)
PLACE = (
    r"(?!web)\w*(?:shops?|stores?|branch|hotel|restaurant|department|office|clinic|practice|school|kitchen|bakery|firm|company"
    r"|home|business|farm|ward|bar|cafe|pharmacy|warehouse|plant|laboratory|lab|library|site)"
    r"(?=$|[.,;:)]| (?:of|in|at|with|and|for|during|when|while|on|near|which|that|across)\b)"
)
"""What is managed as a whole, with those who work there."""
_OWN_TEAM = re.compile(
    r"\W*(?:(?:direct|own) )?(?:team|staff|crew|squad|group|reports|class) of \w+|.*\bwith a (?:team|crew|staff) of \w+"
)
"""A highlight that names a team and nobody else who led it: it is the person's own."""
_BEHIND = 80
"""Letters behind a word of ownership that tell of what it owns."""
_OBJECT_END = re.compile(r"\b(?:that|which|who|with|for|of|to|in|at|by|from|and)\b")
_CLAUSE_END = re.compile(r"[.,;:()]|\b(?:and|that|which|who|while|when)\b")
_AHEAD = 50
_OF_IT = re.compile(
    r" (?:(?:of|for) )?(?:it|this|them|that|(?:the|this|that) (?:whole |entire )?(?:effort|work|project|task"
    r"|initiative))\b"
)
"""What a word of ownership points back to: the deed that the sentence opens with."""
_AUTHOR = re.compile(r"\b(?:first|lead|sole|single|principal)[ -]author|^[^a-z]*(?:wrote|authored)")
_AGENT = re.compile(
    r"(?:lead|leader|manager|supervisor|supervision|head|director|direction|chief|principal|president|owner)$"
)
_OF_OTHERS = re.compile(
    r"\b(?:the|an?|our|my|his|her|their|senior|to|with|under|by|for|help(?:ed|s|ing)?|assist\w*|support\w*|deputi\w*)"
    r" (?:(?!as\b)[\w'-]+ ){0,2}$"
)
_WHO = re.compile(r"\b(?P<name>[A-Z][\w'’-]+ [A-Z][\w'’-]+),? who (?:\w+ ){0,2}$")
_WHOLLY = re.compile(r"(?:full|overall|entire|complete) ")
_LED_BY = re.compile(rf"\bunder [^.;,]*\band (?:\w+ )?(?:{LEADERSHIP})$")
_SUFFERED = re.compile(r"(?:led|overseen|(?!un)\w+ed)(?: by\b|\s*(?:[,.;)]|$))")

_LED_PEOPLE = re.compile(
    rf"(?:led|lead|leads|leading|leadership|manag\w*+)(?: a group)?(?: of)?{_OBJECT}* {_PEOPLE.pattern}"
)
_CARRIED = (
    (_LOAD, re.compile("")),
    (
        re.compile(r"orchestrat"),
        re.compile(rf"{HOLDING.pattern}|\b(?:coordinat|organi[sz]|arrang|plan(?:s|ned|ning)\b)"),
    ),
    (_LED_PEOPLE, _COORDINATING),
    (
        re.compile(rf"(?:manag\w*|(?:in|took) charge of|\w+ible for) (?:the|an?|our) (?:[\w'-]+ ){{0,3}}?{PLACE}"),
        HOLDING,
    ),
    (re.compile(r"ran the"), re.compile(rf"{_RUNNING.pattern}|{_MAKING.pattern}")),
    (re.compile(r"(?:co-?)?founded\b"), _STARTING),
    (re.compile(rf"manag\w*+(?!(?: of)?{_OBJECT}* {_PEOPLE.pattern})"), _RUNNING),
    (re.compile(rf"[a-z]+{_GATHERING.pattern}"), _CONVENING),
    (re.compile(rf"supervis\w*{_CHARGES.pattern}"), _MINDING),
    (
        re.compile(r"overs\w+|supervis\w+|directed the work"),
        re.compile(rf"{HOLDING.pattern}|\bcoordinat\w*(?! with\b)"),
    ),
    (re.compile(r"mentor"), _TEACHING),
    (re.compile(r"(?:\w+ )?author"), _AUTHOR),
    (
        re.compile(r"\w+ investigator"),
        re.compile(r"\b(?:principal|chief|lead) investigator|\bpi\b|\b(?:lead|main|sole) applicant"),
    ),
    (_ALONE, _ALONE),
    (re.compile(r"\w+ible for\b|responsibility for\b|accountable for\b|t\w+ over\b"), re.compile("")),
    (re.compile(r"(?:in|took) charge"), re.compile(rf"{_RUNNING.pattern}|{_MAKING.pattern}|charge (?:nurse|hand)\b")),
    (re.compile(r"(?:architected|pioneered|invented)\b"), _MAKING),
)
"""Words of ownership with what a source must say; the first that fits counts."""


def ownerships(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Words of leading and owning, held against what the source line says of the person's part."""
    low = plain(passage.text)
    for word in OWNING.finditer(low):
        if _is_of_another(passage.text[: word.start()], scene) or _is_in_employer(word.start(), passage, scene):
            continue
        if _is_deed(low, word) and (_ALONE.match(word.group()) or not unclaimed(passage.text, *word.span())):
            yield claim(passage, ClaimType.OWNERSHIP, word.span(), _ruling(low, word, passage, scene))


def unshared(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Items of a list that say that nobody else took part."""
    return (each for each in ownerships(passage, scene) if _ALONE.search(plain(each.text)))


def _is_of_another(before: str, scene: Scene) -> bool:
    """Whether what follows is told of somebody else, by name ("Ann Cole, who was in charge of")."""
    found = _WHO.search(before)
    return found is not None and bool(names.beyond(found["name"], scene.evidence.profile.basics.name or ""))


def _is_in_employer(at: int, passage: Passage, scene: Scene) -> bool:
    """Whether the word belongs to the name of a firm of the profile ("Managed Security Services Provider")."""
    spans = (found.span() for finder, _ in scene.evidence.employers for found in finder.finditer(passage.text))
    return any(start <= at < end for start, end in spans)


def _ruling(low: str, word: re.Match[str], said: Passage, scene: Scene) -> Ruling:
    is_of_it = _OF_IT.match(said.text, word.end()) is not None
    at = low.rfind(". ", 0, word.start()) + 2 if is_of_it else word.start()
    passage = at_home(said, scene, at)
    near = near_lines(passage, scene, at)[: 1 if is_of_it else None]
    after = low[word.end() : word.end() + _AHEAD]
    near = near if is_of_it else (*_of_object(word.group(), after, scene.evidence.done_in(passage.entry)), *near)
    source = _smaller(at if is_of_it else word.start(), passage, scene, near)
    further = tuple(_speaking(word.group(), after, scene.evidence.done_in(passage.entry))) if said.entry is None else ()
    near = (*near[:1], *(line for line in near[1:] if line in further)) if said.entry is None else near
    lines = scene.evidence.lines if "author" in word.group() else ()
    further += tuple(line for line in lines if line.path.startswith("/publications"))
    title = scene.evidence.field(passage.entry, "position") if passage.entry and _AGENT.search(word.group()) else None
    further += (title,) if title else ()
    if _evidence_for(word.group(), after) is _TEACHING:
        posts = (line for line in scene.evidence.lines if line.field == "position" and _TEACHER.search(line.plain))
        further += tuple(line for line in posts if said.entry in (None, line.entry))
    further += tuple(
        _about(stems(low[word.end() : word.end() + _BEHIND].split(".")[0]), near, scene.evidence.done_in(passage.entry))
    )
    behind, first = low[word.end() :], next(iter(near), None)
    leads = _evidence_for(word.group(), after).search("led") and presides(behind, first, scene.evidence)
    ruling = supported(first) if leads else _judge(word.group(), after, near, further)
    is_smaller = source is not None and ruling.verdict is ClaimVerdict.SUPPORTED
    return contradicted("the profile names a smaller part", source) if is_smaller else ruling


def _of_object(verb: str, after: str, lines: tuple[Line, ...]) -> Iterator[Line]:
    """The lines that hold all of what a word of ownership is said of: two words or more, or one beside that word."""
    told = frozenset(word for word in stems(_CLAUSE_END.split(after, maxsplit=1)[0]) if word.isalpha())
    return (line for line in lines if told <= line.stems and (len(told) > 1 or (told and stem(verb) in line.stems)))


def _speaking(word: str, after: str, lines: tuple[Line, ...]) -> Iterator[Line]:
    """The lines that may speak of what a summary says was led: those with a special word of it, or that lead people.

    All lines where none has such a word; of people whom nothing special tells apart, those that lead people.
    """
    object_ = _CLAUSE_END.split(after, maxsplit=1)[0]
    told = stems(object_) - general()
    is_told = any(told & line.stems for line in lines) or _LED_PEOPLE.match(f"{word}{object_}") is not None
    return (line for line in lines if not is_told or told & line.stems or _leads_people(line))


def _leads_people(line: Line) -> bool:
    """Whether a line names people together with a word of leading, or an office."""
    return HOLDING.search(line.plain) is not None and (
        line.field == "position" or _PEOPLE.search(line.plain) is not None
    )


def _about(told: Set[str], near: Sequence[Line], lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that speak of what words tell more than the nearest does: they share two special ones at least."""
    special = told - general()
    least = max(1, len(special & near[0].stems)) if near else 1
    return (line for line in lines if len(special & line.stems) > least)


def _smaller(at: int, passage: Passage, scene: Scene, near: tuple[Line, ...]) -> Line | None:
    """The line that gives only a part in what the clause at an offset tells."""
    clause = next((each for each in clauses(passage.text) if each.start <= at < each.end), None)
    if clause is None or passage.entry is None or passage.part is Part.HEADLINE:
        return None
    return smaller(clause, (*near, *scene.evidence.done_in(passage.entry)), is_leading=True)


def _is_deed(low: str, word: re.Match[str]) -> bool:
    """Whether the word is what the person did: not "user-led", "under the supervising nurse", "worked supervised"."""
    if _SUFFERED.match(low, word.start()) or _LED_BY.search(low, 0, word.end()):
        return False
    if _WHOLLY.match(low, word.start()) or _ALONE.match(word.group()):
        return True
    return low[: word.start()][-1:] != "-" and not re.search(
        r"\b(?:by|under|with|for|to) (?:the |an? )?(?:\w+ )?$", low[max(0, word.start() - 40) : word.start()]
    )


def _judge(word: str, after: str, near: tuple[Line, ...], further: tuple[Line, ...]) -> Ruling:
    """`further` are lines that may say so too: for a summary or letter, which may speak of any of them."""
    pattern = _evidence_for(word, after)
    line = next((line for line in near if carries(pattern, line)), None)
    if line is not None and not _only_weak(line):
        return supported(line)
    elsewhere = next((line for line in further if carries(pattern, line) and not _only_weak(line)), None)
    if elsewhere is not None:
        return supported(elsewhere)
    if near and (_OWN_TEAM.match(near[0].plain) or (pattern is _RUNNING and _is_held(f"{word}{after}", near[0]))):
        return supported(near[0])
    weak = next((held for held in near if _WEAK.search(held.plain)), None)
    if weak is not None:
        return contradicted("the profile names a smaller part", weak)
    return unsupported("the profile does not say so", near[0] if near else None)


def _is_held(told: str, line: Line) -> bool:
    """Whether what is managed is the source's deed as a noun, or a highlight that opens with no verb."""
    if renames(_OBJECT_END.split(told, maxsplit=1)[0], line.text):
        return True
    return line.field == "highlights" and is_verbless(line.text)


def _evidence_for(word: str, after: str) -> re.Pattern[str]:
    """The words of a source that carry a word of ownership; managing things takes less than managing people."""
    told = f"{word}{after}"
    return next((carried for said, carried in _CARRIED if said.match(told)), HOLDING)


def _only_weak(line: Line) -> bool:
    """Whether the line's own verb is a weak one ("Assisted the team lead ..."), and not of work for those it serves."""
    return re.match(rf"[^a-z]*(?:\w+ly )?{_WEAK.pattern}", line.plain) is not None and not serves(line.plain)


def carries(pattern: re.Pattern[str], line: Line) -> bool:
    """Whether a line says so of the person: the name of somebody's office ("the practice manager") does not."""
    return any(
        not (_AGENT.search(found.group()) and _OF_OTHERS.search(line.plain[max(0, found.start() - 40) : found.start()]))
        for found in pattern.finditer(line.plain)
    )
