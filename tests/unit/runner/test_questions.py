from __future__ import annotations

from pathlib import Path

from tests.line import planned, reply
from tests.unit.runner.planned import asked, priced

from vitaeval.runner.journal import Journal
from vitaeval.runner.questions import questions
from vitaeval.schema.call_key import call_key
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.config import Suite


def test_every_stage_of_every_example_in_every_trial_is_a_call() -> None:
    found = questions(planned(["a", "b"], suite=Suite(name="all", trials=3))).found
    assert len(found) == 2 * 2 * 3
    assert {(item.stage, item.example) for item in found} == {(s, e) for s in ("find", "write") for e in ("a", "b")}
    assert not any(item.held for item in found)


def test_sizes_are_those_of_the_messages_that_would_be_sent() -> None:
    found = questions(planned(["first"])).found
    sizes = {item.stage: item.prompt_chars for item in found}
    assert sizes["find"] == len("Answer in JSON.\nRead first posting")
    assert sizes["write"] == len("Answer in JSON.\nRead first posting, write on first")


def test_the_shared_beginning_is_found_over_all_prompts() -> None:
    found = questions(planned(["anna", "andrea"]))
    assert found.prefix_chars("find") == len("Answer in JSON.\nRead an")
    assert questions(planned(["anna"])).prefix_chars("find") == 0


def test_answers_that_are_held_are_not_asked_for_again(tmp_path: Path) -> None:
    plan = priced()
    kept = dict(asked(plan, Journal(tmp_path / "journal.jsonl"), only=("e1", "e2")))

    def held(request: Request) -> Reply | None:
        return kept.get(call_key(request))

    found = questions(plan, held).found
    assert {item.example for item in found if item.held} == {"e1", "e2"}
    assert sum(item.held for item in found) == len(kept) == 4


def test_a_held_answer_that_is_invalid_needs_its_repair() -> None:
    def held(request: Request) -> Reply | None:
        return reply("no JSON at all") if (request.purpose.stage, request.purpose.attempt) == ("find", 0) else None

    found = questions(planned(["a"]), held).found
    assert [(item.stage, item.attempt, item.held) for item in found] == [
        ("find", 0, True),
        ("find", 1, False),
        ("write", 0, False),
    ]
