from __future__ import annotations

from vitaeval.schema.outcome import State


def test_states_are_written_as_words_that_reports_show() -> None:
    assert [str(state) for state in State] == ["scored", "malformed", "unanswered", "substituted", "skipped"]
