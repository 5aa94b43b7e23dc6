"""Twenty processes promote and roll back at once: on SQLite, on PostgreSQL and through an MLflow server."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from tests import registries
from tests.flow.conftest import FAR, Place
from tests.races import raced, started

import vitaeval
from vitaeval.app.ledger import open_ledger
from vitaeval.app.project import Project
from vitaeval.app.registry import releasing
from vitaeval.decisions.chain import broken
from vitaeval.decisions.standing import standing
from vitaeval.schema.ledger import Promotion, Rollback
from vitaeval.tracking import mlflow_bindings

TASK = "parse_job"
PROCESSES = 20

Registry = Callable[[Path], AbstractContextManager[str]]


@contextmanager
def sqlite(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{registries.migrated(folder)}"


@contextmanager
def server(folder: Path) -> Iterator[str]:
    with registries.mlflow_server(f"sqlite:///{registries.migrated(folder)}", folder) as uri:
        yield uri


def prepare(place: Place, uri: str) -> None:
    """A version of a prompt for each process, and a registry at `uri` whose champion is another one."""
    (place.root / "conf" / "registry" / "shared.yaml").write_text(f"name: shared\nuri: {uri}\nsandbox: true\n")
    first = place.root / "prompts" / TASK / "1.0.0.yaml"
    for number in range(1, PROCESSES + 1):
        text = first.read_text(encoding="utf-8").replace("version: 1.0.0", f"version: 1.0.{number}")
        text = text.replace("parent: null", "parent: 1.0.0").replace("temperature: 0.0", f"temperature: 0.{number:02d}")
        first.with_name(f"1.0.{number}.yaml").write_text(text, encoding="utf-8")
    assert place.run("promote", f"task={TASK}", "version=1.0.0", "registry=shared").code == 0


def race(place: Place) -> tuple[dict[str, int], str]:
    """The exit code of each process, by the reason that it gave, and all that was printed."""
    command = [sys.executable, str(FAR / "_releaser.py")]
    env = [{**os.environ, "VITAEVAL_ACTOR": f"process {number}"} for number in range(PROCESSES)]
    said = raced([started([*command, str(number), TASK], place.root, env[number]) for number in range(PROCESSES)])
    lines = [line.split() for text in said for line in text.splitlines() if line.startswith("code ")]
    return {name: int(code) for _, code, name in lines}, "\n".join(said)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("where", [sqlite, registries.postgres, server], ids=["sqlite", "postgresql", "server"])
def test_twenty_processes_at_once_lose_no_entry_and_leave_the_aliases_right(
    place: Place, where: Registry, tmp_path: Path
) -> None:
    folder = tmp_path / "registry"
    folder.mkdir()
    with where(folder) as uri:
        prepare(place, uri)
        codes, said = race(place)
        done = sorted(reason for reason, code in codes.items() if code == 0)
        assert len(codes) == PROCESSES, said
        assert {code for number, code in enumerate(codes[f"p{n}"] for n in range(PROCESSES)) if number % 4} == {0}, said
        assert set(codes.values()) <= {0, 2}, said
        project = Project(place.root)
        with open_ledger(project, releasing(project, "shared").registry, TASK) as ledger:
            entries = tuple(page.entry for page in ledger.store.pages(TASK) if page.entry is not None)
            numbers = mlflow_bindings.aliases(ledger.client, TASK)
            named = {item.version: item.tags["vitaeval.sha256"] for item in ledger.client.search_prompt_versions(TASK)}
        now = standing(entries)
        moves = [entry.deed for entry in entries[1:] if isinstance(entry.deed, Promotion | Rollback)]
        assert list(broken(entries)) == []
        assert sorted(deed.reason for deed in moves) == done, said
        assert len(entries) == len(done) + 1
        assert len(set(named.values())) == len(named)
        assert now.champion is not None
        assert named[numbers["champion"]] == now.champion.release.binding
        assert named.get(numbers.get("previous", 0)) == (now.previous.binding if now.previous else None)
        loaded = vitaeval.load_prompt(TASK, registry=uri, project=place.root)
        assert (loaded.binding.digest, loaded.warning) == (now.champion.release.binding, None)
        assert place.run("ledger", "verify", f"task={TASK}", "registry=shared").code == 0
    shutil.rmtree(folder, ignore_errors=True)
