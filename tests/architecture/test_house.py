"""The rules of the house that no other tool checks (import contracts: `make lint`)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "vitaeval"
UNIT = ROOT / "tests" / "unit"
MODULES = sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py"))
MOST_LINES = 300
DUMPING_GROUNDS = {"utils", "util", "common", "helpers", "helper", "misc", "shared", "tools", "base_utils", "functions"}

ELSEWHERE = {
    # A suite runs over every item of these shelves.
    "metrics": "tests/shelves/test_metrics.py",
    "tasks": "tests/shelves/test_tasks.py",
    "providers": "tests/unit/providers/test_keyless.py",
    "defects/lies": "tests/shelves/test_defects.py",
    "defects/rewrites": "tests/shelves/test_defects.py",
    "defects/kinds.py": "tests/shelves/test_defects.py",
    "__init__.py": "tests/flow/test_eval.py",
    "version.py": "tests/unit/cli/test_main.py",
    # Commands: shown from the outside, in a project of their own.
    "app": "tests/flow",
    "cli/__init__.py": "tests/unit/cli/test_main.py",
    "cli/help": "tests/unit/cli/test_main.py",
    "cli/ab.py": "tests/flow/test_ab.py",
    "cli/checking.py": "tests/flow/test_check_lines.py",
    "cli/handlers.py": "tests/unit/cli/test_main.py",
    "cli/judging.py": "tests/flow/test_judging.py",
    "cli/models.py": "tests/flow/test_real_models.py",
    "cli/decide.py": "tests/flow/test_compare.py",
    "cli/operate.py": "tests/flow/test_nightly.py",
    "cli/release.py": "tests/flow/test_release.py",
    "cli/shown.py": "tests/unit/cli/test_main.py",
    "transport/batch_file.py": "tests/unit/transport/test_batch.py",
    "transport/clock.py": "tests/unit/transport/test_quota.py",
    "transport/quota_store.py": "tests/unit/transport/test_quota.py",
    "transport/quota_redis.py": "tests/wire/test_quota_redis.py",
    "transport/redis_link.py": "tests/unit/transport/test_store_redis.py",
    "transport/waited.py": "tests/unit/transport/test_retry.py",
    "report/table.py": "tests/unit/report/test_markdown.py",
    "text/quantity.py": "tests/unit/text/test_quantities.py",
    # Nouns: fields and bounds; every suite builds and stores them.
    "schema": "tests/unit/schema/test_base.py",
}


def code(module: Path) -> str:
    return (SOURCE / module).read_text(encoding="utf-8")


def says_nothing(module: Path) -> bool:
    """Whether a module is only a docstring, imports and constants that list its own names."""
    kinds = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    return all(isinstance(node, kinds) for node in ast.parse(code(module)).body) and module.name == "__init__.py"


def is_mirrored(module: Path) -> bool:
    parent = module.parent.parent if module.name == "__init__.py" else module.parent
    stem = module.parent.name if module.name == "__init__.py" else module.stem.lstrip("_")
    return (UNIT / parent / f"test_{stem}.py").is_file()


def is_covered_elsewhere(module: Path) -> bool:
    return any(module.as_posix() == place or module.as_posix().startswith(f"{place}/") for place in ELSEWHERE)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_is_short(module: Path) -> None:
    assert len(code(module).splitlines()) <= MOST_LINES


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(code(module)))


def test_no_name_is_a_dumping_ground() -> None:
    names = {part for module in MODULES for part in (*module.parent.parts, module.stem)}
    assert names.isdisjoint(DUMPING_GROUNDS)


def test_every_module_has_its_tests() -> None:
    lacking = [
        str(module)
        for module in MODULES
        if not (is_mirrored(module) or is_covered_elsewhere(module) or says_nothing(module))
    ]
    assert lacking == []


def test_what_is_listed_as_covered_elsewhere_exists() -> None:
    assert all((SOURCE / place).exists() and (ROOT / suite).exists() for place, suite in ELSEWHERE.items())


def test_tests_mirror_modules_that_exist() -> None:
    known = {module.with_suffix("").as_posix().replace("/_", "/") for module in MODULES}
    known |= {module.parent.as_posix() for module in MODULES if module.name == "__init__.py"}
    allowed = {"cli/main", "providers/keyless", "api"}
    tests = {path.relative_to(UNIT).with_suffix("") for path in UNIT.rglob("test_*.py")}
    strays = {(path.parent / path.name.removeprefix("test_")).as_posix() for path in tests} - known - allowed
    assert strays == set()


CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("time", "time")}


def clock_reads(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(code(module))):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
            if (name, node.attr) in CLOCKS:
                yield f"{module}:{node.lineno}"


def test_only_the_clock_reads_the_wall_clock() -> None:
    # A provider's dates (retry-after, resets) are read against the moment of its answer.
    others = [module for module in MODULES if module != Path("app/clock.py") and module.parts[0] != "providers"]
    assert [read for module in others for read in clock_reads(module)] == []
    assert list(clock_reads(Path("app/clock.py"))) != []


def test_nothing_draws_from_an_unseeded_source() -> None:
    run_names, chance, salt = Path("runner/folder.py"), Path("transport/clock.py"), Path("app/key_file.py")
    pattern = re.compile(r"\b(random\.(random|choice|shuffle|sample|randint)|secrets\.|uuid\.uuid[14]|os\.urandom)\b")
    assert {module for module in MODULES if pattern.search(code(module))} <= {run_names, chance, salt}


def texts() -> Iterator[Path]:
    for name in ("src", "conf", "prompts", "requirements", "tests"):
        for path in (ROOT / name).rglob("*"):
            if path.suffix in {".py", ".yaml", ".md", ".toml", ".lock", ".csv", ".txt"} and path != Path(__file__):
                yield path
    yield from (ROOT / name for name in ("pyproject.toml", "Makefile"))


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    pattern = re.compile(rf"(?<![\w.])(/home/\w|/Users/\w|/root/|[A-Z]:\\Users|{re.escape(str(ROOT))}/)")
    assert [str(path) for path in texts() if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_lock_files_name_no_host() -> None:
    locks = sorted((ROOT / "requirements").glob("*.lock"))
    assert [path.stem for path in locks] == ["base", "dev", "semantic-light", "semantic"]
    assert not any("://" in path.read_text(encoding="utf-8") for path in locks)


def test_every_pinned_package_has_its_hashes() -> None:
    for path in (ROOT / "requirements").glob("*.lock"):
        blocks = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
        assert all("==" in block and "--hash=sha256:" in block for block in blocks), path
