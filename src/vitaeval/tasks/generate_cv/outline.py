"""The profile as lines of text, each fact behind the id of its source: the same facts in fewer tokens than JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vitaeval.schema.documents.analysis import MatchAnalysis
from vitaeval.schema.documents.profile import Profile
from vitaeval.tasks.generate_cv.current import current_role
from vitaeval.tasks.generate_cv.tenure import years_of_experience

MOST_ENTRIES = 5
"""Entries that reach the writer in full: one more than a one-page CV holds."""
_ELSEWHERE = frozenset({"url", "highlights", "courses"})
"""Links are nobody's business, and lines stand below their entry."""
_PROSE = frozenset({"description", "summary", "keywords", "roles"})


def outline(profile: Profile, as_of: str | None) -> str:
    """The whole profile without name, contact data and links; nothing is said of what is not known."""
    return "\n".join([*_head(profile, as_of), *_full(profile, dict(profile.entries())), *_tail(profile)])


def selection(profile: Profile, analysis: MatchAnalysis, as_of: str | None) -> str:
    """The profile as the writer needs it: what the analysis ranks highest in full, of other entries the first line.

    In full are the best five of the entries that compete for space, best first, and the current role; education,
    certificates and the like compete with nobody. Ids that the profile lacks are passed over, and entries that the
    analysis forgot come last: a weak analysis loses lines, never a role.
    """
    chosen, rankable = _chosen(profile, analysis), profile.rankable()
    others = [entry_id for entry_id, _ in profile.entries() if entry_id not in rankable]
    left_out = [_first(profile, entry_id, _PROSE) for entry_id in rankable if entry_id not in chosen]
    return "\n".join([*_head(profile, as_of), *_full(profile, (*chosen, *others)), *left_out, *_tail(profile)])


def _chosen(profile: Profile, analysis: MatchAnalysis) -> tuple[str, ...]:
    known = profile.rankable()
    best_first = sorted(analysis.ranked_entries, key=lambda item: -item.score)
    ranked = [item.source_id for item in best_first if item.source_id in known]
    best = tuple(dict.fromkeys((*ranked, *known)))[:MOST_ENTRIES]
    return tuple(dict.fromkeys((*best, *current_role(profile))))


def _head(profile: Profile, as_of: str | None) -> Iterator[str]:
    yield from _line("person", {"label": profile.basics.label, "summary": profile.basics.summary})
    yield from _line("computed", {"years_of_experience": years_of_experience(profile, as_of)})


def _full(profile: Profile, entry_ids: Iterable[str]) -> Iterator[str]:
    """Each entry's own facts, and its lines behind their ids."""
    sources = profile.sources()
    for entry_id in entry_ids:
        yield _first(profile, entry_id)
        lines = {source: _flat(text) for source, text in sources.items() if source.startswith(f"{entry_id}.")}
        yield from (f"{source} {text}" for source, text in lines.items() if text)


def _first(profile: Profile, entry_id: str, without: frozenset[str] = frozenset()) -> str:
    entry = profile.entry(entry_id)
    return next(_line(entry_id, entry.model_dump(exclude={*_ELSEWHERE, *without})), entry_id) if entry else entry_id


def _tail(profile: Profile) -> Iterator[str]:
    for name, items in (("skills", profile.skills), ("language", profile.languages)):
        for item in items:
            yield from _line(name, item.model_dump())


def _line(name: str, facts: Mapping[str, object]) -> Iterator[str]:
    """One line of all facts that are there; none where there are none."""
    said = [f"{key}: {text}" for key, value in facts.items() if value is not None and (text := _flat(value))]
    if said:
        yield f"{name} {' | '.join(said)}"


def _flat(value: object) -> str:
    """The value on one line: a line break inside a fact could pass for the next source."""
    text = ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return " ".join(text.split())
