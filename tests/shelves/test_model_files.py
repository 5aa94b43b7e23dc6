"""Every file of conf/model can be chosen, and says where its figures come from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from vitaeval.app.configure import configured
from vitaeval.app.models import load_model, model_names, provider_of
from vitaeval.app.project import Project
from vitaeval.schema.chat import Evidence
from vitaeval.schema.config import ModelConfig

PROJECT = Project(Path(__file__).parents[2])
NAMES = model_names(PROJECT)
WITHOUT_A_PRICE = ("baseline", "reference", "replay", "simulated")
WANTED = {
    "llama-3.3-70b-versatile",
    "llama-3.1-8b-instant",
    "llama-4-scout",
    "gpt-oss-120b",
    "gpt-4o",
    "gpt-4o-mini",
    "local",
    "baseline",
    "reference",
}


@pytest.fixture(params=NAMES)
def model(request: pytest.FixtureRequest) -> ModelConfig:
    return load_model(PROJECT, request.param)


def test_the_models_that_users_ask_for_are_there() -> None:
    assert set(NAMES) >= WANTED
    providers = {load_model(PROJECT, name).provider for name in NAMES}
    assert providers >= {"openai", "azure", "anthropic", "groq", "compatible"}


def test_a_model_is_called_like_its_file_and_has_a_provider(model: ModelConfig) -> None:
    assert model.name in NAMES
    assert provider_of(model).evidence is model.evidence


@pytest.mark.parametrize("name", NAMES)
def test_a_model_can_be_chosen_and_overridden_on_the_command_line(name: str) -> None:
    assert configured(PROJECT, [f"model={name}"]).model == load_model(PROJECT, name)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITHOUT_A_PRICE])
def test_values_of_a_real_model_can_be_overridden_without_a_plus(name: str) -> None:
    changes = ("price.input=3", "price.output=4", "stream=true", "limits.rpm=7", "endpoint.base_url=http://x/v1")
    found = configured(PROJECT, [f"model={name}", *(f"model.{change}" for change in changes)]).model
    assert found.price is not None
    assert (found.price.input, found.price.output, found.limits.rpm) == (3, 4, 7)
    assert found.stream
    assert found.endpoint.base_url == "http://x/v1"


def test_a_price_is_dated_and_sourced_and_what_is_unknown_has_its_reason(model: ModelConfig) -> None:
    if model.evidence is not Evidence.REAL:
        return
    price = model.price
    assert price is not None
    assert date.fromisoformat(price.date) >= date(2026, 7, 1)
    assert price.source
    if None in (price.input, price.output, price.cached_input):
        assert price.note


def test_prices_are_per_million_and_ordered_as_vendors_order_them(model: ModelConfig) -> None:
    price = model.price
    if price is None or price.input is None or price.output is None:
        return
    assert 0.01 <= price.input < price.output <= 100
    assert price.cached_input is None or 0 < price.cached_input < price.input
    assert price.cache_write is None or price.cache_write > price.input


def test_limits_say_their_tier_and_source_or_why_they_are_unknown(model: ModelConfig) -> None:
    if model.evidence is not Evidence.REAL:
        return
    limits = model.limits
    if any((limits.rpm, limits.tpm, limits.rpd, limits.tpd)):
        assert limits.tier
        assert limits.source
    else:
        assert model.note
    assert model.context is None or model.max_output is None or model.max_output <= model.context


def test_no_file_holds_a_key(model: ModelConfig) -> None:
    text = (PROJECT.conf / "model" / f"{model.name}.yaml").read_text(encoding="utf-8")
    assert not any(mark in text for mark in ("sk-", "gsk_", "Bearer"))
    if model.evidence is Evidence.REAL:
        assert model.endpoint.key_env


def test_a_local_server_is_chosen_by_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_model(PROJECT, "local").endpoint.base_url == "http://127.0.0.1:11434/v1"
    monkeypatch.setenv("VITAEVAL_LOCAL_URL", "http://127.0.0.1:8000/v1")
    monkeypatch.setenv("VITAEVAL_LOCAL_MODEL", "mine")
    found = load_model(PROJECT, "local")
    assert (found.endpoint.base_url, found.id) == ("http://127.0.0.1:8000/v1", "mine")
