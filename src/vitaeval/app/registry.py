"""Which registry is meant, and a way into it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from vitaeval.app.project import Project
from vitaeval.compose import compose
from vitaeval.config import parse
from vitaeval.errors import ConfigError
from vitaeval.prompts.files import tasks
from vitaeval.schema.naming import did_you_mean
from vitaeval.schema.registry import Registry, Releasing
from vitaeval.tracking.mlflow_log import connection
from vitaeval.tracking.reach import shown, sqlite_path

SANDBOX = "sandbox: nothing here is released"


def releasing(project: Project, registry: str | None = None) -> Releasing:
    """`conf/promote.yaml` with the registry called `registry`, its file placed in the project.

    Raises ConfigError with near matches for an unknown registry.
    """
    chosen = [] if registry is None else [f"registry={registry}"]
    found = parse(compose(project.conf, "promote", chosen), Releasing, origin="conf/promote.yaml")
    return Releasing(registry=_placed(found.registry, project), first=found.first)


def told(registry: Registry) -> str:
    """The registry by name and place, and that it is a sandbox where it is one."""
    place = f"{registry.name} ({shown(registry.uri)})"
    return f"{place}, {SANDBOX}" if registry.sandbox else place


@contextmanager
def client_of(registry: Registry) -> Iterator[Any]:
    """A client of MLflow there. Raises EnvironmentFailure within seconds when it cannot be reached."""
    with connection(registry.uri) as client:
        yield client


def is_unwritten(registry: Registry) -> bool:
    """Whether the registry is a file that nobody has made yet: it says nothing, and looking would make it."""
    path = sqlite_path(registry.uri)
    return path is not None and not path.exists()


def known_task(project: Project, name: str) -> None:
    """Raise ConfigError with near matches when the project has no prompts for a task called `name`."""
    known = tasks(project.prompts)
    if name not in known:
        raise ConfigError(f"task={name}: unknown task; {did_you_mean(name, known)}")


def _placed(registry: Registry, project: Project) -> Registry:
    path = sqlite_path(registry.uri)
    if path is None or path.is_absolute():
        return registry
    uri = registry.uri.replace(str(path), (project.root / path).as_posix(), 1)
    return Registry(name=registry.name, uri=uri, sandbox=registry.sandbox)
