"""Readability: how hard the delivered prose is to read."""

from __future__ import annotations

from vitaeval.schema.documents.cv import CvAnswer, InsufficientProfile
from vitaeval.schema.score import Direction, Metric, NotApplicable, Observation, Score
from vitaeval.schema.tailoring import STAGE
from vitaeval.text.readability import readability
from vitaeval.text.said import Field, said

FEWEST_WORDS_A_FIELD = 5
HIGHEST = 100.0
NAMES = frozenset({"headline", "title", "organization", "location", "name", "issuer", "institution", "degree", "area"})


def score(observation: Observation) -> Score | NotApplicable:
    """Flesch reading ease of the summary, the bullets and all other prose, in [0, 100].

    100 is very easy, 0 very hard; CVs with their names and terms lie around 20 to 50, so compare versions and
    read no absolute grade into it. Prose is every field of five words or more that holds no name. Parts: `grade`
    (Flesch-Kincaid school years), `words_per_sentence` and `syllables_per_word`. Not applicable below 30
    words of prose, where it is not English, and for the answer "insufficient".
    Sources: Flesch, A new readability yardstick (1948); Kincaid et al., Derivation of new readability formulas (1975).
    """
    answer = observation.answers.get(STAGE)
    if isinstance(answer, CvAnswer) and isinstance(answer.answer, InsufficientProfile):
        return NotApplicable(reason="the answer is that the profile is insufficient")
    found = said(observation)
    if isinstance(found, NotApplicable):
        return found
    judged = readability(field.text for field in found.fields if _is_prose(field))
    if judged is None:
        return NotApplicable(reason="too little English prose")
    return Score(
        value=min(HIGHEST, max(0.0, judged.ease)),
        parts={
            "grade": max(0.0, judged.grade),
            "words_per_sentence": judged.words_per_sentence,
            "syllables_per_word": judged.syllables_per_word,
        },
    )


def _is_prose(field: Field) -> bool:
    return field.where.rpartition("/")[2] not in NAMES and len(field.text.split()) >= FEWEST_WORDS_A_FIELD


METRIC = Metric(
    name="readability",
    version="1",
    title="Readability",
    direction=Direction.UP,
    unit="Flesch",
    low=0.0,
    high=HIGHEST,
    score=score,
    worst=0.0,
    parts=("grade", "words_per_sentence", "syllables_per_word"),
    counts=("grade", "words_per_sentence", "syllables_per_word"),
    against=("grade", "words_per_sentence", "syllables_per_word"),
    tasks=("generate_cv",),
)
