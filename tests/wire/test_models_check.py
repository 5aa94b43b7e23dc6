"""`vitaeval models check` through the official SDKs."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from rich.console import Console
from tests.unit.runner.planned import PRICE, price
from tests.wire.behaviour import Answer, Behaviour, failure
from tests.wire.seen import Seen
from tests.wire.server import WireServer

from vitaeval.app.model_check import MAX_USD, check
from vitaeval.errors import ConfigError
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import Endpoint, ModelConfig

KEYS = {"FAR_KEY": "key-of-a-test"}
PATHS = {"openai": "/v1", "compatible": "/v1", "anthropic": "", "groq": ""}


def model(wire: WireServer, provider: str = "openai", **more: Any) -> ModelConfig:
    values: dict[str, Any] = {
        "name": "far",
        "id": "far-1",
        "evidence": Evidence.REAL,
        "price": PRICE,
        "endpoint": Endpoint(base_url=wire.url + PATHS[provider], key_env="FAR_KEY"),
        "takes": ("max_tokens",) if provider == "anthropic" else ("temperature", "top_p", "max_tokens", "seed"),
    }
    return ModelConfig(provider=provider, **{**values, **more})


def checked(config: ModelConfig, *, full: bool = False) -> tuple[int, str]:
    written = io.StringIO()
    code = check(config, Console(file=written, width=200), KEYS.get, full=full)
    return code, written.getvalue()


def well_behaved(seen: Seen) -> Behaviour:
    """What a vendor does."""
    asked = json.dumps(seen.json)
    if "never-existed" in asked:
        return failure(404, "not_found_error", "no such model")
    if "300 in words" in asked:
        return Answer("one two three", finish="length")
    return Answer('{"word":"lamp","letters":4}' if "lamp" in asked else "ready")


@pytest.mark.parametrize("provider", list(PATHS))
def test_one_tiny_call_says_who_answered_and_what_it_cost(wire: WireServer, provider: str) -> None:
    wire.always(Answer("ready", model="far-1-2026", prompt_tokens=30, completion_tokens=2))
    code, said = checked(model(wire, provider))
    assert code == 0, said
    assert "served by far-1-2026" in said
    assert "30 + 2 tokens" in said
    assert "$0.000040" in said
    assert len(wire.requests) == 1
    assert KEYS["FAR_KEY"] not in said


@pytest.mark.parametrize("provider", list(PATHS))
def test_a_full_check_of_a_well_behaved_vendor_finds_nothing(wire: WireServer, provider: str) -> None:
    wire.always(well_behaved)
    code, said = checked(model(wire, provider), full=True)
    assert code == 0, said
    assert said.count("as expected") == 5
    assert len(wire.requests) == 5
    assert "of at most $0.05" in said


def test_what_differs_is_said(wire: WireServer) -> None:
    wire.always(Answer("ready"))
    code, said = checked(model(wire), full=True)
    assert code == 11
    for words in ("not JSON", "a cut answer passes for a whole one", "answers to any model name"):
        assert words in said


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (401, "authentication_error", "refuses the key in FAR_KEY"),
        (404, "not_found_error", "not served to this account"),
        (402, "insufficient_quota", "the account is empty"),
        (503, "overloaded_error", "cannot be reached or is in trouble"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(wire: WireServer, status: int, kind: str, words: str) -> None:
    wire.always(failure(status, kind, "something is wrong"))
    code, said = checked(model(wire), full=True)
    assert code == 3
    assert words in said
    assert len(wire.requests) == 1


def talkative(seen: Seen) -> Behaviour:
    """As many tokens as the request allows."""
    body = seen.json
    bound = body.get("max_completion_tokens") or body["max_tokens"]
    return Answer('{"word":"lamp","letters":4}', prompt_tokens=80, completion_tokens=bound, finish="length")


def test_a_full_check_never_passes_its_budget(wire: WireServer) -> None:
    wire.always(talkative)
    _, said = checked(model(wire, price=price(input=20.0, output=100.0)), full=True)
    (spent,) = re.findall(r"cost \$([\d.]+) of at most", said)
    assert 0.04 < float(spent) <= MAX_USD
    assert len(wire.requests) + said.count("not asked: it could pass $0.05") == 5
    assert len(wire.requests) < 5


def test_an_unknown_price_is_said(wire: WireServer) -> None:
    wire.always(well_behaved)
    code, said = checked(model(wire, price=None), full=True)
    assert code == 0
    assert "cost unknown" in said


def test_without_a_key_nobody_is_asked(wire: WireServer) -> None:
    config = model(wire)
    with pytest.raises(ConfigError, match="set FAR_KEY"):
        check(config, Console(file=io.StringIO()), {}.get, full=False)
    assert wire.requests == []


def test_a_keyless_model_has_nothing_to_check() -> None:
    config = ModelConfig(name="baseline", provider="baseline", id="baseline", evidence=Evidence.PROMPT_BLIND)
    with pytest.raises(ConfigError, match="asks nobody"):
        check(config, Console(file=io.StringIO()), {}.get, full=False)
