"""What a CV loses for repeating or hiding keywords."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from vitaeval.metrics.ats.form import has_hidden_text
from vitaeval.metrics.ats.keywords import is_inside, skill_sections
from vitaeval.text.sections import sections
from vitaeval.text.skills import SkillMention, find_also

MOST = 0.20
PER_MENTION = 0.02
FOR_RUN = 0.05
FREE_MENTIONS = 4
RUN = 8
_NEXT = re.compile(r"[\s,;/|•·()&-]*(?:\b(?:and|or)\b\s*)?", re.IGNORECASE)


def stuffing(text: str, asked: Collection[str]) -> float:
    """The penalty, in [0, 0.20].

    0.02 for each mention of a keyword beyond its fourth, the first in each section not counted; 0.05 for a
    run of eight or more keywords outside the skill list; 0.20 at once for hidden text.
    """
    if has_hidden_text(text):
        return MOST
    mentions = [mention for mention in find_also(text, asked) if mention.canonical in asked]
    run = FOR_RUN if _longest_run(text, mentions) >= RUN else 0.0
    return min(MOST, PER_MENTION * sum(_surplus(text, mentions)) + run)


def _surplus(text: str, mentions: Sequence[SkillMention]) -> Iterator[int]:
    parts = sections(text)
    places: dict[str, Counter[int]] = {}
    for mention in mentions:
        at = next(number for number, part in enumerate(parts) if mention.start < part.end)
        places.setdefault(mention.canonical, Counter())[at] += 1
    for counts in places.values():
        yield max(0, counts.total() - len(counts) - FREE_MENTIONS)


def _longest_run(text: str, mentions: Sequence[SkillMention]) -> int:
    listed = tuple(skill_sections(text))
    longest = length = end = 0
    for mention in mentions:
        if is_inside(mention, listed):
            continue
        follows = length > 0 and _NEXT.fullmatch(text, end, mention.start) is not None
        length = length + 1 if follows else 1
        longest, end = max(longest, length), mention.end
    return longest
