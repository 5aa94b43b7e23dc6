"""Parts told as the whole in running text: "leading pitches to museums" of somebody who helped with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from vitaeval.claims.clauses import Clause
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.passages import Part, Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.claims.smaller import gives_a_part, smaller
from vitaeval.claims.standing import is_of_others
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import plain, stem, stems, words
from vitaeval.text.polarity import unclaimed
from vitaeval.text.worded import Worded

_LEADING = Worded(
    r"(?<![\w-])(?:led|leads?|leading|head(?:s|ed|ing)?|direct(?:s|ed|ing)|manag(?:es?|ed|ing)|own(?:s|ed|ing)"
    r"|ran|runs?|running|overs(?:aw|ees?|een|eeing)|supervis(?:es?|ed|ing)|chair(?:s|ed|ing)?|spearhead(?:s|ed|ing)?"
    r"|dr(?:ove|ives?|iven|iving)|steer(?:s|ed|ing)|orchestrat(?:es?|ed|ing)|in charge of|responsible for"
    r"|(?:leader|director|manager|owner)(?= (?:of|on)\b))\b"
)
"""Words of leading, in any form that running text may give them."""
_END = re.compile(r"[.;:()]|, | (?:and|while|but|where) ")
_NOT_LED = re.compile(r" (?:to|times?|by)\b")
_HALF = 0.5


def raised(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """Words of leading in a summary, of what the profile gives the person only a part in.

    The line that speaks of it holds most of the special words of what is led, and none tells it as well in full.
    """
    is_prose = passage.part is Part.SUMMARY or (passage.part is Part.BULLET and passage.entry is None)
    if not is_prose:
        return
    low = plain(passage.text)
    for word in _LEADING.finditer(low):
        if is_of_others(low, word.start()) or _NOT_LED.match(low, word.end()) or unclaimed(passage.text, *word.span()):
            continue
        line = _smaller(low, word.end(), _parts(scene.evidence))
        if line is not None:
            ruling = contradicted("the profile names a smaller part", line)
            yield claim(passage, ClaimType.OWNERSHIP, word.span(), ruling)


@lru_cache(maxsize=256)
def _parts(evidence: Evidence) -> tuple[Line, ...]:
    """The lines that tell of deeds, where one of them at least gives a part only."""
    lines = tuple(line for line in evidence.lines if line.entry and line.entry[0] in "wvp")
    return lines if any(gives_a_part(line, is_leading=True) for line in lines) else ()


def _smaller(low: str, start: int, lines: tuple[Line, ...]) -> Line | None:
    """The line that tells of what stands behind a word of leading, if it gives a part in it."""
    cut = _END.search(low, start)
    end = cut.start() if cut else len(low)
    told = stems(low[start:end])
    special = frozenset(word for word in told - general() if word.isalpha())
    line = smaller(Clause(start, end, low[start:end], None, False), lines, is_leading=True) if special else None
    return line if line and len(special & _held(line)) >= _HALF * len(special) else None


@lru_cache(maxsize=1024)
def _held(line: Line) -> frozenset[str]:
    """The stems of a line, and those of two neighbouring words as one ("roll out", "rollout")."""
    found = [word.text for word in words(line.text)]
    return line.stems | {stem(one + two) for one, two in pairwise(found)}
