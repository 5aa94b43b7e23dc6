from __future__ import annotations

from tests.ledgers import attempt, judgement, ledger, promoted, question, rolled_back, staged

from vitaeval.decisions.standing import standing
from vitaeval.report.ledger import line, service

ASKED = question("1.1.0")
STORY = ledger(
    promoted("1.0.0", first=True, reason="no evidence"),
    attempt(ASKED),
    judgement(ASKED),
    staged("1.1.0", 10),
    promoted("1.1.0", "1.0.0", forced=True, reason="the model is gone"),
    rolled_back("1.1.0", "1.0.0"),
)


def test_each_entry_says_who_what_and_why_on_one_line() -> None:
    lines = [line(entry) for entry in STORY]
    assert all(f"{entry.who}" in text and entry.sha256[:12] in text for entry, text in zip(STORY, lines, strict=True))
    assert "promotion (no evidence): nobody → 1.0.0@large" in lines[0]
    assert f"attempt {ASKED.id}: 1.1.0@large" in lines[1]
    assert f"verdict on {ASKED.id}: PASS (real)" in lines[2]
    assert "to 10 %" in lines[3]
    assert "promotion FORCED: 1.0.0@large" in lines[4]
    assert "the model is gone" in lines[4]
    assert "rollback: 1.1.0@large" in lines[5]
    assert not any("\n" in text for text in lines)


def test_what_is_in_service_is_told_with_what_was_forced() -> None:
    told = "\n".join(service(standing(STORY[:5])))
    assert "champion  1.1.0@large" in told
    assert "previous  1.0.0@large" in told
    assert "FORCED by Ada, no PASS has replaced it" in told
    assert "10 % of the users" in "\n".join(service(standing(STORY[:4])))
    assert list(service(standing(()))) == ["champion  nobody", "previous  nobody"]
