"""What a batch owes is waited for; what it never answers is asked once, live."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.transport.virtual import Scripted, reply, request

from vitaeval.errors import Transient
from vitaeval.schema.call_key import call_key
from vitaeval.schema.chat import Reply, Request
from vitaeval.schema.ports import ChatModel
from vitaeval.transport.batch_file import BatchFile
from vitaeval.transport.collect import collected

ORDERED, OTHER = request("e1"), request("e2")


def ordered(folder: Path) -> BatchFile:
    file = BatchFile(folder / "batches.jsonl")
    file.ordered("b1", "p", 0.0, {"c1": call_key(ORDERED)})
    return file


async def test_what_is_ordered_comes_from_the_batch_and_the_rest_live(tmp_path: Path) -> None:
    live, batch = Scripted(reply()), Scripted(reply())
    chat = collected(live, batch, ordered(tmp_path))
    await chat(ORDERED)
    await chat(OTHER)
    assert (batch.examples, live.examples) == (["e1"], ["e2"])


async def test_what_the_batch_ended_without_is_asked_live(tmp_path: Path) -> None:
    live, file = Scripted(reply()), ordered(tmp_path)

    async def expired(item: Request, /) -> Reply:
        file.lost("b1", [call_key(item)])
        raise Transient("p", "expired")

    await collected(live, expired, file)(ORDERED)
    assert live.examples == ["e1"]


async def test_what_the_batch_may_still_bring_is_not_bought_again(tmp_path: Path) -> None:
    live: ChatModel = Scripted(reply())
    waiting = Scripted(Transient("p", "the batch is not answered yet"))
    with pytest.raises(Transient, match="not answered yet"):
        await collected(live, waiting, ordered(tmp_path))(ORDERED)
    assert isinstance(live, Scripted)
    assert live.examples == []
