"""Handler of `vitaeval ab`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from vitaeval.cli.arguments import choose, parse
from vitaeval.cli.shown import console, overrides


def ab(words: list[str]) -> int:
    """`vitaeval ab`."""
    action, rest = (words[0], words[1:]) if words and "=" not in words[0] else (None, words)
    return ACTIONS[choose(action, ACTIONS, "action")](rest)


def _new(words: list[str]) -> int:
    from vitaeval.app.ab_new import new
    from vitaeval.app.project import find_project

    given = parse(words, keys=("name", "kind"))
    return new(find_project(), given.need("name"), given.values.get("kind", "online"), console())


def _run(words: list[str]) -> int:
    from vitaeval.app.ab import run_experiment
    from vitaeval.app.project import find_project

    own = [word for word in words if word.partition("=")[0] == "experiment"]
    name = parse(own, keys=("experiment",)).need("experiment")
    rest = overrides([word for word in words if word not in own], "ab")
    return run_experiment(find_project(), name, rest, console())


def _analyse(words: list[str]) -> int:
    from vitaeval.app.ab import analyse_outcomes
    from vitaeval.app.project import find_project

    given = parse(words, keys=("experiment", "outcomes", "query", "tracking"))
    source = given.need("outcomes"), given.values.get("query")
    return analyse_outcomes(find_project(), given.need("experiment"), source, given.values.get("tracking"), console())


def _assign(words: list[str]) -> int:
    from vitaeval.app.ab_assign import assign

    given = parse(words, keys=("test", "user"))
    print(assign(given.need("test"), given.need("user"), None))
    return 0


def _list(words: list[str]) -> int:
    from vitaeval.app.ab_list import listed
    from vitaeval.app.project import find_project

    parse(words)
    return listed(find_project(), console())


ACTIONS: Mapping[str, Callable[[list[str]], int]] = {
    "new": _new,
    "run": _run,
    "analyse": _analyse,
    "assign": _assign,
    "list": _list,
}
