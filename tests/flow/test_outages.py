"""A provider that is down: whoever waits sees why, can leave, and loses nothing to one bad request."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from tests.flow.conftest import FAR, QUIET, Place, keys, record
from tests.wire.behaviour import Answer, Step, failure, shaped
from tests.wire.seen import Seen
from tests.wire.server import WireServer

ASKED = ("eval", *QUIET, "task=parse_job", "prompt=1.0.0", "model=local", "suite.examples=8", "cache=off")
QUICK = ("transport.backoff_s=0.01", "transport.backoff_max_s=0.02")
OPENED = "compatible: 5 calls failed in a row (HTTP 500"
HELD = "; holding, next try in 60 s, giving up after 300 s"


@pytest.fixture
def server(place: Place) -> Iterator[WireServer]:
    found = WireServer().start()
    place.patch.setenv("VITAEVAL_LOCAL_URL", f"{found.url}/v1")
    place.patch.setenv("VITAEVAL_CONFIG_HOME", str(place.root / "no-keys"))
    yield found
    found.stop()


def test_a_held_run_says_so_and_can_be_interrupted(place: Place, server: WireServer) -> None:
    server.always(failure(500))
    process = subprocess.Popen(
        [sys.executable, str(FAR / "_run.py"), *ASKED, *QUICK],
        cwd=place.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ,
    )
    assert process.stderr is not None
    line = process.stderr.readline()
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=30)
    assert OPENED in line
    assert "something failed" in line
    assert HELD in line
    assert process.returncode == 130
    assert "the same command resumes" in rest
    assert "Traceback" not in rest
    (folder,) = place.folders()
    assert keys(folder) == []

    server.always(Answer(shaped))
    ended = place.run(*ASKED)
    assert (ended.code, f"resuming {folder.name}" in ended.out) == (0, True), ended


def test_how_long_a_run_waits_is_the_users_choice(place: Place, server: WireServer) -> None:
    server.always(failure(500))
    ended = place.run(*ASKED, *QUICK, "transport.hold_s=0")
    assert ended.code == 12
    assert "giving up after 0 s" in ended.err
    found = record(place.folders()[-1])
    assert found.states["unanswered"] == 8
    assert [line.split(" ", 1)[1] for line in found.notices] == ended.err.splitlines()
    assert "5 calls failed in a row" in (place.folders()[-1] / "report.md").read_text()


def test_a_silent_change_of_the_model_is_told(place: Place, server: WireServer) -> None:
    served = iter(["gpt-oss:20b", "gpt-oss:20b-q4"] * 4)
    server.always(lambda _seen: Answer(shaped, model=next(served)))
    assert place.run(*ASKED).code == 0
    report = (place.folders()[-1] / "report.md").read_text()
    assert "Answered by `gpt-oss:20b-q4`, while `gpt-oss:20b` was asked for." in report


def test_an_empty_account_is_said_once_with_the_remedy(place: Place, server: WireServer) -> None:
    server.configure(credit=3)
    ended = place.run(*ASKED)
    assert ended.code == 12
    assert ended.err.count("the account is empty: no further calls; top it up and run the same command again") == 1
    server.configure(credit=-1)
    again = place.run(*ASKED)
    assert (again.code, again.err) == (0, "")
    assert "3 of them from the journal" in again.out


def test_one_request_that_always_fails_costs_three_requests_and_the_run_goes_on(
    place: Place, server: WireServer
) -> None:
    bad: list[str] = []

    def fails_for_one(seen: Seen) -> Any:
        bad.extend([] if bad else [seen.key])
        step: Step = failure(500) if seen.key == bad[0] else Answer(shaped)
        return step

    server.always(fails_for_one)
    ended = place.run(*ASKED, "concurrency=2", "max_unanswered=0.2")
    assert (ended.code, ended.err) == (0, "")
    states = record(place.folders()[-1]).states
    assert (states["scored"], states["unanswered"]) == (7, 1)
    asked = Counter(seen.key for seen in server.requests)
    assert asked.pop(bad[0]) == 3
    assert set(asked.values()) == {1}
