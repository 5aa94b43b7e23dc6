"""The guard over logs of made-up traffic: what it says, what it does when it may, what it refuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.executions import execution, traffic
from tests.flow.conftest import Place
from tests.hooks import listening

from vitaeval.schema.execution import Execution

FINE = (0.02, 0.8)
DAY_MIN = 24 * 60
OWN = ("task=generate_cv", "registry=sandbox")


def log(path: Path, items: Iterable[Execution]) -> str:
    """The records in a file; the word that names it."""
    path.write_text("".join(f"{item.model_dump_json()}\n" for item in items), encoding="utf-8")
    return f"outcomes={path}"


def harmful(seed: int = 1) -> list[Execution]:
    """Both versions are fine, then every answer of 1.1.0 fails."""
    fine = list(traffic(seed, (600, "1.1.0/1.0.0", *FINE)))
    late = list(traffic(seed, (660, "1.1.0/1.0.0", *FINE)))[600:]
    return [*fine, *(_failed(item) if item.version == "1.1.0" else item for item in late)]


def _failed(item: Execution) -> Execution:
    return Execution(**{**dict(item), "error": "timeout", "signals": {}})


@pytest.mark.parametrize(
    ("items", "code"),
    [
        (list(traffic(1, (800, "1.1.0/1.0.0", *FINE))), 0),
        (harmful(), 10),
        (list(traffic(1, (600, "1.1.0/1.0.0", *FINE), (200, "1.1.0/1.0.0", 0.5, 0.8))), 11),
    ],
    ids=["fine", "harmful", "incident"],
)
def test_the_exit_code_tells_the_word(place: Place, items: list[Execution], code: int) -> None:
    ended = place.run("guard", log(place.root / "log.jsonl", items), *OWN, "candidate=1.1.0")
    assert ended.code == code, ended
    book = (place.root / "guard" / "generate_cv.jsonl").read_text().splitlines()
    assert json.loads(book[-1])["action"] == {0: "hold", 10: "rollback", 11: "alert"}[code]


def test_it_acts_only_when_told_to_and_once_a_day(place: Place) -> None:
    for version in ("1.0.0", "1.1.0"):
        words = ("task=generate_cv", f"version={version}@simulated", "registry=sandbox", "force=true", "reason=try")
        assert place.run("promote", *words).code == 0
    outcomes = log(place.root / "log.jsonl", harmful())
    dry = place.run("guard", outcomes, *OWN)
    assert (dry.code, "would roll back 1.1.0" in dry.out) == (10, True), dry
    assert "rollback" not in place.run("ledger", "show", *OWN).out
    acted = place.run("guard", outcomes, *OWN, "act=true")
    assert "rolled back from 1.1.0 to 1.0.0" in acted.out
    assert "rollback" in place.run("ledger", "show", *OWN).out
    again = place.run("guard", outcomes, *OWN, "act=true", "candidate=1.1.0")
    assert "1.1.0 is not in service" in again.out
    words = ("task=generate_cv", "version=1.1.0@simulated", "registry=sandbox", "force=true", "reason=once more")
    assert place.run("promote", *words).code == 0
    later = place.run("guard", outcomes, *OWN, "act=true")
    assert "one automatic rollback in 24 h" in later.out


def test_unusual_use_calls_the_platform_once_a_day(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = [day * DAY_MIN + 480 + place for day in range(9) for place in range(30)]
    burst = [8 * DAY_MIN + 120 + place for place in range(200)]
    items = [execution(number, tenant="acme") for number in usual]
    items += [execution(number, id=f"b{number}", tenant="stranger") for number in burst]
    outcomes = log(place.root / "log.jsonl", sorted(items, key=lambda item: item.time))
    with listening() as hook:
        monkeypatch.setenv("VITAEVAL_ALERT_PLATFORM", hook.url)
        first = place.run("guard", outcomes, *OWN, "candidate=1.1.0")
        assert place.run("guard", outcomes, *OWN, "candidate=1.1.0").code == first.code == 0
    assert sorted(call["rule"] for call in hook.seen) == ["unknown-caller", "unusual-hours", "unusual-volume"]
    assert "high: generate_cv: requests +667% against the week before; platform called" in first.out


def test_a_task_that_nobody_knows_is_refused_among_the_alerts(place: Place) -> None:
    path = place.root / "conf" / "alerts.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("generate_cv: {lat", "generate_vc: {lat"), encoding="utf-8")
    ended = place.run("guard", log(place.root / "log.jsonl", harmful()), *OWN)
    assert (ended.code, "did you mean generate_cv" in ended.err) == (2, True), ended


def test_a_growing_file_is_followed(place: Place) -> None:
    path = place.root / "log.jsonl"
    items = harmful()
    command = [sys.executable, "-c", "import sys; from vitaeval.cli import main; sys.exit(main(sys.argv[1:]))"]
    words = ["guard", f"outcomes={path}", *OWN, "candidate=1.1.0", "follow=true", "every_s=0.05"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*command, *words], cwd=place.root, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            with path.open("a", encoding="utf-8") as file:
                for item in items[:600]:
                    file.write(f"{item.model_dump_json()}\n")
                file.flush()
                assert process.stdout.readline().startswith("HOLD")
                for item in items[600:]:
                    file.write(f"{item.model_dump_json()}\n")
                file.flush()
            told = ""
            while not told.startswith("ROLLBACK"):
                told = process.stdout.readline()
                assert told
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("task=generate_cv",), "outcomes=… is missing"),
        (("task=generate_vc",), "did you mean generate_cv"),
        (("task=generate_cv", "candidate=1.1.1"), "did you mean 1.1.0"),
        (("task=generate_cv", "act=yes"), "act=true or act=false"),
        (("task=generate_cv", "max_error=2"), "max_error"),
        (("task=generate_cv", "follow=true", "every_s=0"), "every_s=0"),
        (("task=generate_cv", "folow=true"), "folow"),
    ],
)
def test_what_is_asked_wrongly_is_said(place: Place, words: tuple[str, ...], told: str) -> None:
    outcomes = log(place.root / "log.jsonl", traffic(1, (5, "1.1.0", *FINE)))
    given = (*words, outcomes) if "outcomes" not in told else words
    ended = place.run("guard", *given)
    assert ended.code == 2, ended
    assert told in ended.err


def test_a_broken_line_is_named_with_its_place(place: Place) -> None:
    path = place.root / "log.jsonl"
    log(path, traffic(1, (5, "1.1.0", *FINE)))
    with path.open("a") as file:
        file.write('{"id": "x"}\n')
    ended = place.run("guard", f"outcomes={path}", *OWN, "candidate=1.1.0")
    assert ended.code == 2, ended
    assert "log.jsonl:6:" in ended.err


def test_without_any_request_there_is_no_word(place: Place) -> None:
    ended = place.run("guard", log(place.root / "log.jsonl", ()), *OWN)
    assert ended.code == 12, ended
