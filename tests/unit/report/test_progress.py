from __future__ import annotations

import io

from rich.console import Console

from vitaeval.report.progress import RunProgress
from vitaeval.schema.outcome import ExampleOutcome, State

DONE = ExampleOutcome("a", 0, {}, (), State.UNANSWERED)


def shown(terminal: bool) -> str:
    out = io.StringIO()
    with RunProgress(Console(file=out, force_terminal=terminal, width=120)) as progress:
        progress.begin("greet 1.0.0", 2)
        progress.done(DONE)
        progress.done(DONE)
    return out.getvalue()


def test_a_terminal_shows_running_numbers() -> None:
    assert "2 unanswered" in shown(terminal=True)
    assert "2/2" in shown(terminal=True)


def test_a_log_file_gets_nothing() -> None:
    assert shown(terminal=False) == ""
