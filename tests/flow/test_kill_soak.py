"""A run with a real provider is killed again and again, at any moment, and the same command always finishes it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.flow.conftest import QUIET, Place, keys, record
from tests.wire.process import WireProcess
from tests.wire.redis_process import RedisProcess

EXAMPLES, AT_ONCE, KILLS = 8, 2, 100
ASKED = ("eval", *QUIET, "task=parse_job", "prompt=1.0.0", "model=local", f"suite.examples={EXAMPLES}")
SETTINGS = (*ASKED, f"concurrency={AT_ONCE}")


@dataclass
class Soak:
    """A project, the server that answers it, and the program that starts and kills its commands."""

    root: Path
    server: WireProcess
    program: subprocess.Popen[str]
    cache: str
    kills: int = 0
    cut_calls: int = 0
    phases: Counter[str] = field(default_factory=Counter)

    def command(self, words: list[str], kill_after_s: float | None) -> int:
        """How one process ended."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write(json.dumps({"words": words, "kill_after_s": kill_after_s}) + "\n")
        self.program.stdin.flush()
        return int(json.loads(self.program.stdout.readline())["code"])

    def requests(self) -> int:
        """All that the server has heard, once it is at rest."""
        while (stats := self.server.stats())["in_flight"]:
            time.sleep(0.005)
        return int(stats["requests"])

    def folders(self) -> set[Path]:
        return {path.parent for path in (self.root / "runs").glob("r*/run.json")}


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisProcess]:
    server = RedisProcess(tmp_path)
    yield server
    server.kill()


@pytest.fixture(params=["off", "sqlite", "redis"])
def soak(request: pytest.FixtureRequest, place: Place, redis: RedisProcess, tmp_path: Path) -> Iterator[Soak]:
    cache = str(request.param)
    if cache == "redis":
        redis.start()
    warm = tmp_path / "warm"
    warm.mkdir()
    for name in ("conf", "golden", "prompts"):
        (warm / name).symlink_to(place.root / name)
    server = WireProcess(log=tmp_path / "requests.jsonl", latency_ms=50).start()
    words = [*SETTINGS, f"cache={cache}", "epoch=warm"]
    given = {"warm": str(warm), "words": words, "root": str(place.root), "log": str(tmp_path / "said.txt")}
    known = {
        "VITAEVAL_LOCAL_URL": f"{server.url}/v1",
        "VITAEVAL_REDIS": redis.uri,
        "VITAEVAL_CONFIG_HOME": str(tmp_path / "no-keys"),
    }
    program = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("warm.py")), json.dumps(given)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **known},
    )
    yield Soak(place.root, server, program, cache)
    program.communicate()
    server.kill()
    assert "Traceback" not in (tmp_path / "said.txt").read_text()


def uninterrupted(soak: Soak, words: list[str]) -> tuple[dict[str, Any], float]:
    """What a run reports that nobody disturbs, and how many seconds it takes once a first one was made."""
    assert soak.command(words, None) == 0
    (folder,) = soak.folders()
    began = time.monotonic()
    assert soak.command([*words, "epoch=again"], None) == 0
    return lasting(folder), time.monotonic() - began


def lasting(folder: Path) -> dict[str, Any]:
    """The report without what may differ: `timing`, and whether answers came over the cache."""
    report: dict[str, Any] = json.loads((folder / "report.json").read_text())
    assert report.pop("timing")
    assert report["evidence"] in ("real", "replayed")
    return report


def killed_until_done(soak: Soak, words: list[str], moments: list[float]) -> Path:
    """One run, killed at each of the moments (seconds after the start of a process), then left in peace."""
    before, heard, written = soak.folders(), soak.requests(), 0
    for moment in [*moments, None]:
        code = soak.command(words, moment)
        folder = next(iter(soak.folders() - before), None)
        now_heard = soak.requests()
        now_written = 0 if folder is None or not (folder / "journal.jsonl").exists() else lines(folder)
        unwritten = (now_heard - heard) - (now_written - written)
        assert code in (0, -signal.SIGKILL)
        assert unwritten <= (0 if code == 0 else AT_ONCE), "more was asked than was under way"
        soak.kills += code != 0
        soak.cut_calls += max(0, unwritten) if code else 0
        soak.phases[phase(folder, now_written) if code else "ended"] += 1
        heard, written = now_heard, now_written
        if folder is not None and (folder / "record.json").exists():
            break
    (folder,) = soak.folders() - before
    return folder


def lines(folder: Path) -> int:
    """Whole lines in the journal, as a reader finds them."""
    return (folder / "journal.jsonl").read_bytes().count(b"\n")


def phase(folder: Path | None, written: int) -> str:
    """How far the run was when its process was killed."""
    if folder is None:
        return "before its folder"
    if (folder / "record.json").exists():
        return "after its record"
    return "before its first answer" if not written else "all answered" if written == EXAMPLES else "between answers"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_whenever_it_is_killed_nothing_is_lost_and_nothing_is_answered_twice(soak: Soak) -> None:
    dice = random.Random(f"kills with cache={soak.cache}")
    words = [*SETTINGS, f"cache={soak.cache}"]
    whole, took = uninterrupted(soak, words)
    asked_before, number = soak.requests(), 0
    while soak.kills < KILLS:
        number += 1
        moments = [dice.uniform(0.0, took) for _ in range(4)]
        folder = killed_until_done(soak, [*words, f"epoch='{number}'"], moments)
        found = lasting(folder)
        if soak.cache != "off":
            found["evidence"] = whole["evidence"]
        assert found == whole
        assert len(keys(folder)) == len(set(keys(folder))) == EXAMPLES
        assert record(folder).states["scored"] == EXAMPLES
    assert soak.requests() - asked_before <= number * EXAMPLES + soak.cut_calls
    assert soak.phases["between answers"] > KILLS // 10, soak.phases
    assert soak.cut_calls > KILLS // 10
