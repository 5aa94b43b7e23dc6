"""Handlers of `vitaeval promote`, `vitaeval rollback` and `vitaeval ledger`."""

from __future__ import annotations

from vitaeval.cli.arguments import choose, parse
from vitaeval.cli.shown import console
from vitaeval.errors import ConfigError

YES = {"true": True, "false": False}
UNTOLD = "no reason given"


def promote(words: list[str]) -> int:
    """`vitaeval promote`."""
    from vitaeval.app.project import find_project
    from vitaeval.app.promote import Asked, run_promote
    from vitaeval.app.registry import releasing

    given = parse(words, keys=("task", "version", "share", "force", "reason", "registry"))
    values, project = given.values, find_project()
    share = values.get("share", "100")
    if not share.isdecimal():
        raise ConfigError(f"share={share}: write a whole number of percent, such as share=10")
    force = YES[choose(values.get("force", "false"), YES, "value of force")]
    asked = Asked(given.need("task"), given.need("version"), int(share), force, values.get("reason") or None)
    return run_promote(asked, releasing(project, values.get("registry")), project, console())


def rollback(words: list[str]) -> int:
    """`vitaeval rollback`."""
    from vitaeval.app.project import find_project
    from vitaeval.app.registry import releasing
    from vitaeval.app.rollback import Retreat, run_rollback

    given = parse(words, keys=("task", "to", "reason", "registry"))
    project = find_project()
    asked = Retreat(given.need("task"), given.values.get("reason") or UNTOLD, given.values.get("to") or None)
    return run_rollback(asked, releasing(project, given.values.get("registry")).registry, project, console())


def ledger(words: list[str]) -> int:
    """`vitaeval ledger show|verify|export`."""
    from vitaeval.app.ledger_show import ACTIONS, run_ledger
    from vitaeval.app.project import find_project
    from vitaeval.app.registry import releasing

    given = parse(words, keys=("task", "head", "out", "registry"), words=1)
    action = choose(given.words[0] if given.words else None, ACTIONS, "action")
    given.need("task")
    if action == "export":
        given.need("out")
    project = find_project()
    return run_ledger(
        action, given.values, releasing(project, given.values.get("registry")).registry, project, console()
    )
