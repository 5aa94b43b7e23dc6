"""Quality: relevance, achievements and tone in one number, held against what this profile allows."""

from __future__ import annotations

from vitaeval import claims
from vitaeval.schema.documents.cv import InsufficientProfile, TailoredCV
from vitaeval.schema.score import Cell, Crashed, Direction, Metric, NotApplicable, Observation, Score
from vitaeval.schema.tailoring import Tailoring, tailoring
from vitaeval.text.deeds import deed, mean
from vitaeval.text.tone import source_names, tone

RELEVANCE, ACHIEVEMENTS, TONE = 0.3, 0.4, 0.3


def score(observation: Observation) -> Score | NotApplicable:
    """0.3 relevance + 0.4 achievements + 0.3 tone, in [0, 1], read from the metrics of these names.

    Relevance is the Jaccard overlap of the metric `skills`. Part `ceiling` is the same number for the golden
    reference CV of the example, part `share` = min(1, value / ceiling): the share of what is attainable. No CV
    where one was due: 0. Not applicable where none was due: `expectations` judges the kind of answer.
    """
    case = tailoring(observation)
    if isinstance(case, NotApplicable):
        return case
    reference = case.expected.reference
    if not isinstance(reference, TailoredCV):
        return NotApplicable(reason="the right answer is not a CV")
    ceiling = _ceiling(case, reference)
    if isinstance(case.answer, InsufficientProfile):
        return Score(value=0.0, parts={"ceiling": ceiling, "share": 0.0})
    return _score(observation, ceiling)
