"""From a night's numbers to calls that arrive."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from vitaeval.app.nightly_history import read_history
from vitaeval.app.project import Project
from vitaeval.app.webhook import Post, deliver
from vitaeval.app.wire import tasks as known_tasks
from vitaeval.app.word_file import read_words
from vitaeval.compose import compose
from vitaeval.config import parse
from vitaeval.decisions.alerts import alerts, night_measures
from vitaeval.decisions.nightly import largest
from vitaeval.errors import ConfigError
from vitaeval.runner import folder as folders
from vitaeval.schema.alerts import Alert, AlertRules
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.nightly import NightlySummary

ENVIRONMENT = 3


def alert_rules(project: Project) -> AlertRules:
    """`conf/alerts.yaml`; a project without one calls nobody. Raises ConfigError for a task that does not exist."""
    if not (project.conf / "alerts.yaml").exists():
        return AlertRules()
    found = parse(compose(project.conf, "alerts", []), AlertRules, origin="conf/alerts.yaml")
    for rule in found.rules:
        for name in rule.tasks:
            if name not in known_tasks():
                near = did_you_mean(name, known_tasks())
                raise ConfigError(f"conf/alerts.yaml: rule {rule.name}: unknown task {name!r}: {near}")
    return found


def raised(found: NightlySummary, rules: AlertRules, project: Project, post: Post) -> NightlySummary:
    """`found` with its alerts sent. What arrived earlier tonight is not sent again.

    A call that is lost on its way changes the exit code of an otherwise quiet night: nobody else would notice. A
    route that nobody listens to is told in the summary alone.
    """
    runs = largest(run for task in found.tasks for run in read_history(project, task.task))
    wanted = tuple(alerts(rules, night_measures(found.tasks, runs, found.night), found.night))
    sent = called(wanted, rules, project.nightly / found.night / "alerts.jsonl", post)
    lost = any(item.delivered is False for item in sent)
    code = found.exit_code or (ENVIRONMENT if lost else 0)
    return NightlySummary(**{**dict(found), "alerts": sent, "exit_code": code})


def called(wanted: Sequence[Alert], rules: AlertRules, path: Path, post: Post) -> tuple[Alert, ...]:
    """Send `wanted` and keep in `path` what has arrived, so that the same call on the same day is made once."""
    before = [item for _, item in read_words(path, Alert, "an alert")]
    sent = deliver(_known(wanted, before), rules, post)
    new = {_name(item) for item in sent}
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [item.model_dump_json() for item in (*(old for old in before if _name(old) not in new), *sent)]
    folders.write(path, "".join(f"{line}\n" for line in lines))
    return sent


def _known(wanted: Sequence[Alert], before: Sequence[Alert]) -> tuple[Alert, ...]:
    """`wanted`, with those marked that have arrived before."""
    arrived = {_name(item) for item in before if item.delivered}
    return tuple(Alert(**{**dict(item), "delivered": True}) if _name(item) in arrived else item for item in wanted)


def _name(alert: Alert) -> tuple[str, str, str, str]:
    return alert.rule, alert.about, alert.route, alert.day
