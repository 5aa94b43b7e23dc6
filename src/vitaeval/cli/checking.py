"""Handlers of `vitaeval check` and `vitaeval adjudicate`."""

from __future__ import annotations

import os
import sys

from vitaeval.cli.arguments import Arguments, choose, parse
from vitaeval.cli.shown import console
from vitaeval.errors import ConfigError

ASKED = ("profile", "cv", "job", "today")
CLAIM = ("run", "example", "trial", "claim", "verdict", "why")


def check(words: list[str]) -> int:
    """`vitaeval check` and `vitaeval check --jsonl`."""
    from vitaeval.app.check import FORMATS, Asked, check_files

    given = parse(words, keys=(*ASKED, "format"), flags=("--jsonl", "--all"))
    if "--jsonl" in given.flags:
        return _lines(given)
    form = choose(given.values.get("format", "text"), FORMATS, "format")
    return check_files(_asked(given, Asked), console(), everything="--all" in given.flags, form=form)


def _lines(given: Arguments) -> int:
    from vitaeval.app import adjudications
    from vitaeval.app.check import today
    from vitaeval.app.check_line import Terms
    from vitaeval.app.check_lines import check_lines

    foreign = [name for name in given.values if name != "today"]
    if foreign:
        raise ConfigError(f"{foreign[0]}=… does not go with --jsonl: each line on standard input names its own")
    terms = Terms(today(given.values.get("today")), adjudications.of_place())
    with open(0, "rb", buffering=0, closefd=False) as requests:
        return check_lines(requests, sys.stdout.buffer, terms)


def adjudicate(words: list[str]) -> int:
    """`vitaeval adjudicate` and `vitaeval adjudicate list`."""
    from vitaeval.app import adjudicate as app
    from vitaeval.app.check import Asked
    from vitaeval.app.project import find_project

    given = parse(words, keys=(*ASKED, *CLAIM))
    project = find_project()
    if given.words:
        choose(given.words[0], ("list",), "action")
        return app.show_all(project, console())
    if "run" not in given.values and "profile" not in given.values:
        raise ConfigError("which claims? run=ID|last [example=ID], or profile=FILE cv=FILE; `adjudicate list` shows all")
    in_run = app.Place(given.values["run"], given.values.get("example"), given.values.get("trial", "0"))
    place = in_run if "run" in given.values else _asked(given, Asked)
    spoken = app.Spoken(*(given.values.get(name) for name in ("claim", "verdict", "why")))
    return app.Adjudicator(project, os.environ, console()).settle(place, spoken)


def _asked(given: Arguments, noun):
    return noun(given.need("profile"), given.need("cv"), given.values.get("job"), given.values.get("today"))
