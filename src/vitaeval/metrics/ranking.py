"""Ranking: does the analysis put the entries first that answer the posting?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import log2

from vitaeval.schema.documents.analysis import MatchAnalysis
from vitaeval.schema.golden import CvExpected
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score
from vitaeval.text.overlap import agreement
from vitaeval.text.skills import canonical

STAGE = "analysis"
DEPTH = 5


def score(observation: Observation) -> Score | NotApplicable:
    """nDCG@5 of the ranked entries against grades 0 to 3, in [0, 1].

    Parts: precision and recall of the missing skills (canonical; absent where undefined), and the share of
    ranked ids that the profile has. Not applicable when no entry of the profile has any worth here.
    """
    example, analysis = observation.example, observation.answers.get(STAGE)
    if not isinstance(analysis, MatchAnalysis):
        return NotApplicable(reason=f"no answer of stage {STAGE}")
    if not isinstance(example.expected, CvExpected) or example.profile is None:
        return NotApplicable(reason="the example grades no entries")
    ranked = [entry.source_id for entry in analysis.ranked_entries]
    value = ndcg(ranked, example.expected.relevance)
    if value is None:
        return NotApplicable(reason="every entry is graded 0")
    known = frozenset(entry_id for entry_id, _ in example.profile.entries())
    parts = {"ids_exist": _share(ranked, known), **_missing(analysis, example.expected)}
    return Score(value=value, parts=parts, findings=_findings(ranked, known, example.expected))


def ndcg(ranked: Sequence[str], grades: Mapping[str, int], depth: int = DEPTH) -> float | None:
    """Normalised discounted cumulative gain at `depth`, in [0, 1]; None when every grade is 0.

    Gain 2^grade - 1, discount 1 / log2(rank + 1). Ids without a grade and ids repeated gain nothing but
    take their place. Source: Järvelin & Kekäläinen, Cumulated gain-based evaluation of IR techniques (2002).
    """
    ideal = _dcg(sorted(grades.values(), reverse=True)[:depth])
    seen = dict.fromkeys(ranked)
    first = {entry_id: ranked.index(entry_id) for entry_id in seen}
    gained = [grades.get(each, 0) if first[each] == at else 0 for at, each in enumerate(ranked[:depth])]
    return min(1.0, _dcg(gained) / ideal) if ideal else None


def _dcg(grades: Iterable[int]) -> float:
    return sum(((1 << grade) - 1) / log2(rank + 1) for rank, grade in enumerate(grades, start=1))


def _share(ranked: Sequence[str], known: Collection[str]) -> float:
    return sum(each in known for each in ranked) / len(ranked) if ranked else 1.0


def _missing(analysis: MatchAnalysis, expected: CvExpected) -> dict[str, float]:
    found, right = (frozenset(map(canonical, names)) for names in (analysis.missing_skills, expected.missing_skills))
    agreed = agreement(found, right)
    parts = {"missing_precision": agreed.precision, "missing_recall": agreed.recall}
    return {name: value for name, value in parts.items() if value is not None}


def _findings(ranked: Sequence[str], known: Collection[str], expected: CvExpected) -> tuple[Finding, ...]:
    strange = [
        Finding(kind="unknown_id", text=each, where=f"/ranked_entries/{at}/source_id")
        for at, each in enumerate(ranked)
        if each not in known
    ]
    lost = [
        Finding(kind="overlooked_entry", text=each, nearest_path=each, note=f"grade {grade}")
        for each, grade in expected.relevance.items()
        if grade >= 2 and each not in ranked[:DEPTH]
    ]
    return (*strange, *lost)


METRIC = Metric(
    name="ranking",
    version="1",
    title="Ranking of the profile's entries",
    direction=Direction.UP,
    unit="nDCG@5",
    low=0.0,
    high=1.0,
    score=score,
    worst=0.0,
    worst_parts=("missing_precision", "missing_recall"),
    parts=("ids_exist", "missing_precision", "missing_recall"),
    tasks=("generate_cv",),
    stage=STAGE,
)
