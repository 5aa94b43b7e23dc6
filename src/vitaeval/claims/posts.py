"""Which posts and professions a profile gives to the person, and not to those with whom or for whom they worked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from vitaeval.claims import cues, standing
from vitaeval.claims.evidence import Evidence, Line
from vitaeval.claims.identity import DIMINISHING
from vitaeval.text.normalize import stem, words

TITLES = ("position", "label", "roles", "extra")
"""Fields that say what somebody is called."""
RANKS = frozenset(
    stem(word)
    for word in (
        "senior lead principal head chief director manager supervisor president executive founder partner"
    ).split()
)
_TELLING = ("highlights", "summary", "description")
_LEARNT = ("/education", "/certificates", "/skills")
_ROOT = 5


@lru_cache(maxsize=8192)
def own(line: Line) -> frozenset[str]:
    """The stems of a line without the posts of others ("under the pharmacist", "20 consultants") and, in a title,
    without what the post is in or makes smaller ("Nursing Assistant")."""
    return frozenset(_own(line))


def _own(line: Line) -> Iterator[str]:
    told = words(line.text)
    for n, word in enumerate(told):
        behind = told[n + 1 :] if line.field in TITLES else ()
        is_work = word.text.endswith("ing")
        is_lesser = any(each.stem in DIMINISHING or (is_work and _is_post(each.text)) for each in behind)
        if not is_lesser and not (line.field in _TELLING and _is_of_others(line, word.text, word.start)):
            yield word.stem


def _is_of_others(line: Line, word: str, at: int) -> bool:
    return is_several(word) or standing.is_of_others(line.plain, at)


def _is_post(word: str) -> bool:
    return cues.is_title(word) and stem(word) not in RANKS


def is_several(word: str) -> bool:
    """Whether a word speaks of other people by their post ("managers")."""
    return word.endswith("s") and cues.is_title(word[:-1])


def is_whole(title: str, line: Line) -> bool:
    """Whether a line is a title of which `title` leaves out nothing that makes it smaller."""
    return line.field in TITLES and DIMINISHING.isdisjoint(line.stems - {word.stem for word in words(title)})


def is_held(profession: str, evidence: Evidence) -> bool:
    """Whether the profile gives a profession to the person, or the person has learnt it by another word ("physics")."""
    same = next((words for words in cues.ALIKE if profession in words), {profession})
    return any(word in _held(evidence) or word[:_ROOT] in _learnt(evidence) for word in same)


@lru_cache(maxsize=256)
def _held(evidence: Evidence) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(own, evidence.lines)))


@lru_cache(maxsize=256)
def _learnt(evidence: Evidence) -> frozenset[str]:
    """The beginnings of the words of studies, certificates and skills."""
    lines = (line for line in evidence.lines if line.path.startswith(_LEARNT))
    return frozenset(word[:_ROOT] for line in lines for word in line.stems if len(word) >= _ROOT)
