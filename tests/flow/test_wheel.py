"""What is installed is what was written: the wheel makes a project that runs."""

from __future__ import annotations

import json
import os
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from tests.flow.conftest import REPOSITORY

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(REPOSITORY)]
    subprocess.run(build, check=True, cwd=folder, env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"})
    (found,) = folder.glob("vitaeval-*.whl")
    return found


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`vitaeval` installed from the wheel; its dependencies come from this environment."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    (packages,) = (folder / "lib").glob("python*/site-packages")
    dependencies = "\n".join(site.getsitepackages())
    (packages / "dependencies.pth").write_text(dependencies + "\n")
    return folder / "bin" / "vitaeval"


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_carries_scaffold_data_and_licence(wheel: Path) -> None:
    held = names(wheel)
    wanted = {f"vitaeval/scaffold/{path.relative_to(REPOSITORY)}" for name in ("conf", "golden", "prompts")
              for path in (REPOSITORY / name).rglob("*") if path.is_file()}  # fmt: skip
    assert wanted <= held
    source = REPOSITORY / "src"
    package = {str(path.relative_to(source)) for path in (source / "vitaeval").rglob("*") if path.is_file()}
    assert {name for name in package if "__pycache__" not in name} <= held
    assert any(name.endswith("licenses/LICENSE") for name in held)
    assert not any(part in name for name in held for part in ("__pycache__", "tests/", "runs/", ".hypothesis"))


def test_in_an_empty_folder_init_then_eval_works(program: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}

    def run(*words: str) -> str:
        done = subprocess.run([program, *words], cwd=tmp_path, capture_output=True, text=True, env=environment)
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = "import vitaeval; print(vitaeval.__file__)"
    found = subprocess.run([program.with_name("python"), "-c", where], capture_output=True, text=True, env=environment)
    assert found.stdout.startswith(str(program.parents[1]))

    run("init")
    assert {path.name for path in tmp_path.iterdir()} == {".gitignore", "conf", "golden", "prompts"}
    run("eval", "suite.examples=4", "tracking=none")
    (report,) = (tmp_path / "runs").glob("r*/report.json")
    assert json.loads(report.read_text())["states"]["scored"] == 4
    assert "no problems" in run("prompts", "check")
