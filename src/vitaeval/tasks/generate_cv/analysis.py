"""The analysis stage without any model: skills compared by name, entries ranked by words and skills."""

from __future__ import annotations

from vitaeval.schema.documents.analysis import Importance, MatchAnalysis, RankedEntry
from vitaeval.schema.documents.profile import Profile
from vitaeval.schema.golden import Example
from vitaeval.schema.task import Answers
from vitaeval.tasks.generate_cv.demand import Demand, demand, listed_skills, shown
from vitaeval.tasks.generate_cv.relevance import relevance
from vitaeval.tasks.generate_cv.variables import person

FEW_SKILLS = 4
TOP_ENTRIES = 2
NEAR_THE_BEST = 0.5
"""Share of the best score from which on an entry's other skills count as related."""


def baseline_analysis(example: Example, _answers: Answers) -> MatchAnalysis:
    """Rank the profile's entries and compare its skills with the posting's; pure and deterministic."""
    profile, job = person(example), example.job
    wanted = demand(profile, job)
    texts = entry_texts(profile)
    scores = relevance(texts, job, wanted)
    best_first = sorted(texts, key=lambda entry_id: -scores[entry_id])
    return MatchAnalysis(
        job_title=job.title or "",
        company=job.company,
        requirements=wanted.requirements,
        ranked_entries=tuple(
            _ranked(entry_id, scores[entry_id], wanted.shown_in(texts[entry_id])) for entry_id in best_first
        ),
        recommended_skills=_recommended(profile, wanted, "\n".join(texts[entry_id] for entry_id in _top(scores))),
        missing_skills=wanted.missing,
        match_score=_match_score(wanted),
    )


def entry_texts(profile: Profile) -> dict[str, str]:
    """All that each rankable entry says, by its id."""
    sources = profile.sources()
    return {
        entry_id: "\n".join(text for source, text in sources.items() if source.split(".")[0] == entry_id)
        for entry_id in profile.rankable()
    }


def _top(scores: dict[str, float]) -> list[str]:
    """The one or two entries that answer the posting best; none where none answers it at all."""
    best_first = sorted(scores, key=lambda entry_id: -scores[entry_id])[:TOP_ENTRIES]
    return [one for one in best_first if scores[one] and scores[one] >= NEAR_THE_BEST * scores[best_first[0]]]


def _ranked(entry_id: str, score: float, keywords: tuple[str, ...]) -> RankedEntry:
    reason = f"shows {', '.join(keywords)}" if keywords else "names no skill of the posting"
    return RankedEntry(source_id=entry_id, score=score, matched_keywords=keywords, reason=reason)


def _recommended(profile: Profile, wanted: Demand, best_entries: str) -> tuple[str, ...]:
    """What is asked and listed; where that is little, also the listed skills that the best entries show."""
    if len(wanted.met) >= FEW_SKILLS:
        return wanted.met
    related = shown(listed_skills(profile), best_entries)
    return tuple(dict.fromkeys((*wanted.met, *related)))


def _match_score(wanted: Demand) -> float:
    """The share of the posting's skills that the profile has, a must counting twice; 0 when it names none."""
    met = set(wanted.met)
    weights = {item.name: 2 if item.importance is Importance.MUST else 1 for item in wanted.requirements}
    total = sum(weights.values())
    return round(sum(weight for name, weight in weights.items() if name in met) / total, 4) if total else 0.0
