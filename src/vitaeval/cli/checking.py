"""Handlers of `vitaeval check` and `vitaeval adjudicate`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from vitaeval.cli.arguments import Arguments, choose, parse
from vitaeval.cli.shown import console
from vitaeval.errors import ConfigError

if TYPE_CHECKING:
    from vitaeval.app.check import Asked

ASKED = ("profile", "cv", "job", "today")
CLAIM = ("run", "example", "trial", "claim", "verdict", "why", "unseal")


def check(words: list[str]) -> int:
    """`vitaeval check` and `vitaeval check --jsonl`."""
    from vitaeval.app.check import FORMATS, check_files
    from vitaeval.app.collector import patient

    given = parse(words, keys=(*ASKED, "format"), flags=("--jsonl", "--all"))
    patient()
    if "--jsonl" in given.flags:
        return _lines(given)
    form = choose(given.values.get("format", "text"), FORMATS, "format")
    return check_files(_asked(given), console(), everything="--all" in given.flags, form=form)


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
    from vitaeval.app.adjudicate import Adjudicator, Spoken, show_all
    from vitaeval.app.docket import Place
    from vitaeval.app.project import find_project

    given = parse(words, keys=(*ASKED, *CLAIM), words=1)
    project, values = find_project(), given.values
    if given.words:
        choose(given.words[0], ("list",), "action")
        return show_all(project, console())
    if "run" not in values and "profile" not in values:
        raise ConfigError(
            "which claims? run=ID|last [example=ID], or profile=FILE cv=FILE; `adjudicate list` shows all"
        )
    in_run = Place(values["run"], values.get("example"), values.get("trial")) if "run" in values else None
    spoken = Spoken(values.get("claim"), values.get("verdict"), values.get("why"), values.get("unseal"))
    return Adjudicator(project, os.environ, console()).settle(in_run or _asked(given), spoken)


def _asked(given: Arguments) -> Asked:
    from vitaeval.app.check import Asked

    return Asked(given.need("profile"), given.need("cv"), given.values.get("job"), given.values.get("today"))
