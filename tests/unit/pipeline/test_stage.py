from __future__ import annotations

import asyncio

import pytest
from tests.line import FIND, TASK, Far, Found, binding, example, prompt, reply, setting

from vitaeval.errors import Permanent, PromptError, Transient
from vitaeval.pipeline.stage import Job, StageResult, run_stage
from vitaeval.schema.chat import FinishReason, Reply, Request, Role, Sampling
from vitaeval.schema.outcome import Malformed, Ok, Unanswered


def run(far: Far, **more: object) -> StageResult:
    return asyncio.run(run_stage(far, setting(**more), FIND, Job(example(), 2), {}))  # type: ignore[arg-type]


def test_a_valid_answer_takes_one_call() -> None:
    far = Far()
    found = run(far)
    assert found.outcome == Ok(Found(word="first"))
    assert [call.repair for call in found.calls] == [False]


def test_the_request_says_who_asks_what_and_how() -> None:
    far = Far()
    run(far)
    (request,) = far.asked
    assert (request.purpose.task, request.purpose.stage, request.purpose.example) == ("greet", "find", "first")
    assert [(item.role, item.content) for item in request.messages] == [
        (Role.SYSTEM, "Answer in JSON."),
        (Role.USER, "Read first posting"),
    ]
    assert (request.model, request.trial, request.purpose.attempt) == ("far/far-1", 2, 0)
    assert request.output is not None
    assert request.inputs["example"] == example()


def test_the_versions_sampling_holds_where_the_run_sets_none_of_its_own() -> None:
    far = Far()
    run(far, sampling=Sampling(temperature=0.0))
    assert far.asked[0].sampling == Sampling(temperature=0.0, seed=1)


def first_then(first: str | Reply, second: str | Reply) -> Far:
    return Far(say=lambda request: second if request.purpose.attempt else first)


def test_a_malformed_answer_is_repaired_once_with_the_reason() -> None:
    far = first_then('{"wrong": 1}', '{"word": "mended"}')
    found = run(far)
    assert found.outcome == Ok(Found(word="mended"))
    assert [call.repair for call in found.calls] == [False, True]
    repair = far.asked[1]
    assert repair.purpose.attempt == 1
    assert repair.messages[:2] == far.asked[0].messages
    assert repair.messages[2].role is Role.ASSISTANT
    assert repair.messages[2].content == '{"wrong": 1}'
    assert "/wrong: unknown field" in repair.messages[3].content


@pytest.mark.parametrize("text", ["", "no JSON", '{"word": "a", "extra": 1}', '{"word": "a"', "[]"])
def test_an_answer_that_no_repair_mends_is_malformed_after_two_calls(text: str) -> None:
    far = Far(say=lambda _: text)
    found = run(far)
    assert isinstance(found.outcome, Malformed)
    assert len(far.asked) == len(found.calls) == 2


def test_a_refusal_is_malformed() -> None:
    found = run(Far(say=lambda _: reply("No.", FinishReason.REFUSAL)))
    assert isinstance(found.outcome, Malformed)
    assert "refused" in found.outcome.reason


@pytest.mark.parametrize("error", [Transient("far", "away"), Permanent("far", "no such model")])
def test_a_provider_without_an_answer_is_unanswered(error: Exception) -> None:
    def fail(_: Request) -> str:
        raise error

    found = run(Far(say=fail))
    assert found.outcome == Unanswered(str(error))
    assert found.calls == ()


def test_a_provider_that_is_gone_at_the_repair_leaves_the_first_call_paid_and_the_stage_unanswered() -> None:
    def fail(request: Request) -> str:
        if request.purpose.attempt:
            raise Transient("far", "away")
        return "no JSON"

    found = run(Far(say=fail))
    assert isinstance(found.outcome, Unanswered)
    assert len(found.calls) == 1


def test_a_bug_in_a_model_is_no_missing_answer() -> None:
    def fail(_: Request) -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(Far(say=fail))


@pytest.mark.parametrize("user", ["Read {{ jobb }}", "Read"])
def test_a_variable_too_many_or_too_few_asks_nothing(user: str) -> None:
    far = Far()
    with pytest.raises(PromptError):
        run(far, version=prompt(binding("find", user)))
    assert far.asked == []
    assert TASK.stages[0] is FIND
