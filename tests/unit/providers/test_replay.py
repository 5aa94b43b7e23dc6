from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.line import Far, binding, planned, prompt, reply, right
from tests.records import manifest

from vitaeval.errors import ConfigError, DataError, Permanent
from vitaeval.providers.replay import PROVIDER
from vitaeval.runner import folder as folders
from vitaeval.runner.cassette import cassette_text, recorded
from vitaeval.runner.generate import generate
from vitaeval.runner.journal import Journal, journaled
from vitaeval.runner.plan import Plan, plan
from vitaeval.schema.chat import Evidence, Message, Reply, Request, Role, Sampling
from vitaeval.schema.config import ModelConfig, Suite, Transport
from vitaeval.schema.outcome import ExampleOutcome, State
from vitaeval.schema.ports import ChatModel
from vitaeval.schema.provider import Surroundings

AROUND = Surroundings({}, Transport(), lambda _: None)
REAL = ModelConfig(
    name="far", provider="far", id="far-1", evidence=Evidence.REAL, sampling=Sampling(temperature=0.9, max_tokens=50)
)


def play(path: Path | None) -> tuple[ModelConfig, ChatModel]:
    cassette = None if path is None else str(path)
    config = ModelConfig(name="replay", provider="replay", id="r", evidence=Evidence.REPLAYED, cassette=cassette)
    return config, PROVIDER.build(config, AROUND)


def tape(root: Path, asked: Plan, far: Far) -> tuple[Path, tuple[ExampleOutcome, ...]]:
    """A cassette of a run, and the run's outcomes."""
    folder = folders.create(root, manifest(config=asked.config))

    async def run() -> tuple[ExampleOutcome, ...]:
        journal = Journal(folder / folders.JOURNAL)
        found = await generate(asked, journaled(far, journal), lambda _: None)
        journal.close()
        return found

    outcomes = asyncio.run(run())
    path = root / "tape.jsonl"
    path.write_text(cassette_text(recorded(folder)), encoding="utf-8")
    return path, outcomes


def real(request: Request) -> Reply:
    return proved(request, Evidence.REAL)


def proved(request: Request, evidence: Evidence) -> Reply:
    return Reply(**{**dict(reply(right(request), cost_usd=0.5)), "evidence": evidence})


def test_a_replayed_run_has_the_same_answers_at_the_same_cost_marked_as_replayed(tmp_path: Path) -> None:
    suite = Suite(name="all", trials=2)
    path, before = tape(tmp_path, planned(("one", "two"), model=REAL, suite=suite, epoch="night"), Far(real))
    config, chat = play(path)
    after = asyncio.run(generate(planned(("one", "two"), model=config, suite=suite), chat, lambda _: None))
    assert [item.stages for item in after] == [item.stages for item in before]
    replies = [
        (one.reply, two.reply)
        for a, b in zip(before, after, strict=True)
        for one, two in zip(a.calls, b.calls, strict=True)
    ]
    assert len(replies) == 8
    for one, two in replies:
        assert (two.evidence, two.cost_usd, two.usage, two.timing) == (Evidence.REPLAYED, 0.5, one.usage, one.timing)


@pytest.mark.parametrize("evidence", [Evidence.SIMULATED, Evidence.PROMPT_BLIND, Evidence.REPLAYED])
def test_a_recording_never_proves_more_than_what_was_recorded(tmp_path: Path, evidence: Evidence) -> None:
    asked = planned(("one",))
    path, _ = tape(tmp_path, asked, Far(lambda request: proved(request, evidence)))
    config, chat = play(path)
    (after,) = asyncio.run(generate(planned(("one",), model=config), chat, lambda _: None))
    assert {call.reply.evidence for call in after.calls} == {evidence}


def test_repairs_are_replayed_too(tmp_path: Path) -> None:
    far = Far(lambda request: right(request) if request.purpose.attempt else "prose")
    path, before = tape(tmp_path, planned(("one",)), far)
    config, chat = play(path)
    after = asyncio.run(generate(planned(("one",), model=config), chat, lambda _: None))
    assert [call.repair for call in after[0].calls] == [False, True, False, True]
    assert after == before


def question(tmp_path: Path) -> tuple[Path, ChatModel, Request]:
    far = Far()
    path, _ = tape(tmp_path, planned(("one",)), far)
    return path, play(path)[1], far.asked[0]


def test_a_question_that_was_not_recorded_is_named_with_its_place_key_and_cassette(tmp_path: Path) -> None:
    path, chat, asked = question(tmp_path)
    other = replace(asked, trial=3)
    with pytest.raises(Permanent) as failed:
        asyncio.run(chat(other))
    assert f"{path} has no entry for greet/find/one/trial 3 (key " in str(failed.value)
    assert "answers another question" not in str(failed.value)


@pytest.mark.parametrize(
    "change",
    [
        {"messages": (Message(role=Role.USER, content="something else"),)},
        {"output": None},
        {"sampling": Sampling(temperature=0.1)},
    ],
    ids=["messages", "schema", "sampling"],
)
def test_an_answer_to_another_question_is_not_given(tmp_path: Path, change: dict[str, Any]) -> None:
    _, chat, asked = question(tmp_path)
    with pytest.raises(Permanent, match=r"answers another question; prompt greet 1\.0\.0"):
        asyncio.run(chat(replace(asked, **change)))


def test_a_run_with_a_changed_prompt_is_unanswered_not_wrong(tmp_path: Path) -> None:
    asked = planned(("one", "two"))
    path, _ = tape(tmp_path, asked, Far())
    config, chat = play(path)
    stage = prompt().stages[0]
    changed = prompt(binding(stage.stage, "Read again {{ job }}"), prompt().stages[1])
    again = planned(("one", "two"), model=config)
    other = plan(again.config, again.setting.task, changed, again.golden, again.examples)
    outcomes = asyncio.run(generate(other, chat, lambda _: None))
    assert {item.state for item in outcomes} == {State.UNANSWERED}


def test_cassettes_can_be_joined(tmp_path: Path) -> None:
    paths = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        paths.append(tape(tmp_path / name, planned((name,)), Far())[0])
    joined = tmp_path / "both.jsonl"
    joined.write_text("".join(path.read_text() for path in paths))
    config, chat = play(joined)
    outcomes = asyncio.run(generate(planned(("one", "two"), model=config), chat, lambda _: None))
    assert {item.state for item in outcomes} == {State.SCORED}


def test_without_a_cassette_the_remedy_is_named() -> None:
    with pytest.raises(ConfigError, match="vitaeval record"):
        play(None)


def test_a_missing_cassette_is_found_before_the_first_question(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot read the cassette"):
        play(tmp_path / "none.jsonl")


def test_replaying_spends_nothing_and_needs_no_key() -> None:
    assert (PROVIDER.spends, PROVIDER.key_env) == (False, None)
