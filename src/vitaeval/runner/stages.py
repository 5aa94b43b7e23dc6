"""What each stage of an example took, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar, assert_never

from vitaeval.schema.outcome import Call, ExampleOutcome, Malformed, Ok, Skipped, StageOutcome, Unanswered
from vitaeval.schema.run import StageRecord

Number = TypeVar("Number", int, float)


def stage_records(outcome: ExampleOutcome) -> dict[str, StageRecord]:
    """One record for each stage that was reached, in the task's order."""
    return {
        name: _record(stage, [call for call in outcome.calls if call.stage == name])
        for name, stage in outcome.stages.items()
    }


def _record(stage: StageOutcome, calls: Sequence[Call]) -> StageRecord:
    replies = [call.reply for call in calls]
    usages = [reply.usage for reply in replies]
    return StageRecord(
        valid=_valid(stage),
        repairs=sum(call.repair for call in calls),
        prompt_tokens=_total(usage.prompt if usage else None for usage in usages),
        completion_tokens=_total(usage.completion if usage else None for usage in usages),
        latency_s=_total(None if reply.batched else reply.timing.latency_ms / 1000 for reply in replies),
        cost_usd=_total(reply.cost_usd for reply in replies),
    )


def _valid(stage: StageOutcome) -> bool | None:
    match stage:
        case Ok():
            return True
        case Malformed():
            return False
        case Unanswered() | Skipped():
            return None
        case _:
            assert_never(stage)


def _total(values: Iterable[Number | None]) -> Number | None:
    """The sum; None without any value, and as soon as one is unknown."""
    found = list(values)
    known = [value for value in found if value is not None]
    return sum(known) if found and len(known) == len(found) else None
