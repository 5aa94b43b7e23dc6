from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from tests.line import Far, planned, reply, right
from tests.records import manifest

from vitaeval.errors import DataError
from vitaeval.runner import folder as folders
from vitaeval.runner.cassette import cassette_text, recorded
from vitaeval.runner.generate import generate
from vitaeval.runner.journal import Journal, journaled
from vitaeval.runner.plan import Plan
from vitaeval.schema.call_key import call_key
from vitaeval.schema.cassette import read_cassette
from vitaeval.schema.chat import Request
from vitaeval.schema.config import Suite


def ran(runs: Path, plan: Plan, far: Far) -> Path:
    folder = folders.create(runs, manifest(config=plan.config))

    async def run() -> None:
        journal = Journal(folder / folders.JOURNAL)
        await generate(plan, journaled(far, journal), lambda _: None)
        journal.close()

    asyncio.run(run())
    return folder


def test_a_cassette_holds_every_answer_with_model_date_cost_and_place(tmp_path: Path) -> None:
    plan = planned(("one", "two"), suite=Suite(name="all", trials=2))
    far = Far(lambda request: reply(right(request), cost_usd=0.25))
    entries = recorded(ran(tmp_path, plan, far))
    assert len(entries) == 8
    assert {(entry.purpose.example, entry.trial, entry.purpose.stage) for entry in entries} == {
        (name, trial, stage) for name in ("one", "two") for trial in (0, 1) for stage in ("find", "write")
    }
    first = entries[0]
    assert (first.provider, first.model, first.recorded) == ("far", "far-1", "2026-01-01T00:00:00+00:00")
    assert first.prompt == f"greet 1.0.0 ({'p' * 12})"
    assert {entry.reply.cost_usd for entry in entries} == {0.25}
    assert {entry.key for entry in entries} == {call_key(request) for request in far.asked}


def test_a_repair_call_is_an_answer_of_its_own(tmp_path: Path) -> None:
    def say(request: Request) -> str:
        return right(request) if request.purpose.attempt else "prose"

    entries = recorded(ran(tmp_path, planned(("one",)), Far(say)))
    assert [(entry.purpose.stage, entry.purpose.attempt) for entry in entries] == [
        ("find", 0),
        ("find", 1),
        ("write", 0),
        ("write", 1),
    ]


def test_the_same_run_gives_the_same_cassette_whoever_answered_first(tmp_path: Path) -> None:
    folder = ran(tmp_path, planned(("one", "two", "three")), Far())
    before = cassette_text(recorded(folder))
    path = folder / folders.JOURNAL
    path.write_bytes(b"".join(sorted(path.read_bytes().splitlines(keepends=True), reverse=True)))
    assert cassette_text(recorded(folder)) == before


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    say = Far(lambda request: reply(right(request) + "\n\u2028 Zürich", cost_usd=None, usage=None))
    entries = recorded(ran(tmp_path, planned(("one",)), say))
    path = tmp_path / "c.jsonl"
    path.write_text(cassette_text(entries), encoding="utf-8", newline="\n")
    assert read_cassette(path) == entries
    path.write_text(cassette_text(entries) * 2 + "\n", encoding="utf-8")
    assert read_cassette(path) == entries * 2


def test_an_unfinished_run_with_a_torn_line_gives_what_it_has(tmp_path: Path) -> None:
    folder = ran(tmp_path, planned(("one", "two")), Far())
    path = folder / folders.JOURNAL
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert len(recorded(folder)) == 3
    assert path.read_bytes() == whole[:-20]


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"broken\n", b'{"key": "x"}\n'])
def test_a_journal_without_usable_answers_is_named(tmp_path: Path, content: bytes) -> None:
    folder = folders.create(tmp_path, manifest())
    (folder / folders.JOURNAL).write_bytes(content)
    with pytest.raises(DataError, match=r"has no answers|journal\.jsonl:1"):
        recorded(folder)


def test_a_run_without_a_journal_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"journal\.jsonl: cannot read"):
        recorded(folders.create(tmp_path, manifest()))


def test_all_broken_lines_of_a_cassette_are_listed_at_once(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    good = cassette_text(recorded(ran(tmp_path, planned(("one",)), Far())))
    broken = json.loads(good.splitlines()[0])
    del broken["reply"]
    path.write_text(f"{good}{json.dumps(broken)}\nnonsense\n")
    with pytest.raises(DataError) as refused:
        read_cassette(path)
    assert [line.split(": ")[:2] for line in str(refused.value).splitlines()] == [
        [f"{path}:3", "reply"],
        [f"{path}:4", str(refused.value).splitlines()[1].split(": ")[1]],
    ]


@pytest.mark.parametrize("content", [None, "", "\n\n"])
def test_a_cassette_that_is_missing_or_empty_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "c.jsonl"
    if content is not None:
        path.write_text(content)
    with pytest.raises(DataError, match=r"c\.jsonl"):
        read_cassette(path)
