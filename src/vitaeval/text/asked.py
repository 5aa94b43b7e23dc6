"""What a posting asks for, and whether it must be there or is only welcome."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vitaeval.schema.documents.analysis import Importance
from vitaeval.schema.documents.job import JobPosting
from vitaeval.text.mentions import SkillMention, find, find_also
from vitaeval.text.polarity import negated_or_wishful
from vitaeval.text.sections import sections
from vitaeval.text.tokens import sentences

_NICE = re.compile(
    r"\b(?:prefer(?:red|ably|ence|s)?|a plus|plus(?:es)?\s*[.:;)]|nice[- ]to[- ]haves?|nice if|good to have"
    r"|bonus|an? (?:big |strong |huge |clear )?(?:advantage|asset|merit)|advantageous|desirable|desired"
    r"|ideally|optional(?:ly)?|beneficial|not (?:required|necessary|a must|mandatory)|appreciated|welcome"
    r"|would be (?:great|good|nice|helpful)|helpful|extra points|brownie points|meriting)\b|\bplus$",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:must(?!-see)|required?|requires|requirements?|minimum|mandatory|essential|need(?:s|ed)? to"
    r"|necessary|at least|prerequisites?|indispensable|expect(?:s|ed)?)\b",
    re.IGNORECASE,
)
_NOT_NEEDED = re.compile(r"\bno\b[^.;\n]{0,60}\b(?:needed|required|necessary)\b", re.IGNORECASE)
_SILENT = frozenset({"benefits", "company", "process"})


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """A skill that a posting asks for, with the sentence that decides its importance.

    `start` and `end` are offsets of the deciding mention in the posting's text.
    """

    canonical: str
    importance: Importance
    start: int
    end: int
    text: str


@lru_cache(maxsize=512)
def posting_skills(posting: JobPosting, *, broad: bool = False, also: tuple[str, ...] = ()) -> tuple[AskedSkill, ...]:
    """The skills that a posting asks for, one entry each, in order of first mention.

    "Nice" where the sentence or its heading says so (preferred, a plus, nice to have, advantage …), "must"
    where they say required, must, minimum … and by default. Of several mentions, one with a cue beats one
    without, and "must" beats "nice". Mentions under headings on benefits, the company or how to apply and
    denied ones ("no Java needed") are not asked. `broad` adds fields, activities and spoken languages;
    `also` (which includes `broad`) adds names that the table lacks, where the posting spells them out.
    """
    best: dict[str, tuple[int, AskedSkill]] = {}
    for strength, skill in _mentions(posting.text, broad, also):
        known = best.get(skill.canonical)
        if known is None or strength > known[0]:
            best[skill.canonical] = (strength, skill)
    first = {skill: number for number, skill in enumerate(best)}
    return tuple(skill for _, skill in sorted(best.values(), key=lambda item: first[item[1].canonical]))


def _mentions(text: str, broad: bool, also: tuple[str, ...]) -> Iterator[tuple[int, AskedSkill]]:
    cues = _Cues(text)
    for mention in find_also(text, also) if also else find(text, broad=broad):
        judged = cues.judge(mention)
        if judged is not None:
            strength, importance = judged
            yield (
                strength,
                AskedSkill(mention.canonical, importance, mention.start, mention.end, mention.text),
            )


class _Cues:
    """The sentences and headings of one posting, walked once from its start to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences = iter(sentences(text))
        self._sections = iter(sections(text))
        self._sentence = next(self._sentences, None)
        self._section = next(self._sections)

    def judge(self, mention: SkillMention) -> tuple[int, Importance] | None:
        """Strength of the cue (3 must, 2 nice, 1 none) and importance; None where nothing is asked."""
        self._advance(mention.start)
        sentence = self._sentence.text if self._sentence else ""
        if self._section.name in _SILENT or _NOT_NEEDED.search(sentence):
            return None
        if _NICE.search(sentence):
            return 2, Importance.NICE
        if negated_or_wishful(self._text, mention.start, mention.end) and not _MUST.search(sentence):
            return None
        if _MUST.search(sentence):
            return 3, Importance.MUST
        by_heading = {"preferred": (2, Importance.NICE), "requirements": (3, Importance.MUST)}
        return by_heading.get(self._section.name, (1, Importance.MUST))

    def _advance(self, place: int) -> None:
        while self._sentence is not None and self._sentence.end <= place:
            self._sentence = next(self._sentences, None)
        while self._section.end <= place:
            self._section = next(self._sections, self._section._replace(end=len(self._text) + 1))
