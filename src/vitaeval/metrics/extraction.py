"""Extraction: are the skills read from a posting those that people marked in it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from vitaeval.schema.documents.job import ParsedJob
from vitaeval.schema.golden import LabelledSpan, ParsedJobExpected
from vitaeval.schema.score import Direction, Finding, Metric, NotApplicable, Observation, Score
from vitaeval.text.skills import canonical, find

STAGE = "main"
Place = tuple[int, int]


def score(observation: Observation) -> Score | NotApplicable:
    """F1 of the extracted skills against the human `knowledge` spans, by exact canonical name, in [0, 1].

    Extracted are `must_have_skills` and `nice_to_have_skills`; keywords, education and certifications are
    other fields with other wording and stay out. Both sides are compared as sets of canonical names. Parts:
    precision and recall of the same, and `span_*`: a skill is right when a place where the posting names it
    overlaps a marked span, skills and spans matched one to one, as many pairs as possible. Not applicable
    where the people marked no knowledge.
    """
    expected, parsed = observation.example.expected, observation.answers.get(STAGE)
    if not isinstance(parsed, ParsedJob):
        return NotApplicable(reason=f"no answer of stage {STAGE}")
    if not isinstance(expected, ParsedJobExpected):
        return NotApplicable(reason="the example holds no labels of a posting")
    truth = _truth(expected.spans)
    if not truth:
        return NotApplicable(reason="no knowledge is marked in this posting")
    found = _found(parsed, observation.example.job.text)
    exact = _agreement(len(found.keys() & truth.keys()), len(found), len(truth))
    by_span = _agreement(_overlapping(found, truth), len(found), len(truth))
    return Score(
        value=exact["f1"],
        parts={"precision": exact["precision"], "recall": exact["recall"]}
        | {f"span_{name}": value for name, value in by_span.items()},
        findings=tuple(_findings(found, truth)),
    )


def pairs(choices: Sequence[Set[int]]) -> int:
    """The most disjoint pairs (n, choice) with `choice in choices[n]`.

    Augmenting paths; source: Kuhn, The Hungarian method for the assignment problem (1955).
    """
    taken: dict[int, int] = {}

    def placed(number: int, seen: set[int]) -> bool:
        for choice in sorted(choices[number] - seen):
            seen.add(choice)
            if choice not in taken or placed(taken[choice], seen):
                taken[choice] = number
                return True
        return False

    return sum(placed(number, set()) for number in range(len(choices)))


def _truth(spans: Sequence[LabelledSpan]) -> dict[str, list[Place]]:
    places: dict[str, list[Place]] = {}
    for span in spans:
        name = _name(span.text)
        if span.type == "knowledge" and name:
            places.setdefault(name, []).append((span.start, span.end))
    return places


def _found(parsed: ParsedJob, text: str) -> dict[str, list[Place]]:
    named: dict[str, list[Place]] = {}
    for mention in find(text, broad=True):
        named.setdefault(mention.canonical, []).append((mention.start, mention.end))
    skills = (*parsed.must_have_skills, *parsed.nice_to_have_skills)
    return {_name(skill): [*named.get(_name(skill), ()), *_literal(skill, text)] for skill in skills if _name(skill)}


def _name(text: str) -> str:
    """The canonical name, without the marks that a span may have caught ("Docker)", "Git;")."""
    return canonical(text.strip(" ,;:()*/").rstrip("."))


def _literal(skill: str, text: str) -> Iterator[Place]:
    """Where the text holds the skill letter by letter."""
    words = r"\s+".join(map(re.escape, skill.split()))
    for hit in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
        yield hit.span()


def _overlapping(found: Mapping[str, Sequence[Place]], truth: Mapping[str, Sequence[Place]]) -> int:
    """How many extracted and marked names can be paired off at overlapping places."""
    marked = list(truth.values())
    return pairs([{at for at, spans in enumerate(marked) if _overlap(places, spans)} for places in found.values()])


def _overlap(ones: Sequence[Place], others: Sequence[Place]) -> bool:
    return any(one[0] < other[1] and other[0] < one[1] for one in ones for other in others)


def _agreement(right: int, found: int, marked: int) -> dict[str, float]:
    return {
        "precision": right / found if found else 0.0,
        "recall": right / marked,
        "f1": 2 * right / (found + marked),
    }


def _findings(found: Mapping[str, object], truth: Mapping[str, Sequence[Place]]) -> Iterator[Finding]:
    for name, places in truth.items():
        if name not in found:
            yield Finding(kind="missed_skill", text=name, start=places[0][0], end=places[0][1])
    for name in found:
        if name not in truth:
            yield Finding(kind="unmarked_skill", text=name)


METRIC = Metric(
    name="extraction",
    version="1",
    title="Skills read from the posting",
    direction=Direction.UP,
    unit="share",
    low=0.0,
    high=1.0,
    score=score,
    tasks=("parse_job",),
    worst=0.0,
    worst_parts=("precision", "recall", "span_precision", "span_recall", "span_f1"),
    parts=("precision", "recall", "span_precision", "span_recall", "span_f1"),
)
