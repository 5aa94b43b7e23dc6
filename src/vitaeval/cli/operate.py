"""Handlers of the commands that look after released prompts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vitaeval.cli.arguments import parse
from vitaeval.cli.shown import console, overrides
from vitaeval.errors import ConfigError
from vitaeval.schema.nightly import NightlyRules

if TYPE_CHECKING:
    from vitaeval.app.project import Project

GUARD = ("task", "outcomes", "candidate", "control", "act", "follow", "every_s")
LONGEST_S = 3600.0
SWITCH = {"true": True, "false": False}


def nightly(words: list[str]) -> int:
    """`vitaeval nightly`."""
    from vitaeval.app.nightly import Wish
    from vitaeval.app.nightly import nightly as run
    from vitaeval.app.project import find_project

    named = [word for word in words if word.partition("=")[0] in ("task", "night", "replay", "refresh")]
    given = parse(named, keys=("task", "night", "replay", "refresh"))
    rest = overrides([word for word in words if word not in named], "nightly")
    own = [word for word in rest if _is_nightly(word.partition("=")[0])]
    project = find_project()
    if "replay" in given.values:
        return _replay(given.values["replay"], project)
    if switch(given.values.get("refresh", "false"), "refresh"):
        return _refresh(project)
    wish = Wish(given.values.get("task"), given.values.get("night"), own, [word for word in rest if word not in own])
    return run(wish, project, console())


def _is_nightly(key: str) -> bool:
    """Whether `key` is one of conf/nightly.yaml; `suite.tags` and the like are of conf/eval.yaml."""
    name, dot, _ = key.partition(".")
    return name in NightlyRules.model_fields and (not dot or name in ("charts", "probe"))


def switch(given: str, key: str) -> bool:
    """`true` or `false`. Raises ConfigError for anything else."""
    if given not in SWITCH:
        raise ConfigError(f"{key}={given}: write {key}=true or {key}=false")
    return SWITCH[given]


def _replay(night: str, project: Project) -> int:
    from vitaeval.app.nightly_replay import replay

    return replay(night, project, console())


def _refresh(project: Project) -> int:
    from vitaeval.app.nightly_replay import refresh

    return refresh(project, console())


def guard(words: list[str]) -> int:
    """`vitaeval guard`."""
    from vitaeval.app.guard import Duty, guard_always, guard_once, guard_rules
    from vitaeval.app.project import find_project

    named = [word for word in words if word.partition("=")[0] in GUARD]
    given, project = parse(named, keys=GUARD), find_project()
    rules = guard_rules(project, overrides([word for word in words if word not in named], "guard"))
    values = given.values
    duty = Duty(
        task=given.need("task"),
        outcomes=Path(given.need("outcomes")).expanduser(),
        candidate=values.get("candidate"),
        control=values.get("control"),
        rules=rules,
        act=switch(values.get("act", "false"), "act"),
    )
    if switch(values.get("follow", "false"), "follow"):
        guard_always(duty, project, console(), _seconds(values.get("every_s", "10")))
    return guard_once(duty, project, console())


def _seconds(given: str) -> float:
    try:
        found = float(given)
    except ValueError:
        found = 0.0
    if not 0 < found <= LONGEST_S:
        raise ConfigError(f"every_s={given}: seconds between two looks, more than 0 and at most {LONGEST_S:.0f}")
    return found
