"""`vitaeval guard`: is a version harming live traffic, and is it the version's fault? Acts only when told to."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from rich.console import Console
from rich.text import Text

from vitaeval.app import clock
from vitaeval.app.alerting import alert_rules, called
from vitaeval.app.champion import champion, roll_back
from vitaeval.app.group_names import composed
from vitaeval.app.lock import held
from vitaeval.app.project import Project
from vitaeval.app.webhook import Post
from vitaeval.app.wire import task as task_spec
from vitaeval.app.word_file import append_word
from vitaeval.config import parse
from vitaeval.decisions.alerts import alerts
from vitaeval.decisions.guarding import Watched, judge, may_act, versions_in
from vitaeval.decisions.outcome_measures import outcome_measures
from vitaeval.errors import DataError
from vitaeval.outcomes.follow import Tail
from vitaeval.outcomes.lines import executions, latest
from vitaeval.report.guard import lines
from vitaeval.schema.amounts import counted
from vitaeval.schema.execution import Execution
from vitaeval.schema.guarding import GuardFinding, GuardRules
from vitaeval.schema.naming import did_you_mean

HELD, ROLLED_BACK, ALERTED, NOTHING = 0, 10, 11, 12
CALLS_EVERY_S = 60.0
"""So often at most people are called: a webhook that does not answer must not keep the guard from its work."""
CODES = {"hold": HELD, "alert": ALERTED, "rollback": ROLLED_BACK}


@dataclass(frozen=True, slots=True)
class Duty:
    """What is guarded, by which rules, and whether the guard may act; versions are looked up when they are null."""

    task: str
    outcomes: Path
    candidate: str | None
    control: str | None
    rules: GuardRules
    act: bool


def guard_rules(project: Project, overrides: Sequence[str]) -> GuardRules:
    """`conf/guard.yaml` with overrides."""
    values = composed(project, "guard", overrides, ("registry",))
    return parse(values, GuardRules, origin="conf/guard.yaml with overrides")


def guard_once(duty: Duty, project: Project, console: Console) -> int:
    """Judge the whole log once; returns the exit code."""
    log = latest(executions(duty.outcomes))
    known = versions_in(log, task_spec(duty.task).name)
    for name in (duty.candidate, duty.control):
        if name is not None and name not in known:
            raise DataError(
                f"{duty.outcomes}: no request of {duty.task} was answered by {name}: {did_you_mean(name, known)}"
            )
    found = _round(duty, log, project)
    if found is None:
        console.print(f"no request of {duty.task} was answered by {_candidate(duty, project)}: nothing to judge")
        return NOTHING
    _say(found, duty, project, console)
    _call(duty, log, project, console)
    return CODES[found.action]


def guard_always(duty: Duty, project: Project, console: Console, every_s: float) -> NoReturn:
    """Judge the log whenever it has grown, for as long as nobody stops it; says so when the word changes.

    Whatever the word, people are called by what the traffic measures.
    """
    tail, seen, said, told, due = Tail(duty.outcomes), list[Execution](), "", frozenset[str](), 0.0
    with held(project.guard / f"{duty.task}.lock"):
        while True:
            added = tail.more()
            seen += added
            found = _round(duty, latest(seen), project) if added else None
            if found is not None and f"{found.action} {found.acted}" != said:
                said = f"{found.action} {found.acted}"
                _say(found, duty, project, console)
            if added and clock.seconds() >= due:
                told = _call(duty, latest(seen), project, console, told)
                due = clock.seconds() + CALLS_EVERY_S
            if tail.unread:
                console.print(Text(f"{counted(tail.unread, 'line')} left out, the last one: {tail.reason}"))
                tail.unread = 0
            time.sleep(every_s)


def _candidate(duty: Duty, project: Project) -> str:
    """The version that is watched: the one named, else the challenger, else the champion."""
    if duty.candidate is not None:
        return duty.candidate
    now = champion(project, duty.task, duty.rules.registry)
    return now.challenger or now.served.version


def _round(duty: Duty, log: Sequence[Execution], project: Project) -> GuardFinding | None:
    """One judgement, with what was done about it."""
    found = judge(log, Watched(duty.task, _candidate(duty, project), duty.control), duty.rules)
    if found is None or found.action != "rollback" or not duty.act:
        return found
    return GuardFinding(**{**dict(found), "acted": _act(duty, found, project)})


def _act(duty: Duty, found: GuardFinding, project: Project) -> str:
    """Roll back, unless one was done lately: a second harm within hours is for people."""
    version, now = found.candidate.version, champion(project, duty.task, duty.rules.registry)
    if version not in (now.served.version, now.challenger):
        return f"{version} is not in service: nothing to roll back"
    if not may_act(now.rolled_back, clock.now(), duty.rules):
        return f"not rolled back: one automatic rollback in {duty.rules.pause_h:g} h, people decide on the next"
    reason = f"guard at {found.at.isoformat(timespec='seconds')}: {found.reason}"
    return roll_back(project, duty.task, duty.rules.registry, version, reason[:1000])


def _say(found: GuardFinding, duty: Duty, project: Project, console: Console) -> None:
    """Print what was found and add it to the guard's book, which is only ever added to."""
    for line in lines(found, dry=not duty.act):
        console.print(Text(line))
    project.guard.mkdir(parents=True, exist_ok=True)
    append_word(project.guard / f"{found.task}.jsonl", found)


def _call(
    duty: Duty, log: Sequence[Execution], project: Project, console: Console, told: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Call whom the traffic of the last hours concerns, and print what is not among `told`; returns `told` with it."""
    rules, until = alert_rules(project), log[-1].time
    measured = {duty.task: outcome_measures(log, duty.task, until, duty.rules.alert_h)}
    wanted = tuple(alerts(rules, measured, until.date().isoformat()))
    for item in called(wanted, rules, project.guard / f"{duty.task}-alerts.jsonl", Post(os.environ)):
        name = f"{item.day} {item.rule} {item.delivered}"
        if name not in told:
            arrived = "called" if item.delivered else f"NOT called ({item.problem})"
            console.print(Text(f"{item.severity}: {item.message}; {item.route} {arrived}"))
        told |= {name}
    return told
