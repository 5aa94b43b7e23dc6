"""Clauses of a letter that speak of the reader and of what is wished for, and tell nothing of the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from vitaeval.claims import degrees
from vitaeval.claims.certified import abbreviated
from vitaeval.text import skills
from vitaeval.text.tokens import sentences

PROPER = r"[A-Z][\w&'’-]{0,60}+(?: [A-Z][\w&'’-]{0,60}+){0,9}"
"""A name of up to ten words: without a limit, a page in capitals would be one that is looked through at each word."""
POSTS = r"(?:position|role|post(?:ing)?|vacanc(?:y|ies)|opening|job|opportunity|listing|advert\w*)"
"""What a post that is to be filled is called."""
OBJECTIVE = "objective"
"""Label of a passage that stands under a heading for what is looked for."""
_NAMED = re.compile(rf"(?:\b(?:[Yy]our|[Tt]he|[Tt]his|[Aa]n?) )?{PROPER}(?: {POSTS}\b)?")
_POST = re.compile(rf" {POSTS}$")
_GREETING = re.compile(r"^[^\w\n]*+(?:Dear|Hello|Hi|To whom)\b", re.MULTILINE)
_LEAVE = re.compile(
    r"^[^\w\n]*+(?:(?:Yours |Most )?(?:[Ss]incerely|[Ff]aithfully|[Tt]ruly)"
    r"|(?:Kind|Best|Warm)(?:est)? (?:[Rr]egards|[Ww]ishes)|Regards)(?=\W|$)(?! \w)",
    re.MULTILINE,
)
_BREAK = re.compile(
    r"[;:]\s+|,?\s+(?=(?:but|because|although|though|while|whereas|where)\b)"
    r"|,\s+(?=(?:and |so |which |who )?(?:I|we|my|our)\b)|\s+(?=and (?:I|my|we)\b)"
)
_SEEKING = re.compile(
    r"(?:,? (?:and )?)?\b(?:(?:currently |now |who is |is )*"
    r"(?:seek(?:s|ing)?|looking|search(?:es|ing)|hop(?:es|ing)|aim(?:s|ing)?|aspiring|applying|keen|eager|ready|interested)\b"
    r"|to (?:obtain|secure|gain|find|join|land|become|move|take on)\b)",
    re.IGNORECASE,
)
"""Where somebody turns from what they are to what they look for."""
_OPENING = re.compile(
    r"\W*(?:(?:[Cc]urrently|[Nn]ow|[Aa]ctively) )?(?:[Ss]eeking|(?:[Ll]ooking|[Ss]earching) (?:for\b|to\b|forward\b)"
    r"|[Aa]pplying (?:for\b|to (?:the|your|be)\b)|[Hh]oping\b|[Aa]iming\b|[Aa]spiring\b)"
)
_OFFERING = re.compile(
    r"\b(?:my (?!eyes?\b|attention\b|interest\b|application\b)|mine\b|bring\w*|offer\w*|contribut\w+ (?!to\b)"
    r"|I (?:use|run|have|hold)\b|(?:using|applying) (?!for\b|to\b))",
    re.IGNORECASE,
)
"""Where somebody speaks of what they would bring along."""
_EARNING = re.compile(
    r"\b(?:earn|gain|get|take|sit|study|complete|obtain|pursue|pass|add|learn\w*|next|plan|aim|goal|hope|want|wish"
    r"|(?:would|['’]d) (?:like|love))\b",
    re.IGNORECASE,
)
"""Where a degree or a certificate is one that somebody has yet to get."""
_YOURS = re.compile(r"\b(?:(?:your|their|its)(?: [\w&+#./-]+){0,3}|the) $", re.IGNORECASE)
_BOAST = re.compile(
    r"\b(?:years?|decades?|certified|licen[sc]ed|chartered|former(?:ly)?|previously|worked|led|served|employed|promoted)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b[\w.’']+ (?:position|studentship|scholarship|program(?:me)?|place|fellowship|vacancy)\b", re.IGNORECASE
)
"""A degree that is sought: a place to study for it."""
_FEELING = (
    r"(?:(?:\w+ly|very|so|really|most) )?(?:writing|applying|reaching|contacting|interested|excited|eager|keen|drawn"
    r"|thrilled|delighted|pleased|confident|sure|convinced|certain|attracted|impressed|inspired|intrigued|struck"
    r"|fascinated|looking|submitting|seeking|ready|happy|glad|motivated|moved|curious|hoping|grateful)\b"
)
_ATTITUDE = re.compile(
    r"\b(?:I['’](?:d|ll)|I (?:(?:\w+ly|also|do|would|could|should|might|may|will) )*?"
    r"(?:would|could|should|might|may|will|shall|want(?:ed)?|wish|hoped?|like|love|admired?|believe|think|feel"
    r"|felt(?! at\b)|noticed?|learn(?:ed|t) (?:of|about|that)|heard?|came across|understand|understood|apply|submit"
    r"|enclose|attach|welcome|appreciate|had to|(?:plan|intend|aim|write) to|look(?:ed)? (?:at your|forward|for)"
    r"|(?:see|saw|read|found|find|kn[eo]w|care)(?= (?:that|how|what|why|your?|the|this|about|of|out)\b))\b"
    rf"|I(?:['’]m| am| was| have been|['’]ve been) {_FEELING}"
    r"|I(?:['’]ve| have) (?:(?:long|always|often|also) )?(?:followed|admired|wanted|hoped|dreamed"
    r"|been (?:following|waiting|looking|watching))|I do\b|do I\b)"
)
"""What somebody wishes, thinks or has noticed: no deed, and no fact of a career."""
_ADDRESSED = re.compile(
    r"\b(?:interest(?:ed)? in|consider(?:ing)? (?:this|my|me)|application|apply(?:ing)?|advert\w*|posting|vacancy"
    r"|opening|caught my|dr[ae]ws? me|attracts? me|appeals? to me|is (?:looking|searching|hiring)|excit\w+|admire"
    r"|inspires?|mission|discuss|talk about|thrilled"
    r"|welcome|contribute|your|thank you|look(?:ing)? forward|would (?:love|like|be))\b",
    re.IGNORECASE,
)
_DOES = (
    r"(?=(?:['’]s?)?(?: [\w'’,-]+){0,8}? (?:is|are|was|were|has|have|had|does|do|did|would|will|can|could|seems?|looks?"
    r"|sounds?|feels?|needs?|wants?|asks?|caught|matters?|makes?|means?|gives?|offers?|runs?|builds?|serves?|deserves?"
    r"|interests?|appeals?|resonates?|fits?|stands?|works?|helps?|treats?|keeps?|puts?|takes?|must|should|may|might|become)\b)"
)
"""The verb without which a name opens no sentence about somebody else ("Former Kelp employee")."""
_ELSEWHERE = re.compile(
    rf"^(?:(?:When|That|If|As|What|Why|How) )?(?:[Tt]he |[Aa]n? |[Tt]his |[Yy]our )?(?:{PROPER}{_DOES}|[Yy]ou\b|{POSTS}"
    r"|chance|prospect|idea|thought|(?:work|way) (?:that|you)|(?:[Jj]oin|[Ww]ork)ing|(?:[Mm]ov|[Cc]om)ing (?:in)?to\b)"
)
"""How a clause begins whose subject is the reader, the post or the step to it."""
_TELLING = re.compile(
    r"\b(?:I|[Ww]e)\b(?!['’](?:d|ll)\b)"
    r"|\b(?:[Mm]y|[Oo]ur) (?!eyes?\b|interest|application|attention|candidacy|background|skills|qualifications|name"
    r"|resume|CV|goal|next|time at|years?)\w+"
    r"|\b(?:[Ss]he|[Hh]e|[Hh]er|[Hh]is)\b"
    r"|\b(?:worked|joined|served|led|employed|spent|began|started|promoted|hired)\b"
    r"|\bwas (?:an?|the|employed|responsible)\b"
    r"|\b(?:years?|months?|decades?|time|stint|tenure|experience|training|degree|certificate)\b[^,]{0,30}? "
    r"(?:at|with|for|from|as) (?:an? |the )?(?=[A-Z])"
    r"|\b(?i:former(?:ly)?|previously|having|certified|proficient|fluent|experienced|seasoned|skilled|trained)\b|\bgraduate\b"
    r"|\b(?:[Cc]oming|[Mm]oving|transferring|fresh|straight) from\b|\bwhile\b (?=[A-Z])"
    r"|\b(?:with (?:an?|over|more|\d+)|as an? [a-z]+)\b"
)


@lru_cache(maxsize=64)
def is_letter(text: str) -> bool:
    """Whether a text greets or takes leave of somebody."""
    return _GREETING.search(text) is not None or takes_leave(text)


def takes_leave(text: str) -> bool:
    """Whether a line of a text takes leave of its reader."""
    return _LEAVE.search(text) is not None


def asides(text: str, *, in_letter: bool, is_aim: bool = False) -> Iterator[tuple[int, int]]:
    """Offsets of the names and posts in such clauses; in a letter also where a clause is not addressed to anybody.

    `is_aim`: the text says what is looked for, from the word on that says so, where it does not tell of the person.
    A degree or a certificate is always told of the writer. A name that the table of skills knows is the reader's only
    where the clause is addressed to somebody, and does not speak of what the writer would bring.
    """
    for sentence in sentences(text):
        sought = _SEEKING.search(sentence.text) if is_aim else None
        for start, end in _clauses(sentence.text, sought):
            clause = sentence.text[start:end]
            aims = is_aim and (sought is None or start >= sought.start())
            spoken = _ADDRESSED.search(clause) is not None or (aims and sought is not None)
            if (spoken or aims or (in_letter and _is_aimed(clause))) and not tells(clause):
                for found in _NAMED.finditer(clause):
                    if not skills.find(found.group()) or (spoken and _is_readers(found, clause)):
                        yield sentence.start + start + found.start(), sentence.start + start + found.end()


def opens_with_aim(line: str) -> bool:
    """Whether a line begins by saying what is looked for; "looking after", "applying statistics" are deeds."""
    return _OPENING.match(line) is not None


def boasts(line: str) -> bool:
    """Whether a line names a degree, a certificate, years or what somebody was."""
    return _BOAST.search(line) is not None or _is_credentialed(line)


def tells_of_writer(line: str) -> bool:
    """Whether a line that names the reader or the post tells of its writer too."""
    return boasts(line) or tells(line)


def tells(clause: str) -> bool:
    """Whether a clause tells of its writer, wishes, attitudes and a degree yet to be earned apart."""
    is_sought = _EARNING.search(clause) is not None and _OFFERING.search(clause) is None
    return (_is_credentialed(clause) and not is_sought) or _TELLING.search(_ATTITUDE.sub(" ", clause)) is not None


def _is_credentialed(text: str) -> bool:
    """Whether a text names a degree or a certificate by its letters; a place to study for one is none."""
    return degrees.level(_PLACE.sub(" ", text)) is not None or any(abbreviated(text))


def _is_readers(found: re.Match[str], clause: str) -> bool:
    """Whether a skill that an addressed clause names is the reader's: called so, or none that the writer brings."""
    offered = _OFFERING.search(clause) and not _POST.search(found.group())
    return not offered or _YOURS.search(clause[: found.start()]) is not None


def _clauses(text: str, turn: re.Match[str] | None) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence; another one begins at the turn from what somebody is to what is looked for."""
    marks = {found.end() for found in _BREAK.finditer(text)} | ({turn.start()} if turn else set())
    yield from pairwise([*sorted({0, *marks}), len(text)])


def _is_aimed(clause: str) -> bool:
    return _ATTITUDE.search(clause) is not None or _ELSEWHERE.match(clause) is not None
