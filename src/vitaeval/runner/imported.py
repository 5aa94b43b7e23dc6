"""Answers that were produced elsewhere, as outcomes of a run that made no call."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from vitaeval.parsing.validate import validate
from vitaeval.pipeline.chain import state_of
from vitaeval.pipeline.stage import Job
from vitaeval.runner.answers_file import AnswerRow, Sheet
from vitaeval.runner.journal import Journal
from vitaeval.runner.plan import Plan
from vitaeval.schema.call_key import call_key
from vitaeval.schema.chat import CallTiming, Evidence, FinishReason, Purpose, Reply, Request, Sampling, Usage
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.outcome import Call, ExampleOutcome, Unanswered
from vitaeval.transport.redact import disguise_for

NO_ANSWER = "the file has no answer"


def misfits(sheet: Sheet, plan: Plan) -> Iterable[str]:
    """Rows that do not belong to the run's examples, or answer what another row answers already."""
    golden, suite = plan.golden, plan.config.suite.name
    known = {example.id: example for example in golden.examples}
    chosen = {example.id for example in plan.examples}
    taken: dict[tuple[str, int], str] = {}
    for where, row in sheet.rows:
        if row.example not in known:
            near = did_you_mean(row.example, known)
            yield f"{where}: {golden.task}/{golden.name} has no example {row.example!r}; {near}"
        elif known[row.example].sealed:
            yield f"{where}: example {row.example!r} is sealed: it is kept for the gate"
        elif row.example not in chosen:
            yield f"{where}: example {row.example!r} is not part of suite={suite}"
        elif (row.example, row.trial) in taken:
            before = taken[row.example, row.trial]
            yield f"{where}: example {row.example!r}, trial {row.trial}, is already answered at {before}"
        elif row.trial >= len(sheet.rows):
            yield f"{where}: trial {row.trial}: trials are counted from 0, and the file has {len(sheet.rows)} rows"
        taken.setdefault((row.example, row.trial), where)


def sole_model(sheet: Sheet) -> str | None:
    """The model that all rows name; None when some name none or another."""
    names = Counter(row.model for _, row in sheet.rows)
    return next(iter(names)) if len(names) == 1 else None


async def write_down(plan: Plan, rows: Sequence[AnswerRow], journal: Journal) -> None:
    """Put every answer into the run's journal, in the file's order; rows without an output are left out.

    What is written wears the disguise that the run's privacy asks for.
    """
    by_id = {example.id: example for example in plan.examples}
    appends = []
    for row in rows:
        text = row.text
        if text is not None:
            request = question(plan, row.example, row.trial)
            kept = disguise_for(by_id[row.example], plan.config.privacy).on(text)
            appends.append(journal.append(call_key(request), request, _reply(plan, row, kept)))
    await asyncio.gather(*appends)


def question(plan: Plan, example: str, trial: int) -> Request:
    """What an imported answer answers: the task's final stage. The words that were said are not known."""
    return Request(
        purpose=Purpose(task=plan.setting.task.name, stage=plan.setting.task.final, example=example),
        messages=(),
        model=plan.config.model.id,
        sampling=Sampling(),
        output=None,
        trial=trial,
        epoch=plan.config.epoch,
    )


def imported_outcomes(plan: Plan, replies: Mapping[str, Reply]) -> tuple[ExampleOutcome, ...]:
    """Outcomes of all jobs in the plan's order from a journal's replies; what is missing is unanswered.

    Answers are judged as they read without their disguise, the first time as any other.
    """
    return tuple(_outcome(plan, job, replies) for job in plan.jobs())


def _outcome(plan: Plan, job: Job, replies: Mapping[str, Reply]) -> ExampleOutcome:
    spec = plan.setting.task.stages[-1]
    reply = replies.get(call_key(question(plan, job.example.id, job.trial)))
    if reply is not None:
        plain = disguise_for(job.example, plan.config.privacy).off(reply.text)
        reply = Reply(**{**dict(reply), "text": plain})
    calls = () if reply is None else (Call(spec.name, reply, repair=False),)
    found = Unanswered(NO_ANSWER) if reply is None else validate(reply, spec.output)
    return ExampleOutcome(job.example.id, job.trial, {spec.name: found}, calls, state_of(found))


def _reply(plan: Plan, row: AnswerRow, text: str) -> Reply:
    """An unknown latency is 0 ms, which no real call takes."""
    usage = None
    if row.prompt_tokens is not None and row.completion_tokens is not None:
        usage = Usage(prompt=row.prompt_tokens, completion=row.completion_tokens)
    return Reply(
        text=text,
        finish=FinishReason.STOP,
        served_model=row.model or plan.config.model.id,
        evidence=Evidence.IMPORTED,
        timing=CallTiming(latency_ms=row.latency_ms or 0.0),
        usage=usage,
        cost_usd=row.cost_usd,
    )
