"""Work that the profile tells as done together with others ("co-authored"), told as done alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.grounds import near_lines
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Scene, claim, contradicted
from vitaeval.schema.claim import Claim, ClaimType
from vitaeval.text.normalize import Word, plain, stems, words
from vitaeval.text.polarity import negated_or_wishful

_JOINT = re.compile(
    r"\bco-?(?P<root>author|f[ou]und|curat|invent|supervis|led\b|lead|wr[io]t|direct|manag|chair|design|develop|creat|own"
    r"|produc|teach|taught|edit|investigat|publish|built|build|convene|translat|present)\w*"
)
_TOGETHER = re.compile(
    r"\bco-?(?=[a-z])|\b(?:with|together|jointly|joint|alongside|among|colleagues?|partners?|shared?|helped|part of"
    r"|others?|between us|one of (?:the|two|three|four|several))\b"
)
"""What says in other words that somebody was not alone."""


def joint(passage: Passage, scene: Scene) -> Iterator[Claim]:
    """A deed or a part of the person's that the nearest line has with "co-" only, told without a word of others."""
    roots = _roots(scene.evidence)
    if not roots or _TOGETHER.search(low := plain(passage.text)):
        return
    for word in words(low):
        line = next(_lines(word, passage, scene), None) if word.text.startswith(roots) else None
        if line is not None and not negated_or_wishful(passage.text, word.start, word.end):
            ruling = contradicted("the profile tells of it as done with others", line)
            yield claim(passage, ClaimType.OWNERSHIP, (word.start, word.end), ruling)


@lru_cache(maxsize=64)
def _roots(evidence: Evidence) -> tuple[str, ...]:
    """How the words begin that the profile has with "co-"."""
    return tuple({found["root"] for found in _JOINT.finditer(evidence.plain)} if "co-" in evidence.plain else ())


def _lines(word: Word, passage: Passage, scene: Scene) -> Iterator[Line]:
    """The line next to a word that has it joined to "co-", and nowhere by itself; unless one as near has it so."""
    said = stems(passage.text)
    for line in near_lines(passage, scene, word.start)[:1]:
        for found in _JOINT.finditer(line.plain):
            alone = re.compile(rf"(?<![\w-]){found['root']}")
            shared = len(said & line.stems)
            told = (each for each in scene.evidence.lines if len(said & each.stems) >= shared)
            if word.text.startswith(found["root"]) and not any(alone.search(each.plain) for each in (line, *told)):
                yield line
