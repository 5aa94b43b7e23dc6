"""The wire server itself: what the other tests rely on."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.wire.behaviour import Answer, Raw, echo, failure, shaped
from tests.wire.process import WireProcess
from tests.wire.server import WireServer


def ask(url: str, text: str, path: str = "/v1/chat/completions", **more: Any) -> Any:
    body = {"model": "m", "messages": [{"role": "user", "content": text}], **more}
    request = urllib.request.Request(url + path, json.dumps(body).encode(), {"authorization": "Bearer k"})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.load(answer)


def status(url: str, text: str) -> int:
    try:
        ask(url, text)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    return 200


def test_a_script_is_followed_in_order_and_then_the_configured_behaviour_holds(wire: WireServer) -> None:
    wire.configure(content="usual")
    wire.script(Answer(text=echo), failure(503))
    assert ask(wire.url, "first")["choices"][0]["message"]["content"] == "first"
    assert status(wire.url, "second") == 503
    assert ask(wire.url, "third")["choices"][0]["message"]["content"] == "usual"


def test_every_byte_of_a_request_is_kept(wire: WireServer) -> None:
    ask(wire.url, "what was said")
    (seen,) = wire.requests
    assert b"Authorization: Bearer k" in seen.raw
    assert seen.raw.endswith(seen.body)
    assert seen.prompt == "what was said"


def test_faults_at_a_rate_do_not_depend_on_the_order_of_requests(wire: WireServer) -> None:
    wire.configure(error_rate=0.5)
    forth = {n: status(wire.url, f"prompt {n}") for n in range(20)}
    wire.reset()
    back = {n: status(wire.url, f"prompt {n}") for n in reversed(range(20))}
    assert forth == back
    assert set(forth.values()) == {200, 500}


def test_the_request_limit_is_enforced_and_announced(wire: WireServer) -> None:
    wire.configure(rpm=0.6, burst=2)
    assert [status(wire.url, f"{n}") for n in range(3)] == [200, 200, 429]
    assert wire.stats.statuses == {200: 2, 429: 1}


def test_the_token_limit_counts_prompt_and_answer(wire: WireServer) -> None:
    wire.configure(tpm=0.6, token_burst=100)
    wire.always(Answer(prompt_tokens=50, completion_tokens=30, text="x"))
    assert [status(wire.url, f"{n}") for n in range(2)] == [200, 429]


def test_credit_runs_out(wire: WireServer) -> None:
    wire.configure(credit=1)
    assert [status(wire.url, f"{n}") for n in range(2)] == [200, 402]


def test_a_shaped_answer_follows_the_schema_that_was_sent(wire: WireServer) -> None:
    schema = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"]}
    wire.always(Answer(text=shaped))
    asked = {"type": "json_schema", "json_schema": {"name": "s", "schema": schema}}
    text = ask(wire.url, "x", response_format=asked)["choices"][0]["message"]["content"]
    assert json.loads(text) == {"n": 1}


def test_a_route_of_the_tests_own_answers(wire: WireServer) -> None:
    wire.route("POST", "/v1/batches", lambda seen: Raw(200, {"id": "batch_1"}))
    assert ask(wire.url, "x", path="/v1/batches") == {"id": "batch_1"}


def test_a_stopped_server_comes_back_at_its_address_with_its_counters(wire: WireServer) -> None:
    ask(wire.url, "before")
    wire.stop()
    with pytest.raises(urllib.error.URLError):
        ask(wire.url, "while away")
    wire.start()
    ask(wire.url, "after")
    assert wire.stats.answered == 2


@pytest.fixture
def process(tmp_path: Path) -> Iterator[WireProcess]:
    found = WireProcess(tmp_path / "log.jsonl", content="hello").start()
    yield found
    found.kill()


def test_a_killed_process_comes_back_and_its_log_outlives_it(process: WireProcess) -> None:
    ask(process.url, "before")
    process.kill()
    process.start()
    process.configure(content="again")
    assert ask(process.url, "after")["choices"][0]["message"]["content"] == "again"
    assert [row["status"] for row in process.logged()] == [200, 200]
    assert process.stats()["answered"] == 1
