"""From a finished run to the questions for its judge, and from the judge's answers to judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from vitaeval.errors import ConfigError
from vitaeval.runner.plan import Plan, model_of
from vitaeval.schema.base import Noun
from vitaeval.schema.cassette import read_cassette
from vitaeval.schema.chat import Sampling
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Card, Example, GoldenSet
from vitaeval.schema.judgement import Judge, JudgedExpected, Judgement, PairExpected, Recorded
from vitaeval.schema.outcome import ExampleOutcome, Malformed, Ok, Skipped, State, Unanswered
from vitaeval.schema.task import JudgeSpec, TaskSpec


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivered document of a run."""

    example: Example
    trial: int
    text: str

    @property
    def name(self) -> str:
        """Unique within the run, and the example's id where there is one trial."""
        return f"{self.example.id}#{self.trial}" if self.trial else self.example.id


def deliveries(
    outcomes: Iterable[ExampleOutcome], examples: Mapping[str, Example], task: TaskSpec, judge: JudgeSpec
) -> Iterator[Delivery]:
    """The documents among `outcomes` that `judge` can read, in their order; malformed and missing answers are none."""
    for outcome in outcomes:
        last = outcome.stages.get(task.final)
        text = judge.document(last.value) if isinstance(last, Ok) and outcome.state is State.SCORED else None
        if text is not None:
            yield Delivery(examples[outcome.example], outcome.trial, text)


@dataclass(frozen=True, slots=True)
class Duel:
    """What two runs delivered for one example and trial; chance decides which of the two stands first."""

    candidate: Delivery
    baseline: Delivery

    @property
    def is_same(self) -> bool:
        """One text twice: no judge is needed."""
        return self.candidate.text == self.baseline.text

    @property
    def is_candidate_first(self) -> bool:
        """The same for everybody who asks about these two documents."""
        return digest([self.candidate.name, sorted((self.candidate.text, self.baseline.text))])[0] in "01234567"

    @property
    def expected(self) -> PairExpected:
        """Both documents in the order that chance gave them."""
        texts = (self.candidate.text, self.baseline.text)
        first, second = texts if self.is_candidate_first else texts[::-1]
        return PairExpected(first=first, second=second)


def duels(candidates: Iterable[Delivery], baselines: Iterable[Delivery]) -> tuple[Duel, ...]:
    """What both runs have delivered for the same example and trial."""
    known = {delivery.name: delivery for delivery in baselines}
    return tuple(Duel(ours, known[ours.name]) for ours in candidates if ours.name in known)


def asked(delivery: Delivery, expected: Noun | None = None) -> Example:
    """The judge's example for a delivered document, or for the pair `expected`; nobody's labels go along."""
    known = delivery.example
    return Example(
        id=delivery.name,
        cluster=known.cluster,
        profile=known.profile,
        job=known.job,
        expected=expected or JudgedExpected(document=delivery.text),
        threshold=0.0,
        tags=known.tags,
        sealed=False,
        as_of=known.as_of,
    )


def golden_of(task: str, name: str, card: Card, examples: tuple[Example, ...]) -> GoldenSet:
    """The documents of a run as a set of the judge task."""
    return GoldenSet(task, name, digest([[item.id, item.expected] for item in examples]), card, examples)


def judge_of(plan: Plan) -> Judge:
    """Who judges by `plan`: prompt version, model and sampling; of a cassette, the model that it was recorded from.

    Raises ConfigError when the stages have different judges: then nobody's word is left to measure.
    """
    setting, config = plan.setting, plan.config
    found = {
        judged
        for stage in setting.task.stages
        for judged in _models(model_of(config, stage.name), Asked(setting.task.name, stage.name))
    }
    if len(found) != 1:
        names = ", ".join(sorted(model for model, _ in found)) or "nobody"
        raise ConfigError(f"{setting.task.name} needs one judge for all it asks, this would be {names}")
    ((model, sampling),) = found
    prompt = setting.prompt
    return Judge(task=setting.task.name, version=prompt.version, digest=prompt.digest, model=model, sampling=sampling)


class Asked(NamedTuple):
    """A stage of a judge task."""

    task: str
    stage: str


def _models(config: ModelConfig, place: Asked) -> set[tuple[str, Sampling]]:
    if config.cassette is None:
        return {(f"{config.provider}/{config.id}", config.sampling)}
    entries = read_cassette(Path(config.cassette))
    return {(entry.asked, entry.sampling) for entry in entries if (entry.purpose.task, entry.purpose.stage) == place}


def recorded(delivery: Delivery, outcome: ExampleOutcome, judge: Judge) -> Recorded:
    """What became of one document."""
    (stage,) = outcome.stages.values()
    last = outcome.calls[-1].reply if outcome.calls else None
    prices = [call.reply.cost_usd for call in outcome.calls]
    return Recorded(
        example=delivery.example.id,
        cluster=delivery.example.cluster,
        trial=delivery.trial,
        document=digest(delivery.text),
        judge=judge,
        judgement=stage.value if isinstance(stage, Ok) and isinstance(stage.value, Judgement) else None,
        reason=stage.reason if isinstance(stage, Malformed | Unanswered | Skipped) else None,
        served=last.served_model if last else None,
        evidence=last.evidence if last else None,
        cost_usd=None if None in prices else sum(price or 0.0 for price in prices),
    )
