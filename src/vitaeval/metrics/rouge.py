"""ROUGE: how much of the golden reference's wording the CV shares. Informative only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from vitaeval.schema.documents.cv import TailoredCV
from vitaeval.schema.score import Direction, Metric, NotApplicable, Observation, Score
from vitaeval.schema.tailoring import delivered
from vitaeval.text.render import render

_WORD = re.compile(r"[a-z0-9]+")


def score(observation: Observation) -> Score | NotApplicable:
    """ROUGE-L F1 of the rendered CV against the rendered reference, in [0, 1]; parts ROUGE-1 and ROUGE-2.

    Equal to Google's `rouge_score` without stemming. A good CV in other words scores low: similarity, not
    quality and not truth. Source: Lin, ROUGE: A Package for Automatic Evaluation of Summaries (2004).
    """
    found = delivered(observation)
    if isinstance(found, NotApplicable):
        return found
    case, reference = found.case, found.case.expected.reference
    if not isinstance(reference, TailoredCV):
        return NotApplicable(reason="the right answer is not a CV")
    golden, given = (tokens(render(case.profile.basics, each)) for each in (reference, found.cv))
    if not golden:
        return NotApplicable(reason="the reference holds no Latin letters or digits")
    parts = {"rouge1": ngram_f1(golden, given, 1), "rouge2": ngram_f1(golden, given, 2)}
    return Score(value=lcs_f1(golden, given), parts=parts)


def tokens(text: str) -> list[str]:
    """Lower-case runs of a-z and 0-9: what the reference implementation's tokenizer leaves, in one pass."""
    return _WORD.findall(text.lower())


def ngram_f1(golden: Sequence[str], given: Sequence[str], size: int) -> float:
    """F1 of shared runs of one or two tokens, in [0, 1]; 0 when there are none."""
    left, right = (Counter(each if size == 1 else pairwise(each)) for each in (golden, given))
    return _f1((left & right).total(), left.total(), right.total())


def lcs_f1(golden: Sequence[str], given: Sequence[str]) -> float:
    """F1 of the longest common subsequence, in [0, 1]; 0 when one side is empty."""
    from rapidfuzz.distance import LCSseq

    numbers = {word: number for number, word in enumerate(dict.fromkeys((*golden, *given)))}
    left, right = (list(map(numbers.__getitem__, each)) for each in (golden, given))
    return _f1(LCSseq.similarity(left, right), len(left), len(right))


def _f1(shared: int, golden: int, given: int) -> float:
    return 2 * shared / (golden + given) if shared else 0.0


METRIC = Metric(
    name="rouge",
    version="1",
    title="ROUGE-L to the reference",
    direction=Direction.UP,
    unit="F1",
    low=0.0,
    high=1.0,
    score=score,
    parts=("rouge1", "rouge2"),
    tasks=("generate_cv",),
)
