from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from tests.line import TASK, Letter, both, config, example, golden, planned, prompt, reply

from vitaeval.errors import ConfigError
from vitaeval.runner.judging import Delivery, asked, deliveries, duels, judge_of, recorded
from vitaeval.runner.plan import plan
from vitaeval.schema.cassette import Recorded as Entry
from vitaeval.schema.chat import Evidence, Purpose, Sampling
from vitaeval.schema.config import ModelConfig
from vitaeval.schema.judgement import Grade, JudgedExpected, Judgement
from vitaeval.schema.outcome import Call, ExampleOutcome, Malformed, Ok, StageOutcome, State, Unanswered
from vitaeval.schema.task import JudgeSpec

GRADE = Grade(reason="it says so", quote=None, band=4)
JUDGEMENT = Judgement(relevance=GRADE, evidence=GRADE, clarity=GRADE)


def written(answer: BaseModel) -> str | None:
    return answer.text if isinstance(answer, Letter) and answer.length else None


def outcome(name: str, *, trial: int = 0, **more: Any) -> ExampleOutcome:
    values: dict[str, Any] = {"stages": both(name), "calls": (), "state": State.SCORED}
    return ExampleOutcome(example=name, trial=trial, **{**values, **more})


def delivery(name: str = "first", text: str = "a letter", trial: int = 0) -> Delivery:
    return Delivery(example(name), trial, text)


def test_only_what_was_delivered_is_judged() -> None:
    lost: Mapping[str, StageOutcome] = {"find": Ok(Letter(text="x", length=1)), "write": Malformed("no JSON")}
    found = [
        outcome("first"),
        outcome("second", stages=dict(lost), state=State.MALFORMED),
        outcome("third", stages=both("third", size=0)),
        outcome("fourth", state=State.SUBSTITUTED),
        outcome("first", trial=1),
    ]
    known = {name: example(name) for name in ("first", "second", "third", "fourth")}
    assert [(item.name, item.text) for item in deliveries(found, known, TASK, JudgeSpec((), written))] == [
        ("first", "first"),
        ("first#1", "first"),
    ]


def test_nobodys_labels_and_no_threshold_go_along() -> None:
    question = asked(delivery())
    assert question.expected == JudgedExpected(document="a letter")
    assert question.threshold == 0.0
    assert question.cluster == "first"


def test_chance_puts_documents_first_the_same_for_everybody_and_evenly() -> None:
    found = duels(
        [delivery(f"e{number}", f"ours {number}") for number in range(200)],
        [delivery(f"e{number}", f"theirs {number}") for number in range(200)],
    )
    firsts = sum(duel.is_candidate_first for duel in found)
    assert 70 < firsts < 130
    for duel in found:
        first, second = duel.expected.first, duel.expected.second
        assert first.startswith("ours") is duel.is_candidate_first
        assert {first, second} == {duel.candidate.text, duel.baseline.text}
    assert [duel.is_candidate_first for duel in found] == [duel.is_candidate_first for duel in found]


def test_a_pair_turned_round_is_shown_in_the_same_order() -> None:
    for number in range(20):
        ours, theirs = delivery(text=f"a {number}"), delivery(text=f"b {number}")
        (duel,), (back,) = duels([ours], [theirs]), duels([theirs], [ours])
        assert {duel.expected.first, duel.expected.second} == {back.expected.first, back.expected.second}


def test_only_what_both_delivered_is_a_pair_and_one_text_twice_needs_no_judge() -> None:
    (duel,) = duels([delivery("a", "x"), delivery("b", "y")], [delivery("a", "x"), delivery("c", "z")])
    assert duel.is_same


def test_a_judge_is_its_prompt_its_model_and_its_sampling() -> None:
    here = judge_of(planned())
    assert (here.task, here.version, here.model) == ("greet", "1.0.0", "far/far-1")
    warm = ModelConfig(**{**dict(config().model), "sampling": Sampling(temperature=1.0)})
    assert judge_of(planned(model=warm)) != here
    assert judge_of(planned(epoch="tomorrow")) == here


def test_two_models_are_no_judge() -> None:
    other = ModelConfig(**{**dict(config().model), "id": "far-2"})
    with pytest.raises(ConfigError, match="needs one judge for all it asks, this would be far/far-1, far/far-2"):
        judge_of(planned(stage_models={"write": other}))


def entry(model: str, task: str = "greet", stage: str = "find") -> Entry:
    return Entry(
        key="0" * 64,
        purpose=Purpose(task=task, stage=stage, example="first"),
        trial=0,
        epoch="0",
        provider="far",
        model=model,
        sampling=Sampling(temperature=0.2),
        run="r1",
        recorded="2026-01-01T00:00:00+00:00",
        prompt="greet 1.0.0",
        golden="core",
        reply=reply("{}"),
    )


def replayed(tmp_path: Path, *entries: Entry) -> ModelConfig:
    path = tmp_path / "c.jsonl"
    path.write_text("".join(f"{item.model_dump_json()}\n" for item in entries))
    return ModelConfig(name="replay", provider="replay", id="c", evidence=Evidence.REPLAYED, cassette=str(path))


def test_a_cassettes_judge_is_the_model_that_was_recorded(tmp_path: Path) -> None:
    model = replayed(tmp_path, entry("far-7"), entry("far-7", stage="write"), entry("another", task="generate_cv"))
    found = judge_of(planned(model=model))
    assert (found.model, found.sampling) == ("far/far-7", Sampling(temperature=0.2))


def test_a_cassette_of_two_judges_or_none_has_no_judge(tmp_path: Path) -> None:
    for entries in ([entry("far-7"), entry("far-8")], [entry("far-7", task="generate_cv")]):
        with pytest.raises(ConfigError, match="needs one judge"):
            judge_of(planned(model=replayed(tmp_path, *entries)))


def test_what_became_of_a_question_is_told_with_its_cost() -> None:
    judge = judge_of(plan(config(), TASK, prompt(), golden(example()), (example(),)))
    call = Call("main", reply("{}", cost_usd=0.2), repair=False)
    right = ExampleOutcome("first", 0, {"main": Ok(JUDGEMENT)}, (call, call), State.SCORED)
    found = recorded(delivery(), right, judge)
    assert (found.judgement, found.cost_usd, found.served, found.reason) == (JUDGEMENT, 0.4, "far-1", None)
    unknown = ExampleOutcome(
        "first", 0, {"main": Malformed("no JSON")}, (Call("main", reply("x"), False),), State.MALFORMED
    )
    found = recorded(delivery(), unknown, judge)
    assert (found.judgement, found.cost_usd, found.reason) == (None, None, "no JSON")
    silent = ExampleOutcome("first", 0, {"main": Unanswered("away")}, (), State.UNANSWERED)
    found = recorded(delivery(), silent, judge)
    assert (found.served, found.evidence, found.reason, found.cost_usd) == (None, None, "away", 0.0)


def test_one_document_one_digest() -> None:
    judge = judge_of(planned())
    lines = [
        recorded(delivery(text=text), ExampleOutcome("first", 0, {"main": Ok(JUDGEMENT)}, (), State.SCORED), judge)
        for text in ("a", "a", "b")
    ]
    assert lines[0].document == lines[1].document != lines[2].document
