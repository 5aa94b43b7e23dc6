"""From the words of each command to the call behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from vitaeval.cli import ab as experiments
from vitaeval.cli import checking, decide, judging, operate, release
from vitaeval.cli import models as real
from vitaeval.cli.arguments import choose, parse
from vitaeval.cli.shown import console, overrides
from vitaeval.errors import ConfigError

Handler = Callable[[list[str]], int]


def evaluate(words: list[str]) -> int:
    """`vitaeval eval`."""
    from vitaeval.app.configure import configured
    from vitaeval.app.project import find_project
    from vitaeval.app.session import evaluate_all
    from vitaeval.compose import sweep

    many = [word for word in words if word in ("-m", "--multirun")]
    chosen = overrides([word for word in words if word not in many], "eval")
    project = find_project()
    combinations = sweep(chosen) if many else (tuple(chosen),)
    return evaluate_all([configured(project, words) for words in combinations], project, console())


def demo(words: list[str]) -> int:
    """`vitaeval demo`."""
    from vitaeval.app.demo import demo as run
    from vitaeval.app.project import find_project

    parse(words)
    return run(find_project(), console())


def rescore(words: list[str]) -> int:
    """`vitaeval rescore`."""
    from vitaeval.app.project import find_project
    from vitaeval.app.rescore import rescore as run

    return run(parse(words, keys=("run",)).need("run"), find_project(), console())


def runs(words: list[str]) -> int:
    """`vitaeval runs` and `vitaeval runs gc`."""
    from vitaeval.app.project import find_project
    from vitaeval.app.runs import collect, show

    given = parse(words, keys=("keep",), flags=("--yes",), words=1)
    if not given.words:
        return show(find_project(), console())
    choose(given.words[0], ("gc",), "action")
    keep = given.values.get("keep", "20")
    if not keep.isdigit():
        raise ConfigError(f"keep={keep!r} must be a whole number")
    return collect(find_project(), int(keep), really="--yes" in given.flags, console=console())


def log(words: list[str]) -> int:
    """`vitaeval log`."""
    from vitaeval.app.project import find_project
    from vitaeval.app.track import log_again
    from vitaeval.compose import compose
    from vitaeval.config import parse as parse_config
    from vitaeval.schema.config import Tracking

    given = parse(words, keys=("run", "tracking"))
    project, tracking = find_project(), None
    if "tracking" in given.values:
        values = compose(project.conf, "eval", [f"tracking={given.values['tracking']}"])["tracking"]
        tracking = parse_config(values, Tracking, origin=f"conf/tracking/{given.values['tracking']}.yaml")
    return log_again(given.need("run"), project, tracking, console())


def listing(words: list[str]) -> int:
    """`vitaeval list`."""
    from vitaeval.app.listing import LISTINGS
    from vitaeval.app.project import find_project

    given = parse(words, words=1)
    kind = choose(given.words[0] if given.words else None, LISTINGS, "kind")
    return LISTINGS[kind](find_project(), console())


def prompts(words: list[str]) -> int:
    """`vitaeval prompts`."""
    from vitaeval.app.project import find_project
    from vitaeval.app.prompts import ACTIONS

    given = parse(words, keys=("task", "version", "from", "to"), words=1)
    action = choose(given.words[0] if given.words else None, ACTIONS, "action")
    return ACTIONS[action](find_project(), given.values, console())


def golden(words: list[str]) -> int:
    """`vitaeval golden`."""
    from vitaeval.app.golden import ACTIONS
    from vitaeval.app.project import find_project

    given = parse(words, keys=("task", "set", "example"), words=1)
    action = choose(given.words[0] if given.words else None, ACTIONS, "action")
    return ACTIONS[action](find_project(), given.values, console())


def init(words: list[str]) -> int:
    """`vitaeval init`."""
    from vitaeval.app.scaffold import init as run

    given = parse(words, words=1)
    return run(Path(given.words[0]) if given.words else Path.cwd(), console())


def new(words: list[str]) -> int:
    """`vitaeval new`."""
    from vitaeval.app.project import find_project
    from vitaeval.app.scaffold import STARTERS

    given = parse(words, keys=("task", "version", "parent", "set", "name"), words=1)
    kind = choose(given.words[0] if given.words else None, STARTERS, "kind")
    return STARTERS[kind](find_project(), given.values, console())


HANDLERS: Mapping[str, Handler] = {
    "eval": evaluate,
    "check": checking.check,
    "adjudicate": checking.adjudicate,
    "demo": demo,
    "judge": judging.judge,
    "label": judging.label,
    "rescore": rescore,
    "compare": decide.compare,
    "gate": decide.gate,
    "doctor": decide.doctor,
    "ab": experiments.ab,
    "promote": release.promote,
    "rollback": release.rollback,
    "ledger": release.ledger,
    "nightly": operate.nightly,
    "guard": operate.guard,
    "runs": runs,
    "log": log,
    "list": listing,
    "plan": real.plan,
    "models": real.models,
    "record": real.record,
    "import": real.importing,
    "keys": real.keys,
    "prompts": prompts,
    "golden": golden,
    "init": init,
    "new": new,
}
