"""Handlers of `vitaeval judge` and `vitaeval label`."""

from __future__ import annotations

from vitaeval.cli.arguments import parse
from vitaeval.cli.shown import console, overrides
from vitaeval.errors import ConfigError

OWN = ("run", "judge", "candidate", "baseline")


def judge(words: list[str]) -> int:
    """`vitaeval judge run=…`, `vitaeval judge candidate=… baseline=…` and `vitaeval judge calibrate`."""
    from vitaeval.app.judging import judge_run
    from vitaeval.app.project import find_project

    own = [word for word in words if word.partition("=")[0] in OWN]
    given = parse(own, keys=OWN)
    rest = overrides([word for word in words if word not in own], "judge")
    chosen = [*rest, f"prompt={given.values['judge']}"] if given.values.get("judge") else rest
    if "run" not in given.values:
        raise ConfigError("what is to be judged? run=ID|last, or candidate=ID baseline=ID for pairs")
    return judge_run(given.need("run"), chosen, find_project(), console())
