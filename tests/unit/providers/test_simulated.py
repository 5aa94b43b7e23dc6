"""A simulated model does what it is told, the same every time, and says that it is simulated."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from tests.line import TASK, example
from tests.people import TODAY, ground, profiles

from vitaeval.claims import check_cv
from vitaeval.errors import ConfigError, Transient
from vitaeval.providers._spoiling import DUTY, Spoiler, flattened
from vitaeval.providers.simulated import PROVIDER
from vitaeval.schema.chat import Evidence, Message, Purpose, Reply, Request, Role, Sampling
from vitaeval.schema.claim import Severity
from vitaeval.schema.config import ModelConfig, Transport
from vitaeval.schema.documents.cv import CvAnswer, TailoredCV
from vitaeval.schema.golden import Example
from vitaeval.schema.provider import Surroundings
from vitaeval.schema.simulation import Behaviour, Simulation, Whose

WHO = sorted(profiles())[0]
DRAWS = 400


def ask(simulation: Simulation, *, trial: int = 0, prompt: str = "1.0.0", epoch: str = "0") -> Reply:
    config = ModelConfig(name="sim", provider="simulated", id="sim", evidence=Evidence.SIMULATED, simulation=simulation)
    request = Request(
        purpose=Purpose(task="greet", stage="find", example="first"),
        messages=(Message(role=Role.USER, content="x" * 400),),
        model="m",
        sampling=Sampling(),
        output=None,
        trial=trial,
        epoch=epoch,
        prompt=prompt,
        inputs={"example": example(), "answers": {}},
    )
    return asyncio.run(PROVIDER.build(config, Surroundings({"greet": TASK}, Transport(), lambda _: None))(request))


def told(rates: Mapping[str, float]) -> Simulation:
    return Simulation(of=Whose.BASELINE, all=Behaviour(rates=rates))


def test_nothing_to_spoil_gives_the_right_answer_and_says_what_it_is() -> None:
    reply = ask(Simulation(of=Whose.BASELINE, all=Behaviour(latency_ms=900, cost_usd=0.01)))
    assert (reply.text, reply.evidence, reply.cost_usd) == ('{"word":"first"}', Evidence.SIMULATED, 0.01)
    assert reply.usage is not None
    assert reply.usage.prompt == 100
    assert 0 < reply.timing.latency_ms < 2 * 900


def test_an_outage_brings_no_answer() -> None:
    with pytest.raises(Transient, match="simulated outage"):
        ask(told({"outage": 1.0}))


def test_a_rate_is_kept_over_many_trials_and_the_same_trial_is_the_same() -> None:
    texts = [ask(told({"quotes_lost": 0.3}), trial=trial).text for trial in range(DRAWS)]
    assert 0.22 < sum("'" in text for text in texts) / DRAWS < 0.38
    assert texts == [ask(told({"quotes_lost": 0.3}), trial=trial).text for trial in range(DRAWS)]


@pytest.mark.parametrize("other", [{"prompt": "1.1.0"}, {"epoch": "1"}])
def test_another_version_or_epoch_draws_anew(other: dict[str, str]) -> None:
    def broken(**words: str) -> list[bool]:
        return ["'" in ask(told({"quotes_lost": 0.5}), trial=trial, **words).text for trial in range(30)]

    assert broken() != broken(**other)


def test_a_version_has_its_own_words_over_those_for_all() -> None:
    simulation = Simulation(
        of=Whose.BASELINE,
        all=Behaviour(rates={"quotes_lost": 1.0}, cost_usd=1.0),
        versions={"2.0.0": Behaviour(rates={})},
    )
    assert ask(simulation).text == "{'word':'first'}"
    better = ask(simulation, prompt="2.0.0")
    assert (better.text, better.cost_usd) == ('{"word":"first"}', 1.0)


def test_an_unknown_defect_is_named_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match=r"'employer_inventd'.*employer_invented"):
        ask(told({"employer_inventd": 0.1}))


def held() -> Example:
    return replace(example(), profile=ground(WHO).profile, as_of=TODAY.isoformat())


def test_flat_bullets_keep_every_fact() -> None:
    cv = ground(WHO).draft.cv
    flat = flattened(cv, 1.0, Random(0))
    assert [bullet.text for _, bullet in flat.bullets()] == [f"{DUTY}{bullet.text}" for _, bullet in cv.bullets()]
    assert flattened(cv, 0.0, Random(0)) == cv
    grave = [item for item in check_cv(ground(WHO).profile, flat, None, TODAY).claims if item.severity]
    assert not grave


def test_an_invented_employer_is_one_that_the_person_never_had() -> None:
    how = Behaviour(rates={"employer_invented": 1.0})
    answer = CvAnswer(answer=ground(WHO).draft.cv)
    spoiled = CvAnswer.model_validate_json(Spoiler(lambda: profiles().values()).text(answer, held(), how, Random(1)))
    assert isinstance(spoiled.answer, TailoredCV)
    person = ground(WHO).profile
    own = {item.name for item in person.work} | {item.organization for item in person.volunteer}
    assert {item.organization for item in spoiled.answer.experience} - own
    found = check_cv(person, spoiled.answer, None, TODAY)
    assert Severity.CRITICAL in {claim.severity for claim in found.claims}
