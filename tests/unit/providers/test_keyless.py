from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import pytest
from pydantic import BaseModel
from tests.line import FIND, TASK, Found, Letter, example

from vitaeval.errors import Permanent
from vitaeval.providers.baseline import PROVIDER as BASELINE
from vitaeval.providers.reference import PROVIDER as REFERENCE
from vitaeval.schema.chat import Evidence, Message, Purpose, Reply, Request, Role, Sampling
from vitaeval.schema.config import ModelConfig, Transport
from vitaeval.schema.golden import Example
from vitaeval.schema.provider import Provider, Surroundings
from vitaeval.schema.task import TaskSpec


def golden_find(_example: Example, _answers: Mapping[str, BaseModel]) -> Found:
    return Found(word="golden")


SPEC = replace(TASK, stages=(replace(FIND, reference=golden_find), TASK.stages[1]))


def ask(
    provider: Provider, stage: str, answers: Mapping[str, BaseModel], text: str = "x", spec: TaskSpec = SPEC
) -> Reply:
    config = ModelConfig(name="m", provider=provider.name, id=provider.name, evidence=Evidence.PROMPT_BLIND)
    request = Request(
        purpose=Purpose(task="greet", stage=stage, example="first"),
        messages=(Message(role=Role.USER, content=text),),
        model="m",
        sampling=Sampling(),
        output=None,
        inputs={"example": example(), "answers": answers},
    )
    return asyncio.run(provider.build(config, Surroundings({"greet": spec}, Transport(), lambda _: None))(request))


def test_the_baseline_gives_the_stages_own_answer() -> None:
    assert ask(BASELINE, "find", {}).text == '{"word":"first"}'


def test_the_reference_gives_the_golden_answer() -> None:
    assert ask(REFERENCE, "find", {}).text == '{"word":"golden"}'


@pytest.mark.parametrize("provider", [BASELINE, REFERENCE], ids=lambda item: item.name)
def test_later_stages_build_on_earlier_answers(provider: Provider) -> None:
    text = ask(provider, "write", {"find": Found(word="given")}).text
    assert Letter.model_validate_json(text) == Letter(text="About given", length=5)


@pytest.mark.parametrize("provider", [BASELINE, REFERENCE], ids=lambda item: item.name)
def test_no_prompt_is_read_nothing_is_spent_and_the_reply_says_so(provider: Provider) -> None:
    one, other = ask(provider, "find", {}, "one prompt"), ask(provider, "find", {}, "another")
    assert one.text == other.text
    assert one.evidence is provider.evidence is Evidence.PROMPT_BLIND
    assert (one.cost_usd, provider.spends, one.served_model) == (0.0, False, provider.name)
    assert one.usage is not None
    assert (one.usage.prompt, one.usage.completion) == (0, 0)


@pytest.mark.parametrize("provider", [BASELINE, REFERENCE], ids=lambda item: item.name)
def test_a_stage_that_fails_is_a_missing_answer_and_no_crash(provider: Provider) -> None:
    with pytest.raises(Permanent, match="KeyError"):
        ask(provider, "write", {})
