"""One answer store file, several real processes, a real server that counts."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

from tests.wire.asking import Asking, together
from tests.wire.behaviour import Answer, echo, failure
from tests.wire.server import WireServer, until

PROMPTS = 40


def address(folder: Path) -> str:
    return f"sqlite:///{folder}/answers.db"


def test_two_processes_at_once_ask_every_question_once(wire: WireServer, tmp_path: Path) -> None:
    wire.always(Answer(echo, latency_s=0.02))
    one, two = together(address(tmp_path), wire.url, PROMPTS)
    assert Counter(seen.prompt for seen in wire.requests) == Counter(f"prompt {number}" for number in range(PROMPTS))
    assert one["texts"] == two["texts"] == [f"prompt {number}" for number in range(PROMPTS)]
    found = Counter(one["evidence"]) + Counter(two["evidence"])
    assert found == {"real": PROMPTS, "replayed": PROMPTS}
    assert one["warnings"] == two["warnings"] == []


def test_a_later_process_asks_nothing(wire: WireServer, tmp_path: Path) -> None:
    wire.always(Answer(echo))
    (first,) = together(address(tmp_path), wire.url, PROMPTS, processes=1)
    (second,) = together(address(tmp_path), wire.url, PROMPTS, processes=1)
    assert len(wire.requests) == PROMPTS
    assert second == {**first, "evidence": {"replayed": PROMPTS}}


def test_a_process_that_is_killed_leaves_all_that_it_had_and_blocks_nobody(wire: WireServer, tmp_path: Path) -> None:
    wire.always(Answer(echo, latency_s=0.05))
    doomed = Asking(address(tmp_path), wire.url, "doomed", PROMPTS, at_once=4).go()
    until(lambda: wire.stats.answered >= 12)
    doomed.kill()
    with sqlite3.connect(tmp_path / "answers.db") as file:
        (kept,) = file.execute("SELECT count(*) FROM answers").fetchone()
        file.execute("UPDATE leases SET until = 0")
    file.close()
    (second,) = together(address(tmp_path), wire.url, PROMPTS, processes=1)
    assert kept >= 8
    assert second["evidence"] == {"replayed": kept, "real": PROMPTS - kept}
    assert PROMPTS <= len(wire.requests) <= PROMPTS + 4


def test_errors_are_not_kept(wire: WireServer, tmp_path: Path) -> None:
    wire.always(failure(500))
    failed = Asking(address(tmp_path), wire.url, "p", 3).go()
    failed.process.communicate(timeout=60)
    assert failed.process.returncode != 0
    wire.always(Answer(echo))
    (second,) = together(address(tmp_path), wire.url, 3, processes=1)
    assert second["evidence"] == {"real": 3}
