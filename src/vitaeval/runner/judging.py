"""From a finished run to the questions for its judge, and from the judge's answers to judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vitaeval.runner.plan import Plan
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.golden import Card, Example, GoldenSet
from vitaeval.schema.judgement import Judge, JudgedExpected, Judgement, Recorded
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


def asked(delivery: Delivery) -> Example:
    """The judge's example for a delivered document; nobody's labels go along."""
    known = delivery.example
    return Example(
        id=delivery.name,
        cluster=known.cluster,
        profile=known.profile,
        job=known.job,
        expected=JudgedExpected(document=delivery.text),
        threshold=0.0,
        tags=known.tags,
        sealed=False,
        as_of=known.as_of,
    )


def golden_of(task: str, name: str, card: Card, examples: tuple[Example, ...]) -> GoldenSet:
    """The documents of a run as a set of the judge task."""
    return GoldenSet(task, name, digest([[item.id, item.expected] for item in examples]), card, examples)


def judge_of(plan: Plan) -> Judge:
    """Who judges by `plan`: its prompt version, model and sampling, of the first stage for all."""
    prompt = plan.setting.prompt
    model = plan.setting.models[plan.setting.task.stages[0].name]
    return Judge(
        task=plan.setting.task.name,
        version=prompt.version,
        digest=prompt.digest,
        model=model.name,
        sampling=model.sampling,
    )


def recorded(delivery: Delivery, outcome: ExampleOutcome, judge: Judge) -> Recorded:
    """What became of one document."""
    (stage,) = outcome.stages.values()
    last = outcome.calls[-1].reply if outcome.calls else None
    prices = [call.reply.cost_usd for call in outcome.calls]
    return Recorded(
        example=delivery.example.id,
        trial=delivery.trial,
        document=digest(delivery.text),
        judge=judge,
        judgement=stage.value if isinstance(stage, Ok) and isinstance(stage.value, Judgement) else None,
        reason=stage.reason if isinstance(stage, Malformed | Unanswered | Skipped) else None,
        served=last and last.served_model,
        evidence=last and last.evidence,
        cost_usd=None if None in prices else sum(price or 0.0 for price in prices),
    )
