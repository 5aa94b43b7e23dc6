from pathlib import Path
from typing import Any

from vitaeval.app.alerting import called
from vitaeval.app.webhook import Post
from vitaeval.schema.alerts import Alert, AlertRules, Measure, Route, Urgency

RULES = AlertRules(routes={"people": Route(url_env="HOOK")})
NOBODY = Post({}, lambda _seconds: None)


def alert(**more: Any) -> Alert:
    values: dict[str, Any] = {
        "rule": "drift",
        "severity": Urgency.HIGH,
        "route": "people",
        "about": "generate_cv",
        "day": "2026-11-21",
        "measures": {Measure.DRIFTS: 1.0},
        "message": "generate_cv: confirmed drifts: 1",
    }
    return Alert(**{**values, **more})


def test_what_has_arrived_is_remembered_and_what_has_not_is_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "guard" / "alerts.jsonl"
    path.parent.mkdir()
    path.write_text(alert(delivered=True).model_dump_json() + "\n", encoding="utf-8")
    first = called((alert(), alert(rule="errors")), RULES, path, NOBODY)
    assert [item.delivered for item in first] == [True, None]
    again = called((alert(), alert(rule="errors")), RULES, path, NOBODY)
    assert [item.delivered for item in again] == [True, None]
    assert len(path.read_text().splitlines()) == 2


def test_another_day_is_another_call(tmp_path: Path) -> None:
    path = tmp_path / "alerts.jsonl"
    path.write_text(alert(delivered=True).model_dump_json() + "\n", encoding="utf-8")
    (found,) = called((alert(day="2026-11-22"),), RULES, path, NOBODY)
    assert found.delivered is None
    assert len(path.read_text().splitlines()) == 2
