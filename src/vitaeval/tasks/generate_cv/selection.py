"""Which lines of a profile go into a CV for one posting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vitaeval.schema.documents.analysis import MatchAnalysis
from vitaeval.schema.documents.cv import Bullet
from vitaeval.schema.documents.job import JobPosting
from vitaeval.schema.documents.profile import Entry, Profile, Project, Volunteer, Work
from vitaeval.tasks.generate_cv.current import current_role
from vitaeval.tasks.generate_cv.demand import demand
from vitaeval.tasks.generate_cv.relevance import relevance
from vitaeval.text.deeds import has_outcome, is_overlong
from vitaeval.text.tokens import sentences, words

MOST_BULLETS = 10
MOST_FROM_ONE_ENTRY = 6
MOST_ENTRIES = 4
MOST_WORDS = 330
"""Room for bullets on one page of 600 words, beside summary, headings, education and skills."""
KEPT_SHARE = 0.35
"""An entry stays when its score is at least this share of the best one's."""
FIGURE, OUTCOME, OVERLONG = 0.15, 0.05, 0.3
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the profile that can be a bullet, and what it is worth for the posting."""

    source_id: str
    entry_id: str
    text: str
    value: float


def select(profile: Profile, job: JobPosting, analysis: MatchAnalysis) -> dict[str, tuple[Bullet, ...]]:
    """Bullets by entry, word for word from the profile, at most ten and one page in all.

    Only the best few entries are used, best first, and their lines keep their order. The current role
    always has a line, because a reader would ask what the person does today.
    """
    entries = _entries(profile, analysis)
    current = {entry_id: 0.0 for entry_id in current_role(profile) if entries and entry_id not in entries}
    lines = _lines(profile, job, entries)
    kept = _fitting(lines, MOST_BULLETS - len(current))
    today = sorted(_lines(profile, job, current), key=lambda line: -line.value)[:1]
    return _grouped((*(line for line in lines if line in kept), *today))


def _grouped(lines: tuple[Line, ...]) -> dict[str, tuple[Bullet, ...]]:
    found: dict[str, tuple[Bullet, ...]] = {}
    for line in lines:
        bullet = Bullet(text=line.text, source_ids=(line.source_id,))
        found[line.entry_id] = (*found.get(line.entry_id, ()), bullet)
    return found


def _entries(profile: Profile, analysis: MatchAnalysis) -> dict[str, float]:
    """The best entries with their scores, best first."""
    known = profile.rankable()
    ranked = {item.source_id: item.score for item in analysis.ranked_entries if item.source_id in known}
    floor = KEPT_SHARE * max(ranked.values(), default=0.0)
    best_first = sorted(ranked, key=lambda entry_id: -ranked[entry_id])
    return {entry_id: ranked[entry_id] for entry_id in best_first[:MOST_ENTRIES] if ranked[entry_id] >= floor}


def _lines(profile: Profile, job: JobPosting, entries: Mapping[str, float]) -> tuple[Line, ...]:
    """Every line of the chosen entries, in their order there."""
    found = [(source, entry_id, text) for entry_id in entries for source, text in _said(profile, entry_id)]
    texts = {f"{number}": text for number, (_, _, text) in enumerate(found)}
    scores = relevance(texts, job, demand(profile, job))
    return tuple(
        Line(source, entry_id, text, scores[f"{number}"] + entries[entry_id] / 2 + _merit(text))
        for number, (source, entry_id, text) in enumerate(found)
    )


def _merit(text: str) -> float:
    """What a line is worth for any job: a figure and an outcome speak for it, too many words against it."""
    return FIGURE * bool(_DIGIT.search(text)) + OUTCOME * has_outcome(text) - OVERLONG * is_overlong(text)


def _fitting(lines: tuple[Line, ...], most: int) -> frozenset[Line]:
    """The most valuable lines, each text once, within the limits for bullets, entries and words."""
    kept: list[Line] = []
    room = MOST_WORDS
    for line in sorted(lines, key=lambda line: -line.value):
        length = len(words(line.text))
        same_entry = sum(other.entry_id == line.entry_id for other in kept)
        is_new = all(other.text != line.text for other in kept)
        if is_new and length <= room and same_entry < MOST_FROM_ONE_ENTRY and len(kept) < most:
            kept.append(line)
            room -= length
    return frozenset(kept)


def _said(profile: Profile, entry_id: str) -> Iterator[tuple[str, str]]:
    """Source id and text of each line of an entry: its highlights, or else the sentences of its prose."""
    entry = profile.entry(entry_id)
    sources = profile.sources()
    highlights = [source for source in sources if source.startswith(f"{entry_id}.h")]
    if highlights:
        yield from ((source, sources[source].strip()) for source in highlights if sources[source].strip())
    elif entry is not None:
        yield from ((entry_id, sentence.text) for sentence in sentences(_prose(entry)))


def _prose(entry: Entry) -> str:
    match entry:
        case Work():
            return entry.summary or entry.description or ""
        case Volunteer():
            return entry.summary or ""
        case Project():
            return entry.description or ""
        case _:
            return ""
