"""What a judge and people said of the examples of one golden set, side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vitaeval.app.agreeing import value
from vitaeval.app.labels import shown
from vitaeval.decisions.calibration import Graded, Ordered
from vitaeval.schema.golden import Example
from vitaeval.schema.judgement import WORTH, JudgedExpected, Judgement, PairExpected, Preference, settled
from vitaeval.schema.label import Label
from vitaeval.schema.outcome import State
from vitaeval.schema.run import ExampleRecord


@dataclass(frozen=True, slots=True)
class Word:
    """What the judge said of one example on the scale of each criterion, and what the order did to it."""

    values: Mapping[str, float]
    ordered: Ordered | None = None


def word_of(item: ExampleRecord) -> Word | None:
    """What the judge said in its first trial; None where it gave no valid answer."""
    if item.state is not State.SCORED or item.trial:
        return None
    answers = {name: json.dumps(answer) for name, answer in item.answers.items()}
    if "main" in answers:
        grades = Judgement.model_validate_json(answers["main"]).grades()
        return Word({name: float(grade.band) for name, grade in grades.items()})
    forward, swapped = (Preference.model_validate_json(answers[name]).preferred for name in ("forward", "swapped"))
    word, turned = settled(forward, swapped)
    return Word({"preference": WORTH[word]}, Ordered((WORTH[forward] + WORTH[swapped]) / 2, turned))


def graded(
    examples: Sequence[Example], labels: Sequence[Label], said: Mapping[str, Word]
) -> Iterator[tuple[str, list[Graded]]]:
    """What both people and the judge have graded, by criterion."""
    given: dict[str, list[Label]] = {}
    for label in labels:
        given.setdefault(label.example, []).append(label)
    both = [example for example in examples if example.id in given and example.id in said]
    names = said[both[0].id].values if both else ()
    for name in names:
        yield name, [_item(example, given[example.id], said[example.id], name) for example in both]


def _item(example: Example, labels: Sequence[Label], word: Word, name: str) -> Graded:
    return Graded(
        document=shown(example) or "",
        cluster=example.cluster,
        people=tuple(value(label, name) for label in labels),
        judge=word.values[name],
        words=_words(example),
        ordered=word.ordered,
    )


def _words(example: Example) -> int:
    match example.expected:
        case JudgedExpected() as expected:
            return len(expected.document.split())
        case PairExpected() as expected:
            return len(expected.first.split()) - len(expected.second.split())
    return 0
