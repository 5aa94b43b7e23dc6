from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disk import disk_of
from tests.line import Far, reply

from vitaeval.errors import DataError, EnvironmentFailure, Transient
from vitaeval.runner.journal import Journal, journaled
from vitaeval.schema.call_key import call_key
from vitaeval.schema.chat import Message, Purpose, Reply, Request, Role, Sampling


def request(example: str = "first", trial: int = 0) -> Request:
    return Request(
        purpose=Purpose(task="greet", stage="find", example=example),
        messages=(Message(role=Role.USER, content=f"about {example}"),),
        model="far-1",
        sampling=Sampling(),
        output=None,
        trial=trial,
    )


def ask(path: Path, far: Far, *requests: Request) -> list[Reply]:
    """All requests at once, through one opening of the journal."""

    async def all_of(journal: Journal) -> list[Reply]:
        chat = journaled(far, journal)
        return await asyncio.gather(*(chat(item) for item in requests))

    journal = Journal(path)
    try:
        return asyncio.run(all_of(journal))
    finally:
        journal.close()


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_calls_at_the_same_time_are_all_on_disk_once_each(tmp_path: Path) -> None:
    asked = [request(f"e{number}") for number in range(200)]
    ask(tmp_path / "j", Far(), *asked)
    found = rows(tmp_path / "j")
    assert sorted(str(row["key"]) for row in found) == sorted(call_key(item) for item in asked)
    assert found[0]["task"] == "greet"


def test_a_kept_answer_is_not_asked_again(tmp_path: Path) -> None:
    first, again = Far(), Far(say=lambda _: pytest.fail("asked again"))
    before = ask(tmp_path / "j", first, request("a"), request("b"))
    assert ask(tmp_path / "j", again, request("a"), request("b")) == before
    assert len(rows(tmp_path / "j")) == 2


def test_the_journal_tells_how_many_calls_it_saved(tmp_path: Path) -> None:
    ask(tmp_path / "j", Far(), request("a"))
    journal = Journal(tmp_path / "j")
    asyncio.run(journaled(Far(), journal)(request("a")))
    journal.close()
    assert journal.reused == 1


def test_only_what_is_new_is_asked(tmp_path: Path) -> None:
    ask(tmp_path / "j", Far(), request("a"))
    far = Far()
    ask(tmp_path / "j", far, request("a"), request("b"), request("a", trial=1))
    assert [(item.purpose.example, item.trial) for item in far.asked] == [("b", 0), ("a", 1)]


def test_a_call_without_an_answer_leaves_no_line(tmp_path: Path) -> None:
    def fail(_: Request) -> str:
        raise Transient("far", "away")

    with pytest.raises(Transient):
        ask(tmp_path / "j", Far(say=fail), request("a"))
    assert rows(tmp_path / "j") == []


@given(cut=st.integers(1, 10_000), text=st.text(max_size=30))
@settings(deadline=None)
def test_a_torn_last_line_is_cut_and_asked_again(tmp_path_factory: pytest.TempPathFactory, cut: int, text: str) -> None:
    path = tmp_path_factory.mktemp("torn") / "j"
    ask(path, Far(say=lambda _: text), request("a"))
    whole = path.read_bytes()
    ask(path, Far(say=lambda _: text), request("b"))
    last = len(path.read_bytes()) - len(whole)
    path.write_bytes(path.read_bytes()[: -(1 + cut % (last - 1))])
    far = Far(say=lambda _: text)
    ask(path, far, request("a"), request("b"))
    assert [item.purpose.example for item in far.asked] == ["b"]
    assert len(rows(path)) == 2


@pytest.mark.parametrize("line", ["{", "[]", '{"key": "k"}', '{"key": "k", "reply": {"text": 1}}', "null", ""])
def test_a_broken_line_in_the_middle_is_named_and_nothing_is_changed(tmp_path: Path, line: str) -> None:
    path = tmp_path / "j"
    ask(path, Far(), request("a"), request("b"))
    first, second = path.read_text().splitlines()
    path.write_text(f"{first}\n{line}\n{second}\n")
    before = path.read_bytes()
    with pytest.raises(DataError, match=r"j:2: broken journal line"):
        Journal(path)
    assert path.read_bytes() == before


@given(st.text())
def test_any_text_survives_the_journal(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("text") / "j"
    (before,) = ask(path, Far(say=lambda _: text), request())
    (after,) = ask(path, Far(say=lambda _: pytest.fail("asked again")), request())
    assert after == before == reply(text)


@pytest.mark.parametrize(
    "other",
    [
        replace(request(), model="far-2"),
        replace(request(), sampling=Sampling(seed=1)),
        replace(request(), trial=1),
        replace(request(), epoch="1"),
        replace(request(), messages=(Message(role=Role.USER, content="else"),)),
        replace(request(), purpose=Purpose(task="greet", stage="find", example="first", attempt=1)),
    ],
)
def test_whatever_decides_an_answer_is_part_of_its_key(other: Request) -> None:
    assert call_key(other) != call_key(request())


def test_structured_inputs_are_no_part_of_the_key() -> None:
    assert call_key(replace(request(), inputs={"example": object()})) == call_key(request())


@pytest.mark.parametrize("spare", [0, 1, 100])
def test_a_full_disk_is_no_half_line_and_the_rest_is_asked_later(tmp_path: Path, spare: int) -> None:
    path = tmp_path / "j"
    ask(path, Far(), request("a"))
    with disk_of(path.stat().st_size + spare), pytest.raises(EnvironmentFailure, match="cannot write"):
        ask(path, Far(), request("b"), request("c"))
    assert [row["example"] for row in rows(path)] == ["a"]
    far = Far()
    ask(path, far, request("a"), request("b"), request("c"))
    assert [item.purpose.example for item in far.asked] == ["b", "c"]
    assert [row["example"] for row in rows(path)] == ["a", "b", "c"]


def test_an_answer_that_the_disk_did_not_take_is_not_relied_on(tmp_path: Path) -> None:
    async def both() -> None:
        chat = journaled(Far(), journal)
        for _ in range(2):
            with pytest.raises(EnvironmentFailure):
                await chat(request("b"))

    journal = Journal(tmp_path / "j")
    with disk_of(10):
        asyncio.run(both())
    journal.close()
    assert journal.reused == 0
    assert (tmp_path / "j").read_bytes() == b""
