"""`mode=batch` from the command line: one order a stage, half the price, found again after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator

import pytest
from tests.flow.conftest import Place, record
from tests.wire.batches import Batches
from tests.wire.behaviour import Answer, shaped
from tests.wire.server import WireServer, until

ASKED = ("task=parse_job", "prompt=1.0.0", "model=gpt-4o-mini", "suite.examples=4", "cache=off")
ANSWER = Answer(shaped, prompt_tokens=1000, completion_tokens=500)


@pytest.fixture
def server(place: Place) -> Iterator[WireServer]:
    place.patch.setenv("OPENAI_API_KEY", "sk-not-a-real-key-0123456789")
    started = WireServer().start()
    started.always(ANSWER)
    yield started
    started.stop()


def asked(server: WireServer, *more: str) -> tuple[str, ...]:
    return (*ASKED, f"model.endpoint.base_url={server.url}/v1", *more)


def test_all_examples_are_one_order_at_half_the_price(place: Place, server: WireServer) -> None:
    far = Batches("openai", polls=0, answer=ANSWER).attach(server)
    batch = record(place.eval(*asked(server, "mode=batch", "concurrency=1")))
    assert (str(batch.evidence), batch.states["scored"]) == ("real", 4)
    assert [len(items) for items in far.orders.values()] == [4]
    live = record(place.eval(*asked(server, "epoch=2")))
    assert live.aggregate("cost").mean == pytest.approx(2 * batch.aggregate("cost").mean)
    assert live.aggregate("latency").mean is not None
    assert (batch.aggregate("latency").mean, batch.aggregate("latency").not_applicable) == (None, 4)
    assert live.aggregate("extraction") == batch.aggregate("extraction")


def test_a_killed_run_finds_its_batch_again_and_orders_nothing(place: Place, server: WireServer) -> None:
    far = Batches("openai", polls=10_000, answer=ANSWER).attach(server)
    process = subprocess.Popen(place.command(*asked(server, "mode=batch")), cwd=place.root, env=dict(os.environ))
    until(lambda: any(far.looks.values()), 60)
    process.send_signal(signal.SIGKILL)
    process.wait()
    far.polls = 0
    folder = place.eval(*asked(server, "mode=batch"))
    assert place.folders() == [folder]
    assert record(folder).states["scored"] == 4
    assert [len(items) for items in far.orders.values()] == [4]


def test_a_run_that_goes_on_live_waits_for_what_is_ordered_and_buys_nothing_twice(
    place: Place, server: WireServer
) -> None:
    far = Batches("openai", polls=10_000, answer=ANSWER).attach(server)
    process = subprocess.Popen(place.command(*asked(server, "mode=batch")), cwd=place.root, env=dict(os.environ))
    until(lambda: any(far.looks.values()), 60)
    process.send_signal(signal.SIGKILL)
    process.wait()
    far.polls = 0
    server.requests.clear()
    ended = place.run("eval", *asked(server, "mode=live", "concurrency=2"), "tracking=none")
    assert "4 answers are ordered in a batch already: waiting for them" in ended.err
    found = record(place.folders()[-1])
    assert (found.states["scored"], len(place.folders())) == (4, 1)
    assert [len(items) for items in far.orders.values()] == [4]
    assert [seen.path for seen in server.requests if seen.path.endswith("completions")] == []
    assert found.aggregate("latency").not_applicable == 4


def test_items_without_an_answer_are_asked_singly_later(place: Place, server: WireServer) -> None:
    prompts: list[str] = []

    def fate(prompt: str) -> str:
        prompts.append(prompt)
        return "expired" if prompt == prompts[0] else "answered"

    Batches("openai", fate, polls=0, answer=ANSWER).attach(server)
    words = (*(word for word in asked(server) if word != "cache=off"), "tracking=none")
    assert place.run("eval", *words, "mode=batch").code == 12
    assert record(place.folders()[-1]).states["unanswered"] == 1
    server.requests.clear()
    again = record(place.eval(*words))
    assert again.states["scored"] == 4
    assert [seen.path for seen in server.requests] == ["/v1/chat/completions"]


def test_a_provider_without_batches_is_named_before_any_call(place: Place, server: WireServer) -> None:
    ended = place.run("eval", "tracking=none", *ASKED[:2], "model=local", "mode=batch")
    assert ended.code == 2
    assert "mode=live" in ended.err
    assert server.requests == []
