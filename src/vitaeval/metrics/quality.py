"""Quality: relevance, achievements and tone in one number, held against what this profile allows."""

from __future__ import annotations

from datetime import date

from vitaeval.claims.achieved import achieved
from vitaeval.schema.documents.cv import InsufficientProfile, TailoredCV
from vitaeval.schema.score import Crashed, Direction, Metric, NotApplicable, Observation, Score
from vitaeval.schema.tailoring import Tailoring, tailoring
from vitaeval.text.deeds import mean
from vitaeval.text.listed import relevance
from vitaeval.text.tone import source_names, tone

NEEDS = ("skills", "achievements", "tone")
RELEVANCE, ACHIEVEMENTS, TONE = 0.3, 0.4, 0.3


def score(observation: Observation) -> Score | NotApplicable:
    """0.3 relevance + 0.4 achievements + 0.3 tone, in [0, 1], read from `skills`, `achievements`, `tone`.

    A component without an answer (no skill wanted or listed, no prose) counts 0. Part `ceiling` is the same
    number for the example's golden reference CV, part `share` = min(1, value / ceiling): the share of what
    is attainable. An "insufficient" where a CV was due is 0. Not applicable where none was due, because
    `expectations` judges the kind of answer, and where a component crashed.
    """
    case = tailoring(observation)
    if isinstance(case, NotApplicable):
        return case
    reference = case.expected.reference
    if not isinstance(reference, TailoredCV):
        return NotApplicable(reason="the right answer is not a CV")
    ceiling = attainable(case, reference)
    if isinstance(case.answer, InsufficientProfile):
        return Score(value=0.0, parts={"ceiling": ceiling, "share": 0.0})
    return _scored(observation, ceiling)


def _scored(observation: Observation, ceiling: float) -> Score | NotApplicable:
    cells = {name: observation.scores.get(name) for name in NEEDS}
    broken = [name for name, cell in cells.items() if cell is None or isinstance(cell, Crashed)]
    if broken:
        return NotApplicable(reason=f"no score of {', '.join(broken)}")
    marks = [cell.value if isinstance(cell, Score) else 0.0 for cell in cells.values()]
    value = combined(*marks)
    parts = dict(zip(("relevance", "achievements", "tone"), marks, strict=True)) | {"ceiling": ceiling}
    return Score(value=value, parts=parts | ({"share": min(1.0, value / ceiling)} if ceiling else {}))


def combined(fitting: float, done: float, told: float) -> float:
    """0.3 relevance + 0.4 achievements + 0.3 tone, each and the sum in [0, 1]."""
    return RELEVANCE * fitting + ACHIEVEMENTS * done + TONE * told


def attainable(case: Tailoring, reference: TailoredCV) -> float:
    """The quality of the golden reference CV, by the same rules as that of any answer."""
    done = achieved(case.profile, reference, case.job, date.fromisoformat(case.as_of))
    judged = tone(reference, source_names(case.profile, case.job), case.as_of)
    fitting = relevance(case.profile, reference, case.expected.skills) or 0.0
    return combined(fitting, mean(done), judged.value if judged else 0.0)


METRIC = Metric(
    name="quality",
    version="3",
    title="CV quality",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    worst=0.0,
    worst_parts=("share",),
    parts=("relevance", "achievements", "tone", "ceiling", "share"),
    needs=NEEDS,
    tasks=("generate_cv",),
)
