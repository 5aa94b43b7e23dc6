"""How somebody was employed: "full-time" where the profile says "part-time", paid where it says "volunteer"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vitaeval.claims.evidence import Line
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.tokens import sentences
from vitaeval.text.worded import Worded

_OPPOSED = (
    (
        Worded(r"\bfull[ -]time\b(?! (?:students?|study|studies|job offer))"),
        re.compile(
            r"\b(?:part[ -]time|(?:[1-9]|1\d|2\d) (?:hours|hrs?|h) (?:a|per|/) ?week|zero[ -]hours?|casual|saturdays?"
            r"|summers)\b"
        ),
    ),
    (
        Worded(r"\bpermanent\b"),
        re.compile(r"\b(?:temporary|fixed[ -]term|seasonal|interim|internship|agency work)\b"),
    ),
)
"""What raises a form of employment, and what it is raised from."""
_PAID = Worded(
    r"\b(?:employed (?:as|by|at)|paid (?:post|position|role|job|work)|payroll|salaried|paid [a-z]+ (?:at|by))\b"
)
_VOLUNTEER = "the profile tells of it as voluntary work"
_OPENS = re.compile(r"\W*(?:work(?:ed|ing)? )?(?:an? |in )?")


def forms(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A form of employment that the entry gives a lesser one for."""
    low = plain(passage.text) if passage.entry and passage.entry[0] in "wv" else ""
    for raised, lesser in _OPPOSED:
        found = raised.search(low)
        own = scene.evidence.of_entry(passage.entry) if found else ()
        line = next((line for line in own if _says(lesser, line)), None)
        if found is None or line is None or any(raised.search(each.plain) for each in own):
            continue
        if not negated_or_wishful(passage.text, *found.span()):
            yield claim(passage, ClaimType.TITLE, found.span(), contradicted("employed in another form", line))


def payments(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Employment told of a place where the profile only knows voluntary work."""
    for sentence in sentences(passage.text):
        found = _PAID.search(plain(sentence.text))
        if found is None or negated_or_wishful(sentence.text, *found.span()):
            continue
        named = [group for finder, group in scene.evidence.employers if finder.search(sentence.text)]
        if named and all(entry[0] == "v" for group in named for entry in group):
            span = sentence.start + found.start(), sentence.start + found.end()
            line = scene.evidence.field(named[0][0], "organization")
            yield claim(passage, ClaimType.TITLE, span, contradicted(_VOLUNTEER, line))


def _says(form: re.Pattern[str], line: Line) -> bool:
    """Whether a title names a form of employment, or another line opens with it."""
    found = form.search(line.plain)
    return found is not None and (line.field == "position" or _OPENS.fullmatch(line.plain[: found.start()]) is not None)
