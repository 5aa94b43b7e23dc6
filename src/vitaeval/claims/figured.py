"""Items of a list of skills that tell a result with its figure ("staff turnover cut by 35 points")."""

from __future__ import annotations

import re

from vitaeval.claims.evidence import Evidence
from vitaeval.claims.figures import figures
from vitaeval.claims.passages import Passage
from vitaeval.claims.ruling import Ruling, Scene, supported
from vitaeval.claims.vocabulary import general
from vitaeval.schema.claim import ClaimVerdict
from vitaeval.text import quantities
from vitaeval.text.normalize import STOPWORDS, stems, words

_RATING = re.compile(r"\s*\(\s*\d{1,3}\s?%\s*\)\s*$")
"""How somebody rates a skill, as bars in a CV do ("Excel (90%)")."""


def unrated(text: str, evidence: Evidence) -> str:
    """An item without such a rating; with it where a line that shares a word has a share, which it may be told of."""
    name = _RATING.sub("", text)
    if name == text:
        return text
    told = stems(name) - general()
    has_share = any(each.unit == "%" for line in evidence.lines if told & line.stems for each in line.quantities)
    return text if has_share else name


def is_miscounted(passage: Passage, scene: Scene) -> bool:
    """Whether an item gives a measure that the profile does not; a bare number may be part of a name ("TAS 100")."""
    text = unrated(passage.text, scene.evidence)
    is_measured = any(each.unit != "thing" for each in quantities.find(text))
    return is_measured and any(claim.severity for claim in figures(passage, scene))


def figured(passage: Passage, scene: Scene) -> Ruling | None:
    """Supported where one line of the profile carries all figures of an item, and has its words beside them."""
    if not quantities.find(passage.text):
        return None
    told = list(figures(passage, scene))
    if not told or any(claim.verdict is not ClaimVerdict.SUPPORTED for claim in told):
        return None
    line = scene.evidence.at(told[0].evidence) if told[0].evidence else None
    spans = [(claim.start - passage.offset, claim.end - passage.offset) for claim in told]
    beside = (word for word in words(passage.text) if not any(start <= word.start < end for start, end in spans))
    named = [word for word in beside if word.text not in STOPWORDS and not word.text.isdigit()]
    if line is None or not named or any(word.stem not in line.stems | general() for word in named):
        return None
    return supported(line, "the profile says so with its figure")
