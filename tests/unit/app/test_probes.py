from __future__ import annotations

from typing import Any

import pytest
from tests.line import reply
from tests.unit.runner.planned import model

from vitaeval.app.probes import Came, Probe, suite
from vitaeval.errors import Permanent, Transient
from vitaeval.schema.chat import CallTiming, FinishReason, Reply
from vitaeval.schema.config import ModelConfig


def probe(name: str, config: ModelConfig | None = None) -> Probe:
    return {item.name: item for item in suite(config or model())}[name]


def came(text: str = "ready", **more: Any) -> Reply:
    values: dict[str, Any] = {"sent_sampling": ("temperature", "max_tokens"), **more}
    return reply(text, **values)


def test_each_question_is_small_and_bounded() -> None:
    for item in suite(model()):
        assert sum(len(message.content) for message in item.request.messages) < 300
        assert item.request.sampling.max_tokens is not None
        assert item.request.sampling.max_tokens <= 200


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("plain", came()),
        ("JSON schema", came('{"word": "lamp", "letters": 4}', structured="schema")),
        ("streamed", came(timing=CallTiming(latency_ms=5, first_token_ms=2))),
        ("cut by length", came("one two", finish=FinishReason.LENGTH)),
        ("unknown model", Permanent("far", "no such model", status=404)),
    ],
)
def test_what_is_expected_is_no_difference(name: str, answer: Came) -> None:
    assert probe(name).differs(answer) == []


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("plain", Transient("far", "away"), "no answer"),
        ("plain", came(""), "empty answer"),
        ("plain", came(usage=None), "no usage"),
        (
            "plain",
            came(sent_sampling=("max_tokens",)),
            "sampling sent: max_tokens; the configuration takes max_tokens, t",
        ),
        ("plain", came(finish=FinishReason.LENGTH), "it thinks before it answers"),
        ("JSON schema", came("lamp: 4", structured="schema"), "not JSON"),
        ("JSON schema", came('{"word": "lamp"}', structured="schema"), "not of the schema"),
        ("JSON schema", came('{"word": "lamp", "letters": 4}', structured="json"), "asked for by json"),
        ("streamed", came(), "not streamed"),
        ("cut by length", came("one two"), "a cut answer passes for a whole one"),
        ("unknown model", came(), "answers to any model name"),
        ("unknown model", Transient("far", "busy", status=503), "not for good"),
    ],
)
def test_what_differs_is_said(name: str, answer: Came, words: str) -> None:
    assert any(words in line for line in probe(name).differs(answer))


def test_what_the_model_does_not_take_is_not_expected() -> None:
    thinker = model(takes=("max_tokens",))
    assert probe("plain", thinker).differs(came(sent_sampling=("max_tokens",))) == []
    assert probe("cut by length", model(takes=("seed",))).differs(came("one two")) == []
    newer = model(takes=("max_completion_tokens",))
    assert probe("plain", newer).differs(came(sent_sampling=("max_tokens",))) == []
