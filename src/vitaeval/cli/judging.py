"""Handlers of `vitaeval judge` and `vitaeval label`."""

from __future__ import annotations

import os

from vitaeval.cli.arguments import Arguments, choose, parse
from vitaeval.cli.shown import console, overrides
from vitaeval.errors import ConfigError

ASKED = ("run", "judge", "candidate", "baseline")
LABELLED = ("task", "set", "run", "who", "by", "judge", "claims")


def judge(words: list[str]) -> int:
    """`vitaeval judge run=…`, `judge candidate=… baseline=…`, `judge sample …` and `judge calibrate …`."""
    actions = [word for word in words if "=" not in word and not word.startswith("-")]
    if not actions:
        return _ask(words)
    choose(actions[0], ("sample", "calibrate"), "action")
    return _sample(words) if actions[0] == "sample" else _calibrate(words)


def _ask(words: list[str]) -> int:
    from vitaeval.app.judging import judge_run
    from vitaeval.app.preferring import judge_pairs
    from vitaeval.app.project import find_project

    own = [word for word in words if word.partition("=")[0] in ASKED]
    given = parse(own, keys=ASKED)
    rest = overrides([word for word in words if word not in own], "judge")
    chosen = [*rest, f"prompt={given.values['judge']}"] if given.values.get("judge") else rest
    runs = _runs(given)
    if len(runs) == 1:
        return judge_run(runs[0], chosen, find_project(), console())
    return judge_pairs((runs[0], runs[1]), chosen, find_project(), console())


def _sample(words: list[str]) -> int:
    from vitaeval.app.judge_sample import sample
    from vitaeval.app.project import find_project

    given = parse(words, keys=("run", "candidate", "baseline", "set", "documents"), words=1)
    runs = _runs(given)
    given.need("set")
    return sample(runs, given.values, find_project(), console())


def _calibrate(words: list[str]) -> int:
    from vitaeval.app.calibrating import calibrate
    from vitaeval.app.project import find_project

    given = parse(words, keys=("task", "set", "run"), words=1)
    task, golden = given.need("task"), given.need("set")
    return calibrate(task, golden, given.values.get("run"), find_project(), console())


def _runs(given: Arguments) -> tuple[str, ...]:
    """One run, or candidate and baseline."""
    values = given.values
    if "run" in values and not values.keys() & {"candidate", "baseline"}:
        return (given.need("run"),)
    if "run" in values or not values.keys() & {"candidate", "baseline"}:
        raise ConfigError("what is to be judged? run=ID|last, or candidate=ID baseline=ID for pairs")
    return given.need("candidate"), given.need("baseline")


def label(words: list[str]) -> int:
    """`vitaeval label task=… set=…`, `label claims run=…` and `label agreement …`."""
    from vitaeval.app.label import label_claims, label_set
    from vitaeval.app.project import find_project

    given = parse(words, keys=LABELLED, words=1)
    action = choose(given.words[0], ("claims", "agreement"), "action") if given.words else None
    if action == "agreement":
        return _agreement(given)
    work, needed = (label_claims, ("run",)) if action else (label_set, ("task", "set"))
    for key in needed:
        given.need(key)
    return work(given.values, find_project(), os.environ, console())


def _agreement(given: Arguments) -> int:
    from vitaeval.app.agreeing import agreement_on_claims, agreement_on_set
    from vitaeval.app.project import find_project

    project, values = find_project(), given.values
    if "run" in values:
        return agreement_on_claims(given.need("run"), project, console())
    return agreement_on_set(given.need("task"), given.need("set"), values.get("judge"), project, console())
