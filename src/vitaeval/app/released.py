"""`vitaeval.load_prompt`: what is in service, for services."""

from __future__ import annotations

import logging
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from vitaeval.app.key_file import key_file_path
from vitaeval.app.project import Project, find_project
from vitaeval.app.registry import releasing
from vitaeval.app.watch import Watch
from vitaeval.decisions.chain import broken
from vitaeval.decisions.standing import standing
from vitaeval.errors import ConfigError, EnvironmentFailure
from vitaeval.schema.fingerprint import digest
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.released import Released, Snapshot
from vitaeval.tracking import mlflow_bindings
from vitaeval.tracking.documents import Documents
from vitaeval.tracking.mlflow_ledger import LedgerStore, readable
from vitaeval.tracking.registry_reader import reader

STATE = ".state"
REQUEST_S = 1.4
NAME = re.compile(r"[A-Za-z]\w*")
LOG = logging.getLogger("vitaeval")


def load_prompt(task: str, alias: str, registry: str | None, project: Path | str | None) -> Released:
    """The binding behind `alias` of `task`. See `vitaeval.load_prompt`."""
    if not NAME.fullmatch(task):
        raise ConfigError(f"{task!r} is no name of a task")
    if alias not in mlflow_bindings.ALIASES:
        raise ConfigError(f"alias={alias}: {did_you_mean(alias, mlflow_bindings.ALIASES)}")
    snapshot, warning = _watch(task, registry, str(project or Path.cwd())).look()
    if warning is not None:
        LOG.warning("%s %s: %s", task, alias, warning)
    if alias not in snapshot.bindings:
        raise ConfigError(f"{task} has no {alias} today; in service: {', '.join(snapshot.bindings) or 'nothing'}")
    share = {"champion": 100 - snapshot.share, "challenger": snapshot.share}.get(alias, 0)
    return Released(snapshot.bindings[alias], alias, share, snapshot.number, warning)


@cache
def _watch(task: str, registry: str | None, start: str) -> Watch:
    """One watch for each task and registry in this process."""
    project = _project(Path(start))
    uri = _uri(registry, project)
    folder = project.runs / STATE if project else key_file_path(os.environ).parent
    client = reader(uri, REQUEST_S)
    return Watch(lambda known: _snapshot(client, task, known), folder / "released" / f"{task}-{digest(uri)[:12]}.json")


def _project(start: Path) -> Project | None:
    try:
        return find_project(start)
    except ConfigError:
        return None


def _uri(registry: str | None, project: Project | None) -> str:
    if registry is not None and "://" in registry:
        return registry
    if project is not None:
        return releasing(project, registry).registry.uri
    if uri := os.environ.get("MLFLOW_TRACKING_URI"):
        return uri
    raise ConfigError("which registry? name its address (registry='https://…') or set MLFLOW_TRACKING_URI")


def _snapshot(client: Any, task: str, known: Snapshot | None) -> Snapshot:
    """What the ledger says now; one question when it has not grown since `known`."""
    store = LedgerStore(Documents(client))
    if known is not None and store.entry(task, known.number + 1) is None:
        return known
    entries = readable(store.pages(task))
    for problem in broken(entries):
        raise EnvironmentFailure(f"the ledger of {task} is damaged: {problem}")
    now = standing(entries)
    if now.champion is None:
        raise ConfigError(f"{task} has no champion: `vitaeval promote task={task} version=…`")
    releases = {
        "champion": now.champion.release,
        "challenger": now.challenger.release if now.challenger else None,
        "previous": now.previous,
    }
    bindings = {
        alias: mlflow_bindings.read(client, task, release.binding) for alias, release in releases.items() if release
    }
    share = now.challenger.share if now.challenger else 0
    return Snapshot(task=task, number=len(entries), share=share, bindings=bindings)
