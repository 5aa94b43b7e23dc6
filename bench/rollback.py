"""How long `vitaeval rollback` takes: on a file, on PostgreSQL, and through an MLflow server.

As a program (arguments: a project and the name of a registry) it rolls back once and prints `{"rollback_s": …}`.
Start-up ends when everything is imported, MLflow's own stores with it, and the registry has answered once.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from statistics import median

from machine import HERE, cost
from rich.console import Console

sys.path.insert(0, str(HERE.parent))
from tests import registries

from vitaeval.app.project import Project
from vitaeval.app.promote import Asked, run_promote
from vitaeval.app.registry import client_of, releasing
from vitaeval.app.rollback import Retreat, run_rollback
from vitaeval.app.scaffold import init

TASK, OLD, NEW = "parse_job", "1.0.0", "1.0.1"
REASON = "reason=bench"


@contextmanager
def _file(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{folder / 'mlflow.db'}"


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    with registries.mlflow_server(f"sqlite:///{folder / 'mlflow.db'}", folder) as uri:
        yield uri


REGISTRIES: dict[str, Callable[[Path], AbstractContextManager[str]]] = {
    "SQLite": _file,
    "PostgreSQL": registries.postgres,
    "MLflow server": _server,
}


def seconds(folder: Path, repeats: int) -> dict[str, tuple[float, float]]:
    """By registry: seconds of a rollback after start-up, and those of the whole command."""
    found = {}
    for name, opened in REGISTRIES.items():
        place = folder / name.replace(" ", "-")
        place.mkdir(parents=True)
        with opened(place) as uri, Path(os.devnull).open("w") as nowhere:
            console = Console(file=nowhere)
            project = _project(place / "project", uri, console)
            took = [_taken_back(project, console) for _ in range(repeats)]
        after, whole = zip(*took, strict=True)
        found[name] = median(after), median(whole)
    return found


def _project(root: Path, uri: str, console: Console) -> Project:
    """A project with two versions, the first of them champion of the registry `bench` at `uri`."""
    root.mkdir()
    init(root, console)
    (root / "conf" / "registry" / "bench.yaml").write_text(f"name: bench\nuri: {uri}\nsandbox: true\n")
    first = root / "prompts" / TASK / f"{OLD}.yaml"
    text = first.read_text(encoding="utf-8").replace(f"version: {OLD}", f"version: {NEW}")
    text = text.replace("parent: null", f"parent: {OLD}").replace("temperature: 0.0", "temperature: 0.1")
    first.with_name(f"{NEW}.yaml").write_text(text, encoding="utf-8")
    project = Project(root)
    run_promote(Asked(TASK, OLD), releasing(project, "bench"), project, console)
    return project


def _taken_back(project: Project, console: Console) -> tuple[float, float]:
    """Two rollbacks in processes of their own: one that tells its start-up apart, one as a person calls it."""
    forced = Asked(TASK, NEW, force=True, reason="bench")
    run_promote(forced, releasing(project, "bench"), project, console)
    told = cost([sys.executable, str(Path(__file__)), str(project.root), "bench"])
    run_promote(forced, releasing(project, "bench"), project, console)
    program = str(Path(sys.executable).with_name("vitaeval"))
    words = [f"task={TASK}", REASON, "registry=bench"]
    whole = cost(["env", "-C", str(project.root), program, "rollback", *words])
    return float(json.loads(told.printed)["rollback_s"]), whole.wall_s


def main() -> None:
    """Start up, roll back, tell."""
    project = Project(Path(sys.argv[1]))
    registry = releasing(project, sys.argv[2]).registry
    with client_of(registry):
        pass
    before = time.perf_counter()
    run_rollback(Retreat(TASK, "bench"), registry, project, Console(stderr=True))
    print(json.dumps({"rollback_s": time.perf_counter() - before}), flush=True)


if __name__ == "__main__":
    main()
