"""What a labeller of a judge's golden set is shown: documents to grade and pairs to choose from, blind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vitaeval.app import clock
from vitaeval.app.labelling import Item, Question
from vitaeval.app.labels import Rubric, shown
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Example
from vitaeval.schema.judgement import CRITERIA, HIGHEST, LOWEST, OTHER, Bands, JudgedExpected, PairExpected, Preferred
from vitaeval.schema.label import Label, LabelledBy
from vitaeval.text.judged import posting

BAND = {str(band): str(band) for band in range(LOWEST, HIGHEST + 1)}
PLACES = {"1": "first", "2": "second", "t": "tie"}
WORDS: dict[str, Preferred] = {"first": "first", "second": "second", "tie": "tie"}


@dataclass(frozen=True, slots=True)
class Labeller:
    """Who grades, and by which rubric."""

    who: str
    by: LabelledBy
    rubric: Rubric

    def items(self, examples: Iterable[Example], held: Iterable[Label]) -> Iterator[Item]:
        """What this labeller has not labelled yet of `examples`, in an order of their own.

        Neither names, tags and bands of the set nor other people's labels are shown; of a pair, chance decides for
        each labeller which document stands first.
        """
        mine = {label.subject for label in held if (label.who, label.by) == (self.who, self.by)}
        todo = [item for item in examples if (item.id, shown(item) or "", self.rubric.digest) not in mine]
        for example in sorted(todo, key=self._chance):
            yield self._item(example)

    def _item(self, example: Example) -> Item:
        match example.expected:
            case PairExpected() as expected:
                return self._pair(example, expected)
            case JudgedExpected() as expected:
                return self._single(example, expected)
        raise AssertionError("only what can be labelled is made an item")

    def _single(self, example: Example, expected: JudgedExpected) -> Item:
        def word(answers: Sequence[str]) -> Label:
            bands = Bands(**{name: int(answer) for name, answer in zip(CRITERIA, answers, strict=True)})
            return self._label(example, bands)

        questions = tuple(Question(name, BAND) for name in CRITERIA)
        told = f"POSTING\n\n{posting(example)}\n\nDOCUMENT\n\n{expected.document.strip()}"
        return Item(told, questions, self.rubric.text, word)

    def _pair(self, example: Example, expected: PairExpected) -> Item:
        is_swapped = self._chance(example)[0] in "01234567"
        first, second = (expected.second, expected.first) if is_swapped else (expected.first, expected.second)

        def word(answers: Sequence[str]) -> Label:
            preferred = WORDS[answers[0]]
            return self._label(example, None, OTHER[preferred] if is_swapped else preferred)

        told = f"POSTING\n\n{posting(example)}\n\nDOCUMENT 1\n\n{first.strip()}\n\nDOCUMENT 2\n\n{second.strip()}"
        question = Question("which one serves the reader of this posting better? t: neither", PLACES)
        return Item(told, (question,), self.rubric.text, word)

    def _label(self, example: Example, bands: Bands | None, preferred: Preferred | None = None) -> Label:
        return Label(
            who=self.who,
            by=self.by,
            when=clock.now().isoformat(timespec="seconds"),
            example=example.id,
            document=shown(example) or "",
            rubric=self.rubric.digest,
            bands=bands,
            preferred=preferred,
        )

    def _chance(self, example: Example) -> str:
        return digest([self.who, example.id])
