from __future__ import annotations

import asyncio

from tests.line import Far, Found, Letter, example, right, setting

from vitaeval.errors import Transient
from vitaeval.pipeline.chain import run_chain
from vitaeval.pipeline.stage import Job
from vitaeval.schema.chat import Request
from vitaeval.schema.outcome import ExampleOutcome, Malformed, Ok, State, Unanswered


def run(far: Far) -> ExampleOutcome:
    return asyncio.run(run_chain(far, setting(), Job(example(), 1)))


def stages(far: Far) -> list[str]:
    return [request.purpose.stage for request in far.asked]


def test_stages_run_in_order_and_later_ones_see_earlier_answers() -> None:
    far = Far()
    found = run(far)
    assert stages(far) == ["find", "write"]
    assert far.asked[1].messages[1].content == "Read first posting, write on first"
    assert far.asked[1].inputs["answers"] == {"find": Found(word="first")}
    assert found.stages == {"find": Ok(Found(word="first")), "write": Ok(Letter(text="About first", length=5))}
    assert (found.state, found.example, found.trial, len(found.calls)) == (State.SCORED, "first", 1, 2)


def test_after_a_malformed_stage_nothing_more_is_asked() -> None:
    far = Far(say=lambda request: "no JSON" if request.purpose.stage == "find" else right(request))
    found = run(far)
    assert stages(far) == ["find", "find"]
    assert found.state is State.MALFORMED
    assert isinstance(found.stages["find"], Malformed)
    assert "write" not in found.stages


def test_a_malformed_last_stage_keeps_the_earlier_answer() -> None:
    found = run(Far(say=lambda request: "" if request.purpose.stage == "write" else right(request)))
    assert found.state is State.MALFORMED
    assert isinstance(found.stages["find"], Ok)
    assert [(call.stage, call.repair) for call in found.calls] == [("find", False), ("write", False), ("write", True)]


def test_after_a_missing_answer_nothing_more_is_asked() -> None:
    def fail(request: Request) -> str:
        raise Transient("far", "away")

    far = Far(say=fail)
    found = run(far)
    assert stages(far) == ["find"]
    assert found.state is State.UNANSWERED
    assert found.stages == {"find": Unanswered("far: away")}
