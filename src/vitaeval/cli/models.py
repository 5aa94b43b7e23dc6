"""Handlers of the commands around real models: what they cost, whether they answer, and what they said."""

from __future__ import annotations

import os
from pathlib import Path

from vitaeval.cli.arguments import choose, parse
from vitaeval.cli.decide import gate_words
from vitaeval.cli.shown import console, overrides
from vitaeval.errors import ConfigError

SOURCE_KEYS = ("file", "prompt", "model")
COLUMNS = "columns."


def plan(words: list[str]) -> int:
    """`vitaeval plan`."""
    from vitaeval.app.configure import configured
    from vitaeval.app.planning import plan_run
    from vitaeval.app.project import find_project

    if any(word.startswith("gate=") for word in words):
        return _plan_gate(words)
    project = find_project()
    return plan_run(configured(project, overrides(words, "plan")), project, console())


def _plan_gate(words: list[str]) -> int:
    """`vitaeval plan gate=…`: the words of `vitaeval gate`."""
    from vitaeval.app.gate_plan import plan_gate
    from vitaeval.app.project import find_project

    arms, rules, rest = gate_words(words, "plan")
    return plan_gate(arms, rules, rest, find_project(), console())


def models(words: list[str]) -> int:
    """`vitaeval models` and `vitaeval models check`."""
    from vitaeval.app.keys import keys_of
    from vitaeval.app.model_check import check
    from vitaeval.app.models import load_model, provider_of, show_with
    from vitaeval.app.project import find_project

    given, project = parse(words, keys=("model",), flags=("--full",), words=1), find_project()
    known = keys_of(project.root, os.environ)
    if not given.words:
        return show_with(known, project, console())
    choose(given.words[0], ("check",), "action")
    config = load_model(project, given.need("model"))
    secret = known.lookup(needed=provider_of(config).key_env is not None)
    return check(config, console(), secret, full="--full" in given.flags)


def record(words: list[str]) -> int:
    """`vitaeval record`."""
    from vitaeval.app.project import find_project
    from vitaeval.app.recording import record as run

    given = parse(words, keys=("run", "out"))
    return run(given.need("run"), Path(given.need("out")), find_project(), console())


def importing(words: list[str]) -> int:
    """`vitaeval import`."""
    from vitaeval.app.configure import configured
    from vitaeval.app.importing import Source, import_answers
    from vitaeval.app.project import find_project

    columns = {key: value for key, equals, value in (word.partition("=") for word in words) if _is_column(key, equals)}
    rest = [word for word in words if not _is_column(*word.partition("=")[:2])]
    own = [word for word in rest if word.partition("=")[0] in SOURCE_KEYS]
    given, project = parse(own, keys=SOURCE_KEYS), find_project()
    base = configured(project, overrides([word for word in rest if word not in own], "import"), imported=True)
    named = {key.removeprefix(COLUMNS): value for key, value in columns.items()}
    source = Source(given.need("file"), given.values.get("prompt"), given.values.get("model"), named)
    return import_answers(base, source, project, console())


def _is_column(key: str, equals: str) -> bool:
    return bool(equals) and key.startswith(COLUMNS)


def keys(words: list[str]) -> int:
    """`vitaeval keys set|list|remove`."""
    given = parse(words, words=2)
    action = choose(given.words[0] if given.words else None, ("set", "list", "remove"), "action")
    if action == "list":
        return _list_keys()
    if len(given.words) != 2:
        raise ConfigError(f"which key? vitaeval keys {action} NAME, for example OPENAI_API_KEY")
    return _set_key(given.words[1]) if action == "set" else _remove_key(given.words[1])


def _list_keys() -> int:
    from vitaeval.app.keys import keys_of
    from vitaeval.app.project import find_project
    from vitaeval.app.wire import providers

    known = [provider.key_env for provider in providers().values() if provider.key_env]
    notes = keys_of(find_project().root, os.environ).notes(known)
    for note in notes:
        console().print(f"{note.name}  {note.source}  sha256 {note.digest}…")
    if not notes:
        console().print("no keys: export one, write it into .env, or vitaeval keys set NAME")
    return 0


def _set_key(name: str) -> int:
    from vitaeval.app.keys import ask_value, set_key, user_key_file

    file = user_key_file(os.environ)
    note = set_key(file, name, ask_value(name))
    console().print(f"kept {note.name} (sha256 {note.digest}…) in {file.path}")
    return 0


def _remove_key(name: str) -> int:
    from vitaeval.app.keys import remove_key, user_key_file

    remove_key(user_key_file(os.environ), name)
    console().print(f"removed {name}")
    return 0
