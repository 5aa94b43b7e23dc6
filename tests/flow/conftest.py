"""A project of its own for each test, and the command line inside it."""

from __future__ import annotations

import json
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests import registries

import vitaeval.providers
from vitaeval.app import wire
from vitaeval.cli import main
from vitaeval.schema.run import RunRecord

REPOSITORY = Path(__file__).parents[2]
FAR = Path(__file__).parent / "far"
QUIET = ("tracking=none", "suite=smoke")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Place:
    """A project folder, and commands run in it."""

    root: Path
    patch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def run(self, *words: str) -> Ended:
        """One command, in this process."""
        self.patch.chdir(self.root)
        self.capture.readouterr()
        handler = signal.getsignal(signal.SIGTERM)
        try:
            code = main(words)
        finally:
            signal.signal(signal.SIGTERM, handler)
        said = self.capture.readouterr()
        return Ended(code, said.out, said.err)

    def eval(self, *words: str) -> Path:
        """`vitaeval eval` that has to succeed; the folder of its run."""
        ended = self.run("eval", *QUIET, *words)
        assert ended.code == 0, ended
        return self.folders()[-1]

    def folders(self) -> list[Path]:
        """All runs, oldest first."""
        return sorted((self.root / "runs").glob("r*"), key=lambda path: (path / "run.json").stat().st_mtime_ns)

    def command(self, *words: str) -> Sequence[str]:
        """The same as a program of its own, with the far ends of the tests."""
        return [sys.executable, str(FAR / "_run.py"), "eval", *QUIET, *words]

    def add_model(self, name: str, **values: Any) -> None:
        """`conf/model/<name>.yaml`."""
        known = {"name": name, "provider": name, "id": name, "evidence": "prompt_blind", "note": None, **values}
        (self.root / "conf" / "model" / f"{name}.yaml").write_text(json.dumps(known))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Place:
    """A project with everything that the repository has."""
    root = tmp_path / "project"
    monkeypatch.setenv("VITAEVAL_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("conf", "golden", "prompts"):
        shutil.copytree(REPOSITORY / name, root / name)
    return Place(root, monkeypatch, capsys)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry's database with nothing in it; making one takes MLflow seconds."""
    return registries.template(tmp_path_factory)


@pytest.fixture
def far(place: Place, tmp_path: Path) -> Iterator[Path]:
    """Models `slow` and `odd` can be chosen; the file that lists the examples which meet bad manners."""
    hit = tmp_path / "hit"
    place.add_model("slow")
    place.add_model("odd", note=str(hit))
    vitaeval.providers.__path__.append(str(FAR))
    wire.providers.cache_clear()
    yield hit
    vitaeval.providers.__path__.remove(str(FAR))
    wire.providers.cache_clear()


def record(folder: Path) -> RunRecord:
    """What a run found."""
    return RunRecord.model_validate_json((folder / "record.json").read_text(encoding="utf-8"))


def lasting(folder: Path) -> bytes:
    """`report.json` without its last entry, `timing`."""
    head, found, _ = (folder / "report.json").read_bytes().partition(b'\n "timing": {')
    assert found
    return head


def keys(folder: Path) -> list[str]:
    """Keys of the finished calls, in the order in which they were written."""
    return [json.loads(line)["key"] for line in (folder / "journal.jsonl").read_bytes().split(b"\n")[:-1]]
